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

package io.github.payscore.local.command;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.jspecify.annotations.Nullable;

import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeOrderState;

/**
 * An order as commands show it.
 *
 * @param outOrderNo the merchant's order number
 * @param phase the state, which reads the next three fields together
 * @param state the {@code state} on the wire
 * @param stateDescription the {@code state_description} on the wire
 * @param collectionState the {@code collection.state} on the wire
 * @param totalAmount the amount, or {@code null} before a completion
 * @param currency the currency
 * @param notifyUrl the address for notifications, or {@code null} for none
 * @param completions how many completions took effect, which is at most one
 * @param history what happened to it, oldest first
 * @param document what WeChat Pay answers to a query
 * @author PayScore for Spring Boot contributors
 */
record OrderView(String outOrderNo, FakeOrderState phase, String state, @Nullable String stateDescription,
		@Nullable String collectionState, @Nullable Long totalAmount, String currency, @Nullable String notifyUrl,
		int completions, List<FakeOrder.Event> history, @JsonRawValue String document) {

	static OrderView of(FakeOrder order) {
		return new OrderView(order.outOrderNo(), order.phase(), order.state(), order.stateDescription(),
				order.collectionState(), order.totalAmount(), order.currency(), order.notifyUrl(), order.completions(),
				order.history(), order.document());
	}

}
