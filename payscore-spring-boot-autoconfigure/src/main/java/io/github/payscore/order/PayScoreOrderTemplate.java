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

package io.github.payscore.order;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;

/**
 * Default implementation of {@link PayScoreOrderOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PayScoreOrderTemplate implements PayScoreOrderOperations {

	private static final String COMPLETE = "/v3/payscore/oversea/partner/serviceorder/{out_order_no}/complete";

	private static final Pattern OUT_ORDER_NO = Pattern.compile("[0-9A-Za-z_\\-|*]{1,32}");

	private final WeChatPayClient client;

	private final @Nullable String defaultServiceId;

	private final @Nullable String defaultSubMchid;

	/**
	 * Create a template whose requests have to name the service and the sub-merchant
	 * themselves.
	 * @param client the client to send with
	 */
	public PayScoreOrderTemplate(WeChatPayClient client) {
		this(client, null, null);
	}

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param defaultServiceId the service id of requests that name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 */
	public PayScoreOrderTemplate(WeChatPayClient client, @Nullable String defaultServiceId,
			@Nullable String defaultSubMchid) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
		this.defaultServiceId = defaultServiceId;
		this.defaultSubMchid = defaultSubMchid;
	}

	@Override
	public Mono<Void> complete(String outOrderNo, CompleteOrderRequest request) {
		requireOutOrderNo(outOrderNo);
		Assert.notNull(request, "'request' must not be null");
		return this.client.post(COMPLETE, outOrderNo).body(withDefaults(request)).retrieve(Void.class);
	}

	private static void requireOutOrderNo(String outOrderNo) {
		Assert.isTrue(outOrderNo != null && OUT_ORDER_NO.matcher(outOrderNo).matches(),
				"'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *");
	}

	private CompleteOrderRequest withDefaults(CompleteOrderRequest request) {
		String serviceId = resolve(request.serviceId(), this.defaultServiceId, "serviceId", "service-id");
		String subMchid = resolve(request.subMchid(), this.defaultSubMchid, "subMchid", "sub-mchid");
		return request.toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	private static String resolve(@Nullable String value, @Nullable String defaultValue, String field,
			String property) {
		String resolved = StringUtils.hasText(value) ? value : defaultValue;
		if (!StringUtils.hasText(resolved)) {
			throw new IllegalArgumentException(
					"'%s' is missing: set it in the request, or set the property ".formatted(field)
							+ "'wechatpay.payscore.%s'".formatted(property));
		}
		return resolved;
	}

}
