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

import io.github.payscore.merchant.PayScoreMerchants;

/**
 * Finds merchants by name. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@FunctionalInterface
public interface OutboxMerchants {

	/**
	 * Find a merchant.
	 * @param name the name; {@link PayScoreMerchants#DEFAULT} for calls that name none
	 * @return the merchant. Fails if there is none with that name; calls that wait go on
	 * waiting, because another process may know it
	 */
	Mono<OutboxMerchant> find(String name);

	/**
	 * Return the merchants of an application.
	 * @param merchants the merchants
	 * @return the same for an outbox
	 */
	static OutboxMerchants of(PayScoreMerchants merchants) {
		Assert.notNull(merchants, "'merchants' must not be null");
		return (name) -> merchants.find(name).map(OutboxMerchant::of);
	}

}
