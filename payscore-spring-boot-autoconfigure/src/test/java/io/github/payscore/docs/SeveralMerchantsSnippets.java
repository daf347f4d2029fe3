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

package io.github.payscore.docs;

import reactor.core.publisher.Mono;

import io.github.payscore.merchant.NoSuchMerchantException;
import io.github.payscore.merchant.PayScoreMerchant;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;

/**
 * What the guide on several merchants shows.
 *
 * @author PayScore for Spring Boot contributors
 */
// tag::class[]
class SeveralMerchantsSnippets {

	private final PayScoreMerchants merchants;

	SeveralMerchantsSnippets(PayScoreMerchants merchants) {
		this.merchants = merchants;
	}

	Mono<Void> completeInHongKong(String outOrderNo, CompleteOrderRequest bill) {
		return this.merchants.get("hk").oversea().complete(outOrderNo, bill);
	}

	Mono<ServiceOrder> completeInShop(String shop, String outOrderNo, MainlandCompleteOrderRequest bill) {
		return this.merchants.find(shop)
			.map(PayScoreMerchant::direct)
			.flatMap((orders) -> orders.complete(outOrderNo, bill));
	}
	// end::class[]

	Mono<Boolean> replaceKey(String shop) {
		// tag::refresh[]
		Mono<Void> replaced = this.merchants.refresh(shop);
		// end::refresh[]
		return replaced.thenReturn(true).onErrorReturn(NoSuchMerchantException.class, false);
	}

}
