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

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.WeChatPayClient;

/**
 * Default implementation of {@link PayScoreOrderOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PayScoreOrderTemplate implements PayScoreOrderOperations {

	private static final String ORDER = "/v3/payscore/oversea/partner/serviceorder";

	private static final String COMPLETE = ORDER + "/{out_order_no}/complete";

	private static final String CANCEL = ORDER + "/{out_order_no}/cancel";

	private static final String SYNC = ORDER + "/{out_order_no}/sync";

	private static final String QUERY = ORDER + "?service_id={service_id}&sub_mchid={sub_mchid}";

	private static final String QUERY_BY_OUT_ORDER_NO = QUERY + "&out_order_no={out_order_no}";

	private static final String QUERY_BY_QUERY_ID = QUERY + "&query_id={query_id}";

	private static final int BAD_REQUEST = 400;

	private static final int NOT_FOUND = 404;

	private static final String ORDER_NOT_EXIST = "ORDER_NOT_EXIST";

	private static final String REQUEST_IS_NULL = "'request' must not be null";

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

	// A query settles only that there is no order. One that exists may be the work of an
	// earlier attempt or of somebody else, and lacks what the user confirms it with.
	@Override
	public Mono<ServiceOrder> create(CreateOrderRequest request) {
		Assert.notNull(request, REQUEST_IS_NULL);
		CreateOrderRequest creation = withDefaults(request);
		OrderKey key = new OrderKey(creation.serviceId(), creation.subMchid(), creation.outOrderNo());
		WeChatPayClient.Request call = this.client.post(ORDER)
			.body(creation)
			.repeatable()
			.settledBy((refusal) -> settle(refusal, key, (order) -> TookEffect.CANNOT_TELL));
		return retrieveOrder("POST", call);
	}

	@Override
	public Mono<Void> complete(String outOrderNo, CompleteOrderRequest request) {
		OutOrderNo.check(outOrderNo);
		Assert.notNull(request, REQUEST_IS_NULL);
		CompleteOrderRequest completion = withDefaults(request);
		OrderKey key = new OrderKey(completion.serviceId(), completion.subMchid(), outOrderNo);
		return this.client.post(COMPLETE, outOrderNo)
			.body(completion)
			.repeatable()
			.settledBy((refusal) -> settle(refusal, key,
					(order) -> CompletionTookEffect.accordingTo(order, completion.totalAmount())))
			.retrieve(Void.class);
	}

	@Override
	public Mono<Void> cancel(String outOrderNo, CancelOrderRequest request) {
		OutOrderNo.check(outOrderNo);
		Assert.notNull(request, REQUEST_IS_NULL);
		CancelOrderRequest cancellation = withDefaults(request);
		OrderKey key = new OrderKey(cancellation.serviceId(), cancellation.subMchid(), outOrderNo);
		return this.client.post(CANCEL, outOrderNo)
			.body(cancellation)
			.repeatable()
			.settledBy((refusal) -> settle(refusal, key, CancellationTookEffect::accordingTo))
			.retrieve(Void.class);
	}

	// To say twice that the order is paid does not pay it twice: this is repeatable
	// although only the general rule on 5xx says so.
	@Override
	public Mono<Void> sync(String outOrderNo, SyncOrderRequest request) {
		OutOrderNo.check(outOrderNo);
		Assert.notNull(request, REQUEST_IS_NULL);
		SyncOrderRequest sync = withDefaults(request);
		OrderKey key = new OrderKey(sync.serviceId(), sync.subMchid(), outOrderNo);
		return this.client.post(SYNC, outOrderNo)
			.body(sync)
			.repeatable()
			.settledBy((refusal) -> settle(refusal, key, (order) -> SyncTookEffect.accordingTo(order, sync.detail())))
			.retrieve(Void.class);
	}

	// A repetition may be refused because of what an earlier attempt or somebody else did
	// to the order. In practice any code of 400 may say so.
	private Mono<Boolean> settle(WeChatPayResponseException refusal, OrderKey key,
			Function<ServiceOrder, TookEffect> tookEffect) {
		if (refusal.getStatusCode() != BAD_REQUEST && refusal.getStatusCode() != NOT_FOUND) {
			return Mono.empty();
		}
		return query(key.toQuery()).filter((order) -> key.outOrderNo().equals(order.outOrderNo()))
			.flatMap((order) -> tookEffect.apply(order).toMono())
			.onErrorResume(WeChatPayResponseException.class, PayScoreOrderTemplate::falseIfNoOrder);
	}

	// By its code: a host that does not know the path answers 404 as well, without one.
	private static Mono<Boolean> falseIfNoOrder(WeChatPayResponseException failure) {
		return ORDER_NOT_EXIST.equals(failure.getCode()) ? Mono.just(false) : Mono.error(failure);
	}

	@Override
	public Mono<ServiceOrder> query(QueryOrderRequest request) {
		Assert.notNull(request, REQUEST_IS_NULL);
		String serviceId = resolveServiceId(request.serviceId());
		String subMchid = resolveSubMchid(request.subMchid());
		String queryId = request.queryId();
		if (queryId != null) {
			return retrieveOrder("GET", this.client.get(QUERY_BY_QUERY_ID, serviceId, subMchid, queryId));
		}
		String outOrderNo = Objects.requireNonNull(request.outOrderNo());
		return retrieveOrder("GET", this.client.get(QUERY_BY_OUT_ORDER_NO, serviceId, subMchid, outOrderNo));
	}

	private static Mono<ServiceOrder> retrieveOrder(String method, WeChatPayClient.Request request) {
		return request.retrieve(ServiceOrder.class).switchIfEmpty(Mono.error(() -> noOrder(method)));
	}

	private static WeChatPayException noOrder(String method) {
		return new WeChatPayException("%s %s was answered by WeChat Pay, but without an order".formatted(method, ORDER),
				null, true);
	}

	private CreateOrderRequest withDefaults(CreateOrderRequest request) {
		String serviceId = resolveServiceId(request.serviceId());
		String subMchid = resolveSubMchid(request.subMchid());
		return request.toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	private CompleteOrderRequest withDefaults(CompleteOrderRequest request) {
		String serviceId = resolveServiceId(request.serviceId());
		String subMchid = resolveSubMchid(request.subMchid());
		return request.toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	private CancelOrderRequest withDefaults(CancelOrderRequest request) {
		String serviceId = resolveServiceId(request.serviceId());
		String subMchid = resolveSubMchid(request.subMchid());
		return request.toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	private SyncOrderRequest withDefaults(SyncOrderRequest request) {
		String serviceId = resolveServiceId(request.serviceId());
		String subMchid = resolveSubMchid(request.subMchid());
		return request.toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	private String resolveServiceId(@Nullable String serviceId) {
		return resolve(serviceId, this.defaultServiceId, "serviceId", "service-id");
	}

	private String resolveSubMchid(@Nullable String subMchid) {
		return resolve(subMchid, this.defaultSubMchid, "subMchid", "sub-mchid");
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

	private record OrderKey(@Nullable String serviceId, @Nullable String subMchid, String outOrderNo) {

		private QueryOrderRequest toQuery() {
			return new QueryOrderRequest(this.serviceId, this.subMchid, this.outOrderNo, null);
		}

	}

}
