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

package io.github.payscore.notification.observation;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.notification.observation.NotificationObservationContext.Outcome;
import io.github.payscore.notification.observation.NotificationObservationDocumentation.Keys;

/**
 * Names the observation of a notification and its key values. What an implementation does
 * not override is the default. Must be thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface NotificationObservationConvention extends ObservationConvention<NotificationObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof NotificationObservationContext;
	}

	@Override
	default String getName() {
		return "wechatpay.notification";
	}

	@Override
	default String getContextualName(NotificationObservationContext context) {
		return "wechatpay notification " + event(context);
	}

	@Override
	default KeyValues getLowCardinalityKeyValues(NotificationObservationContext context) {
		Outcome outcome = context.getOutcome();
		KeyValues values = KeyValues.of(Keys.EVENT.withValue(event(context)),
				Keys.EXCEPTION.withValue(exception(context.getError())),
				Keys.OUTCOME.withValue((outcome != null) ? outcome.asString() : KeyValue.NONE_VALUE));
		return context.isMerchantObserved() ? values.and(Keys.MERCHANT.withValue(merchant(context))) : values;
	}

	private static String merchant(NotificationObservationContext context) {
		String merchant = context.getMerchant();
		return (merchant != null) ? merchant : KeyValue.NONE_VALUE;
	}

	// WeChat Pay may make new ones at any time.
	private static String event(NotificationObservationContext context) {
		String eventType = context.getEventType();
		if (eventType == null) {
			return KeyValue.NONE_VALUE;
		}
		return context.isEventTypeKnown() ? eventType : "other";
	}

	private static String exception(@Nullable Throwable error) {
		if (error == null) {
			return KeyValue.NONE_VALUE;
		}
		String simpleName = error.getClass().getSimpleName();
		return StringUtils.hasText(simpleName) ? simpleName : error.getClass().getName();
	}

}
