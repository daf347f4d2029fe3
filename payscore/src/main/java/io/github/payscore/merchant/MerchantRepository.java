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

package io.github.payscore.merchant;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where the application keeps merchants that are not configured, such as a table of its
 * database. What it answers is remembered for a while, so it is not asked for every call.
 * Implementations must be thread-safe and must not block: a driver that does belongs on
 * {@code Schedulers.boundedElastic()}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface MerchantRepository {

	/**
	 * Find a merchant by what the application calls it.
	 * @param name the name, of 1 to 64 characters; may come from the path of a
	 * notification, so from anyone
	 * @return the registration, or empty if there is no such merchant
	 */
	Mono<MerchantRegistration> findByName(String name);

	/**
	 * Find the merchants that know a key of WeChat Pay, so that a notification that names
	 * it and no merchant can be verified. Not needed when the path of notifications holds
	 * the merchant's name, or the merchants are known already.
	 * @param serial the serial number of a platform certificate, or the id of a public
	 * key; comes from anyone
	 * @return the names of the merchants; by default none
	 */
	default Flux<String> findNamesByPlatformSerial(String serial) {
		return Flux.empty();
	}

}
