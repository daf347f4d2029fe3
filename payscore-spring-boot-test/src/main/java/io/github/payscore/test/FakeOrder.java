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

package io.github.payscore.test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.OrderEvent;

/**
 * An order as {@link FakeWeChatPay} holds it at one moment. Immutable.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096431.
 *
 * @param outOrderNo the merchant's order number
 * @param serviceId the service id
 * @param subMchid the sub-merchant's number, or {@code null} for a direct merchant
 * @param currency the currency, for example {@code HKD}; {@code CNY} for the mainland
 * @param queryId the {@code query_id} of the order, which a query may name instead of
 * {@code outOrderNo}
 * @param phase the state
 * @param totalAmount the completed or modified amount in the minor unit of the currency,
 * or {@code null} before a completion
 * @param creations how many times a creation took effect: 0 for a seeded order, else 1
 * @param completions how many times a completion took effect; a repeated one has none
 * @param cancellations how many times a cancellation took effect; a repeated one has none
 * @param syncs how many times a synchronization took effect; a repeated one has none
 * @param modifications how many times a modification took effect; a repeated one has none
 * @param collectionRequests how many times the merchant asked for one more collection
 * @param completion the JSON of the completion that took effect, or {@code null} if none
 * did
 * @param notifyUrl the address for notifications, or {@code null} if there is none
 * @param document the JSON that a query answers
 * @param history what happened to the order, oldest first
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record FakeOrder(String outOrderNo, String serviceId, @Nullable String subMchid, String currency, String queryId,
		FakeOrderState phase, @Nullable Long totalAmount, int creations, int completions, int cancellations, int syncs,
		int modifications, int collectionRequests, @Nullable String completion, @Nullable String notifyUrl,
		String document, List<Event> history) {

	static FakeOrder of(Order order, String mchid) {
		return order.view((now) -> new FakeOrder(now.outOrderNo(), now.serviceId(), now.subMchid(), now.currency(),
				now.queryId(), FakeOrderState.of(now.phase()), now.totalAmount(), now.creations(), now.completions(),
				now.cancellations(), now.syncs(), now.modifications(), now.collectionRequests(), now.completionText(),
				now.notifyUrl(), new String(now.document(mchid).bytes(), StandardCharsets.UTF_8),
				now.events().stream().map(Event::of).toList()));
	}

	/**
	 * Return the field {@code state} on the wire.
	 * @return one of {@code CREATED}, {@code DOING}, {@code DONE}, {@code REVOKED},
	 * {@code EXPIRED}
	 */
	public String state() {
		return this.phase.state();
	}

	/**
	 * Return the field {@code state_description} on the wire.
	 * @return {@code USER_CONFIRM} or {@code MCH_COMPLETE}, or {@code null} outside
	 * {@code DOING}
	 */
	public @Nullable String stateDescription() {
		return this.phase.stateDescription();
	}

	/**
	 * Return the field {@code collection.state} on the wire.
	 * @return {@code USER_PAYING} or {@code USER_PAID}, or {@code null} before a
	 * completion
	 */
	public @Nullable String collectionState() {
		return this.phase.collectionState();
	}

	/**
	 * Something that happened to an order. Immutable.
	 *
	 * @param what what happened: {@code created} or {@code seeded}, {@code confirmed},
	 * {@code completed}, {@code modified}, {@code cancelled}, {@code synced},
	 * {@code collection requested}, {@code message sent}, {@code paid},
	 * {@code payment failed} or {@code expired}
	 * @param time when, by the fake's clock
	 * @param phase the state from then on
	 * @param totalAmount the amount from then on in the minor unit of the currency, or
	 * {@code null} before a completion
	 * @since 0.1.0
	 */
	public record Event(String what, Instant time, FakeOrderState phase, @Nullable Long totalAmount) {

		static Event of(OrderEvent event) {
			return new Event(event.what(), event.time(), FakeOrderState.of(event.phase()), event.totalAmount());
		}

	}

}
