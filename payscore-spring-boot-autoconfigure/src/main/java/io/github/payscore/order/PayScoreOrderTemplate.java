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

	private static final String QUERY = ORDER + "?service_id={service_id}&sub_mchid={sub_mchid}";

	private static final String QUERY_BY_OUT_ORDER_NO = QUERY + "&out_order_no={out_order_no}";

	private static final String QUERY_BY_QUERY_ID = QUERY + "&query_id={query_id}";

	private static final int BAD_REQUEST = 400;

	private static final int NOT_FOUND = 404;

	private static final String ORDER_NOT_EXIST = "ORDER_NOT_EXIST";

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
		OutOrderNo.check(outOrderNo);
		Assert.notNull(request, "'request' must not be null");
		CompleteOrderRequest completion = withDefaults(request);
		return this.client.post(COMPLETE, outOrderNo)
			.body(completion)
			.repeatable()
			.settledBy((refusal) -> tookEffect(refusal, outOrderNo, completion))
			.retrieve(Void.class);
	}

	// A repetition may be refused because the order is completed already, by an earlier
	// attempt or by somebody else. In practice any code of 400 may say so.
	private Mono<Boolean> tookEffect(WeChatPayResponseException refusal, String outOrderNo,
			CompleteOrderRequest completion) {
		if (refusal.getStatusCode() != BAD_REQUEST && refusal.getStatusCode() != NOT_FOUND) {
			return Mono.empty();
		}
		QueryOrderRequest query = QueryOrderRequest.builder()
			.serviceId(completion.serviceId())
			.subMchid(completion.subMchid())
			.outOrderNo(outOrderNo)
			.build();
		return query(query).filter((order) -> outOrderNo.equals(order.outOrderNo()))
			.flatMap((order) -> CompletionTookEffect.accordingTo(order, completion.totalAmount()).toMono())
			.onErrorResume(WeChatPayResponseException.class, PayScoreOrderTemplate::falseIfNoOrder);
	}

	// By its code: a host that does not know the path answers 404 as well, without one.
	private static Mono<Boolean> falseIfNoOrder(WeChatPayResponseException failure) {
		return ORDER_NOT_EXIST.equals(failure.getCode()) ? Mono.just(false) : Mono.error(failure);
	}

	@Override
	public Mono<ServiceOrder> query(QueryOrderRequest request) {
		Assert.notNull(request, "'request' must not be null");
		String serviceId = resolveServiceId(request.serviceId());
		String subMchid = resolveSubMchid(request.subMchid());
		String queryId = request.queryId();
		if (queryId != null) {
			return retrieveOrder(this.client.get(QUERY_BY_QUERY_ID, serviceId, subMchid, queryId));
		}
		String outOrderNo = Objects.requireNonNull(request.outOrderNo());
		return retrieveOrder(this.client.get(QUERY_BY_OUT_ORDER_NO, serviceId, subMchid, outOrderNo));
	}

	private static Mono<ServiceOrder> retrieveOrder(WeChatPayClient.Request query) {
		return query.retrieve(ServiceOrder.class).switchIfEmpty(Mono.error(PayScoreOrderTemplate::noOrder));
	}

	private static WeChatPayException noOrder() {
		return new WeChatPayException("GET " + ORDER + " was answered by WeChat Pay, but without an order", null, true);
	}

	private CompleteOrderRequest withDefaults(CompleteOrderRequest request) {
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

}
