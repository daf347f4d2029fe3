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

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.client.Endpoint;
import io.github.payscore.client.WeChatPayClient;

/**
 * Default implementation of {@link PayScoreOrderOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PayScoreOrderTemplate implements PayScoreOrderOperations {

	private static final String ORDER = "/v3/payscore/oversea/partner/serviceorder";

	private static final String QUERY = ORDER + "?service_id={service_id}&sub_mchid={sub_mchid}";

	private static final Endpoint<ServiceOrder> CREATE = Endpoint.repeatablePost(ORDER, ServiceOrder.class);

	private static final Endpoint<ServiceOrder> QUERY_BY_OUT_ORDER_NO = Endpoint
		.get(QUERY + "&out_order_no={out_order_no}", ServiceOrder.class);

	private static final Endpoint<ServiceOrder> QUERY_BY_QUERY_ID = Endpoint.get(QUERY + "&query_id={query_id}",
			ServiceOrder.class);

	private static final Endpoint<Void> COMPLETE = Endpoint.repeatablePost(ORDER + "/{out_order_no}/complete",
			Void.class);

	private static final Endpoint<Void> CANCEL = Endpoint.repeatablePost(ORDER + "/{out_order_no}/cancel", Void.class);

	// To say twice that the order is paid does not pay it twice: this is repeatable
	// although only the general rule on 5xx says so.
	private static final Endpoint<Void> SYNC = Endpoint.repeatablePost(ORDER + "/{out_order_no}/sync", Void.class);

	private final OrderCaller caller;

	private final OrderIdentity identity;

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
		this(client, defaultServiceId, defaultSubMchid, "the default of this template, '%s'"::formatted);
	}

	/**
	 * Create a template whose messages name the settings of the application.
	 * @param client the client to send with
	 * @param defaultServiceId the service id of requests that name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param setting given {@code serviceId} or {@code subMchid}, names what sets it for
	 * all requests, such as {@code the property 'a.b.service-id'}
	 */
	public PayScoreOrderTemplate(WeChatPayClient client, @Nullable String defaultServiceId,
			@Nullable String defaultSubMchid, UnaryOperator<String> setting) {
		Assert.notNull(client, "'client' must not be null");
		this.caller = new OrderCaller(client);
		this.identity = new OrderIdentity(defaultServiceId, defaultSubMchid, setting);
	}

	// A query settles only that there is no order. One that exists may be the work of an
	// earlier attempt or of somebody else, and lacks what the user confirms it with.
	@Override
	public Mono<ServiceOrder> create(CreateOrderRequest request) {
		CreateOrderRequest creation = identify(request);
		return this.caller.change(CREATE, creation, creation.outOrderNo(), () -> query(creation, creation.outOrderNo()),
				(order) -> TookEffect.CANNOT_TELL);
	}

	@Override
	public Mono<Void> complete(String outOrderNo, CompleteOrderRequest request) {
		return change(COMPLETE, outOrderNo, request,
				(order, completion) -> TookEffect.completion(order, completion.totalAmount()));
	}

	@Override
	public Mono<Void> cancel(String outOrderNo, CancelOrderRequest request) {
		return change(CANCEL, outOrderNo, request, (order, cancellation) -> TookEffect.cancellation(order));
	}

	@Override
	public Mono<Void> sync(String outOrderNo, SyncOrderRequest request) {
		return change(SYNC, outOrderNo, request, (order, sync) -> TookEffect.sync(order, sync.detail()));
	}

	private <R extends OrderRequest<R>> Mono<Void> change(Endpoint<Void> endpoint, String outOrderNo, R request,
			BiFunction<ServiceOrder, R, TookEffect> tookEffect) {
		OrderChecks.outOrderNo(outOrderNo);
		R change = identify(request);
		return this.caller.change(endpoint, change, outOrderNo, () -> query(change, outOrderNo),
				(order) -> tookEffect.apply(order, change), outOrderNo);
	}

	private Mono<ServiceOrder> query(OrderRequest<?> request, String outOrderNo) {
		return query(new QueryOrderRequest(request.serviceId(), request.subMchid(), outOrderNo, null));
	}

	@Override
	public Mono<ServiceOrder> query(QueryOrderRequest request) {
		QueryOrderRequest query = identify(request);
		return this.caller.query((query.queryId() != null) ? QUERY_BY_QUERY_ID : QUERY_BY_OUT_ORDER_NO,
				query.uriVariables());
	}

	private <R extends OrderRequest<R>> R identify(R request) {
		Assert.notNull(request, "'request' must not be null");
		return this.identity.bind(request);
	}

}
