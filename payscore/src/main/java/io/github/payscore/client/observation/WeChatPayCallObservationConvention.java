/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.client.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.client.observation.WeChatPayCallObservationContext.Outcome;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallHighCardinalityKeys;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallKeys;

/**
 * Names the observation of a call and its key values. What an implementation does not
 * override is the default. Must be thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayClientBuilder#observationConvention
 */
public interface WeChatPayCallObservationConvention extends ObservationConvention<WeChatPayCallObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof WeChatPayCallObservationContext;
	}

	@Override
	default String getName() {
		return "wechatpay.call";
	}

	@Override
	default String getContextualName(WeChatPayCallObservationContext context) {
		String uriTemplate = context.getUriTemplate();
		return "wechatpay " + context.getMethod() + ((uriTemplate != null) ? " " + uriTemplate : "");
	}

	@Override
	default KeyValues getLowCardinalityKeyValues(WeChatPayCallObservationContext context) {
		Outcome outcome = context.getOutcome();
		KeyValues values = KeyValues.of(CallKeys.EXCEPTION.withValue(exception(context.getError())),
				CallKeys.METHOD.withValue(context.getMethod().name()),
				CallKeys.OUTCOME.withValue((outcome != null) ? outcome.asString() : KeyValue.NONE_VALUE),
				CallKeys.URI.withValue(orNone(context.getUriTemplate())));
		String merchant = context.getMerchant();
		return (merchant != null) ? values.and(CallKeys.MERCHANT.withValue(merchant)) : values;
	}

	// An answer with an error is not signed, so nothing says that its code is one of few.
	@Override
	default KeyValues getHighCardinalityKeyValues(WeChatPayCallObservationContext context) {
		String code = context.getErrorCode();
		return KeyValues.of(CallHighCardinalityKeys.CODE
			.withValue((code != null && !code.matches("[A-Z0-9_]{1,64}")) ? "other" : orNone(code)));
	}

	private static String exception(@Nullable Throwable error) {
		return (error != null) ? StringUtils.hasText(error.getClass().getSimpleName())
				? error.getClass().getSimpleName() : error.getClass().getName() : KeyValue.NONE_VALUE;
	}

	private static String orNone(@Nullable String value) {
		return StringUtils.hasText(value) ? value : KeyValue.NONE_VALUE;
	}

}
