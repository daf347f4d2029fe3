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

package io.github.payscore.order.mainland;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.ServiceOrder;

/**
 * Default implementation of {@link PartnerOrderOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PartnerOrderTemplate implements PartnerOrderOperations {

	private final MainlandOrders<Void> orders;

	/**
	 * Create a template whose requests have to say themselves whose order it is.
	 * @param client the client to send with
	 */
	public PartnerOrderTemplate(WeChatPayClient client) {
		this(client, null, null, null, null);
	}

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param defaultServiceId the service id of requests that name none, or {@code null}
	 * @param defaultAppid the partner's official account or mini program, for creations
	 * that name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param defaultSubAppid the sub-merchant's official account or mini program, for
	 * creations that name none, or {@code null}
	 */
	public PartnerOrderTemplate(WeChatPayClient client, @Nullable String defaultServiceId,
			@Nullable String defaultAppid, @Nullable String defaultSubMchid, @Nullable String defaultSubAppid) {
		this(client, defaultServiceId, defaultAppid, defaultSubMchid, defaultSubAppid,
				"the default of this template, '%s'"::formatted);
	}

	/**
	 * Create a template whose messages name the settings of the application.
	 * @param client the client to send with
	 * @param defaultServiceId the service id of requests that name none, or {@code null}
	 * @param defaultAppid the partner's official account or mini program, for creations
	 * that name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param defaultSubAppid the sub-merchant's official account or mini program, for
	 * creations that name none, or {@code null}
	 * @param setting given the name of a field such as {@code serviceId}, names what sets
	 * it for all requests, such as {@code the property 'a.b.service-id'}
	 */
	public PartnerOrderTemplate(WeChatPayClient client, @Nullable String defaultServiceId,
			@Nullable String defaultAppid, @Nullable String defaultSubMchid, @Nullable String defaultSubAppid,
			UnaryOperator<String> setting) {
		this.orders = new MainlandOrders<>(client, MainlandEndpoints.PARTNER,
				MainlandIdentity.partner(defaultServiceId, defaultAppid, defaultSubMchid, defaultSubAppid, setting));
	}

	@Override
	public Mono<ServiceOrder> create(MainlandCreateOrderRequest request) {
		return this.orders.create(request);
	}

	@Override
	public Mono<ServiceOrder> query(MainlandQueryOrderRequest request) {
		return this.orders.query(request);
	}

	@Override
	public Mono<Void> complete(String outOrderNo, MainlandCompleteOrderRequest request) {
		return this.orders.complete(outOrderNo, request);
	}

	@Override
	public Mono<Void> cancel(String outOrderNo, MainlandCancelOrderRequest request) {
		return this.orders.cancel(outOrderNo, request);
	}

	@Override
	public Mono<Void> modify(String outOrderNo, MainlandModifyOrderRequest request) {
		return this.orders.modify(outOrderNo, request);
	}

	@Override
	public Mono<Void> sync(String outOrderNo, MainlandSyncOrderRequest request) {
		return this.orders.sync(outOrderNo, request);
	}

	@Override
	public Mono<Void> pay(String outOrderNo, MainlandPayOrderRequest request) {
		return this.orders.pay(outOrderNo, request);
	}

}
