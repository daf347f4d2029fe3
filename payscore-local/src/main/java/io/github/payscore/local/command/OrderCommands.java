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
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.OrderSeed;

/**
 * Commands about orders: what users and time do to them.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api/merchants/{merchant}/orders")
class OrderCommands {

	@GetMapping
	List<OrderView> all(@PathVariable LocalMerchant merchant) {
		return merchant.fake().orders().stream().map(OrderView::of).toList();
	}

	@GetMapping("/{outOrderNo}")
	OrderView get(@PathVariable LocalMerchant merchant, @PathVariable String outOrderNo) {
		return change(merchant, outOrderNo, FakeWeChatPay::order);
	}

	@PutMapping("/{outOrderNo}")
	OrderView seed(@PathVariable LocalMerchant merchant, @PathVariable String outOrderNo,
			@RequestBody(required = false) @Nullable Seed seed) {
		return OrderView.of(merchant.fake().seedOrder(outOrderNo, (order) -> {
			if (seed != null) {
				seed.apply(order);
			}
		}));
	}

	@PostMapping("/{outOrderNo}/confirm")
	OrderView confirm(@PathVariable LocalMerchant merchant, @PathVariable String outOrderNo) {
		return change(merchant, outOrderNo, FakeWeChatPay::confirm);
	}

	@PostMapping("/{outOrderNo}/pay")
	OrderView pay(@PathVariable LocalMerchant merchant, @PathVariable String outOrderNo) {
		return change(merchant, outOrderNo, FakeWeChatPay::pay);
	}

	@PostMapping("/{outOrderNo}/expire")
	OrderView expire(@PathVariable LocalMerchant merchant, @PathVariable String outOrderNo) {
		return change(merchant, outOrderNo, FakeWeChatPay::expire);
	}

	private static OrderView change(LocalMerchant merchant, String outOrderNo,
			BiFunction<FakeWeChatPay, String, FakeOrder> change) {
		try {
			return OrderView.of(change.apply(merchant.fake(), outOrderNo));
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException(
					"The merchant '%s' has no order '%s': let your application create it, or PUT it here to seed it"
						.formatted(merchant.name(), outOrderNo));
		}
	}

	/**
	 * What a seeded order looks like where it is no usual one.
	 *
	 * @param state the state, or {@code null} for one that the user has confirmed
	 * @param totalAmount the amount in the minor unit of the currency, or {@code null}
	 * @param notifyUrl the address for notifications, or {@code null} for none
	 */
	record Seed(@Nullable FakeOrderState state, @Nullable Long totalAmount, @Nullable String notifyUrl) {

		void apply(OrderSeed order) {
			if (this.state != null) {
				order.state(this.state);
			}
			if (this.totalAmount != null) {
				order.totalAmount(this.totalAmount);
			}
			if (this.notifyUrl != null) {
				order.notifyUrl(this.notifyUrl);
			}
		}

	}

}
