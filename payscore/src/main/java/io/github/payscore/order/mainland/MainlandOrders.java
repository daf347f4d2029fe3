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

import java.util.function.Function;

import reactor.core.publisher.Mono;

import io.github.payscore.client.Endpoint;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.OrderCaller;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.TookEffect;

/**
 * The calls of both modes: what they have in common, given their endpoints and the
 * identity.
 *
 * @param <T> what a change is answered with: the order, or nothing
 * @author PayScore for Spring Boot contributors
 */
final class MainlandOrders<T> {

	private final MainlandEndpoints<T> endpoints;

	private final MainlandIdentity identity;

	private final OrderCaller caller;

	MainlandOrders(WeChatPayClient client, MainlandEndpoints<T> endpoints, MainlandIdentity identity) {
		this.endpoints = endpoints;
		this.identity = identity;
		this.caller = new OrderCaller(client);
	}

	// A query settles only that there is no order. One that exists may be the work of an
	// earlier attempt or of somebody else, and lacks what the user confirms it with.
	Mono<ServiceOrder> create(MainlandCreateOrderRequest request) {
		MainlandCreateOrderRequest creation = this.identity.bind(request);
		String outOrderNo = creation.outOrderNo();
		return this.caller.change(this.endpoints.create(), creation, outOrderNo, () -> query(creation, outOrderNo),
				(order) -> TookEffect.CANNOT_TELL);
	}

	Mono<ServiceOrder> query(MainlandQueryOrderRequest request) {
		return send(this.identity.bind(request));
	}

	// In a creation a partner names its official account, which its query does not have.
	private Mono<ServiceOrder> query(MainlandRequest<?> change, String outOrderNo) {
		String appid = (this.identity.mode() == MainlandMode.DIRECT) ? change.appid() : null;
		return send(new MainlandQueryOrderRequest(change.serviceId(), appid, change.subMchid(), outOrderNo, null));
	}

	private Mono<ServiceOrder> send(MainlandQueryOrderRequest query) {
		String merchant = (this.identity.mode() == MainlandMode.DIRECT) ? query.appid() : query.subMchid();
		String number = (query.queryId() != null) ? query.queryId() : query.outOrderNo();
		return this.caller.query(
				(query.queryId() != null) ? this.endpoints.queryByQueryId() : this.endpoints.queryByOutOrderNo(),
				OrderChecks.required("serviceId", query.serviceId()), OrderChecks.required("merchant", merchant),
				OrderChecks.required("outOrderNo", number));
	}

	Mono<T> complete(String outOrderNo, MainlandCompleteOrderRequest request) {
		OrderChecks.outOrderNo(outOrderNo);
		MainlandCompleteOrderRequest completion = this.identity.bind(request);
		return change(this.endpoints.complete(), outOrderNo, completion,
				(order) -> TookEffect.totalThatMayFall(order, completion.totalAmount()));
	}

	Mono<T> cancel(String outOrderNo, MainlandCancelOrderRequest request) {
		OrderChecks.outOrderNo(outOrderNo);
		return change(this.endpoints.cancel(), outOrderNo, this.identity.bind(request), TookEffect::cancellation);
	}

	Mono<T> modify(String outOrderNo, MainlandModifyOrderRequest request) {
		OrderChecks.outOrderNo(outOrderNo);
		MainlandModifyOrderRequest modification = this.identity.bind(request);
		return change(this.endpoints.modify(), outOrderNo, modification,
				(order) -> TookEffect.totalThatMayFall(order, modification.totalAmount()));
	}

	Mono<T> sync(String outOrderNo, MainlandSyncOrderRequest request) {
		OrderChecks.outOrderNo(outOrderNo);
		MainlandSyncOrderRequest sync = this.identity.bind(request);
		return change(this.endpoints.sync(), outOrderNo, sync,
				(order) -> TookEffect.payment(order, sync.detail().seq(), sync.detail().paidAmount()));
	}

	Mono<T> pay(String outOrderNo, MainlandPayOrderRequest request) {
		OrderChecks.outOrderNo(outOrderNo);
		return change(this.endpoints.pay(), outOrderNo, this.identity.bind(request), TookEffect::collection);
	}

	private Mono<T> change(Endpoint<T> endpoint, String outOrderNo, MainlandRequest<?> change,
			Function<ServiceOrder, TookEffect> tookEffect) {
		return this.caller.change(endpoint, change, outOrderNo, () -> query(change, outOrderNo), tookEffect,
				outOrderNo);
	}

}
