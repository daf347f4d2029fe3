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

import java.util.Collection;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the merchants that a notification may be for. Names and serials come from
 * strangers, so the {@link MerchantRepository} is asked only so often a second: beyond
 * that, what is not known fails with {@link TooManyLookupsException}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface NotificationRecipients {

	/**
	 * Find a recipient by the name of the merchant.
	 * @param merchant the name; may be anything
	 * @return the recipient, or empty if there is none with that name. Fails with
	 * {@link TooManyLookupsException} if it is not known and too many were asked for, and
	 * as the repository fails
	 */
	Mono<NotificationRecipient> findByMerchant(String merchant);

	/**
	 * Find the recipients that know a key of WeChat Pay. Those that are known come first,
	 * and the repository is asked only if none of them knows it.
	 * @param serial the serial number of a platform certificate, or the id of a public
	 * key; may be anything
	 * @return the recipients. Fails as {@link #findByMerchant} does
	 */
	Flux<NotificationRecipient> findByPlatformSerial(String serial);

	/**
	 * Return the recipients that are known now.
	 * @return the recipients, a copy
	 */
	Collection<NotificationRecipient> known();

}
