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

package io.github.payscore.outbox.jdbc;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.outbox.OutboxMerchant;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A merchant whose calls end as a test says, one after the other; the last ending is
 * repeated.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ScriptedMerchant {

	private final Queue<Mono<Void>> endings = new ConcurrentLinkedQueue<>();

	private final Queue<Mono<ServiceOrder>> orders = new ConcurrentLinkedQueue<>();

	private final List<Object> requests = new CopyOnWriteArrayList<>();

	private final List<Boolean> repetitions = new CopyOnWriteArrayList<>();

	private final PayScoreOrderOperations operations = mock();

	ScriptedMerchant() {
		given(this.operations.complete(any(), any(CompleteOrderRequest.class)))
			.willAnswer((call) -> call(call.getArgument(1)));
		given(this.operations.cancel(any(), any())).willAnswer((call) -> call(call.getArgument(1)));
		given(this.operations.sync(any(), any(SyncOrderRequest.class))).willAnswer((call) -> call(call.getArgument(1)));
		given(this.operations.query(any(QueryOrderRequest.class))).willAnswer((call) -> query(call.getArgument(0)));
	}

	OutboxMerchant merchant() {
		return OutboxMerchant.oversea(this.operations);
	}

	@SafeVarargs
	final void endWith(Mono<Void>... next) {
		this.endings.clear();
		for (Mono<Void> ending : next) {
			this.endings.add(ending);
		}
	}

	@SafeVarargs
	final void show(Mono<ServiceOrder>... next) {
		this.orders.clear();
		for (Mono<ServiceOrder> order : next) {
			this.orders.add(order);
		}
	}

	// What was sent, each with whether it was sent as a repetition
	List<Object> requests() {
		return this.requests;
	}

	List<Boolean> repetitions() {
		return this.repetitions;
	}

	private Mono<Void> call(Object request) {
		return Mono.deferContextual((context) -> {
			this.requests.add(request);
			this.repetitions.add(!context.isEmpty());
			return next(this.endings);
		});
	}

	private Mono<ServiceOrder> query(Object request) {
		return Mono.defer(() -> {
			this.requests.add(request);
			return next(this.orders);
		});
	}

	private static <T> Mono<T> next(Queue<Mono<T>> queue) {
		Mono<T> next = (queue.size() > 1) ? queue.remove() : queue.peek();
		return (next != null) ? next : Mono.error(new AssertionError("nothing is scripted"));
	}

	static Mono<Void> noAnswer() {
		return Mono.error(() -> new NoResponseException("no answer", null, true));
	}

	static Mono<Void> refusal(int status, String code) {
		return Mono.error(() -> new WeChatPayResponseException("refused", status, code, null, null));
	}

}
