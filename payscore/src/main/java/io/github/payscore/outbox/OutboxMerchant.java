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

package io.github.payscore.outbox;

import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.merchant.PayScoreMerchant;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.PartnerOrderOperations;

/**
 * What the outbox can do for a merchant, whatever its mode. Requests are those of the
 * operations of the mode. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface OutboxMerchant {

	/**
	 * Return a merchant of an application.
	 * @param merchant the merchant
	 * @return the same for an outbox
	 */
	static OutboxMerchant of(PayScoreMerchant merchant) {
		return switch (merchant.mode()) {
			case OVERSEA_PARTNER -> oversea(merchant.oversea());
			case DIRECT -> direct(merchant.direct());
			case PARTNER -> partner(merchant.partner());
		};
	}

	/**
	 * Return an oversea partner.
	 * @param orders the operations
	 * @return the merchant
	 */
	static OutboxMerchant oversea(PayScoreOrderOperations orders) {
		Assert.notNull(orders, "'orders' must not be null");
		return new OverseaMerchant(orders);
	}

	/**
	 * Return a direct merchant of the mainland.
	 * @param orders the operations
	 * @return the merchant
	 */
	static OutboxMerchant direct(DirectOrderOperations orders) {
		Assert.notNull(orders, "'orders' must not be null");
		return new MainlandMerchant(orders::complete, orders::cancel, orders::sync, orders::modify, orders::query);
	}

	/**
	 * Return a partner of the mainland.
	 * @param orders the operations
	 * @return the merchant
	 */
	static OutboxMerchant partner(PartnerOrderOperations orders) {
		Assert.notNull(orders, "'orders' must not be null");
		return new MainlandMerchant(orders::complete, orders::cancel, orders::sync, orders::modify, orders::query);
	}

	/**
	 * Prepare a call. Arguments are checked at once.
	 * @param kind what the call does, anything but {@link OutboxCall.Kind#WATCH}
	 * @param outOrderNo the number of the order
	 * @param request the request
	 * @return completes when the call took effect
	 * @throws IllegalArgumentException if the number is malformed, or the request is
	 * wrong or one of another mode
	 */
	Mono<Void> call(OutboxCall.Kind kind, String outOrderNo, Object request);

	/**
	 * Prepare a query. Arguments are checked at once.
	 * @param request which order
	 * @return the order
	 * @throws IllegalArgumentException if the request is wrong or one of another mode
	 */
	Mono<ServiceOrder> query(Object request);

	/**
	 * Return the request that queries an order.
	 * @param outOrderNo the number of the order
	 * @return the request, which names neither service nor merchant
	 */
	Object queryOf(String outOrderNo);

}
