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

import java.util.Set;

import reactor.core.publisher.Mono;

/**
 * The merchants of an application, by name. Names are the application's own: neither a
 * merchant number nor the id of a service is one, because one merchant number may have
 * several services and applications. Nothing depends on the thread that asks.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PayScoreMerchants {

	/**
	 * The name of the merchant that is configured without one.
	 */
	String DEFAULT = "default";

	/**
	 * Return a merchant that is known, without asking anyone: one that is configured, or
	 * that was {@linkplain #find found} and is still remembered.
	 * @param name the name
	 * @return the merchant, the same one every time until its settings change
	 * @throws NoSuchMerchantException if there is none with that name, or none that is
	 * known yet
	 */
	PayScoreMerchant get(String name);

	/**
	 * Find a merchant. One that is not known is asked for at the
	 * {@link MerchantRepository}, once however many ask at the same time, and remembered.
	 * @param name the name
	 * @return the merchant; fails with {@link NoSuchMerchantException} if there is none
	 * with that name, with {@link InvalidMerchantException} if its registration cannot be
	 * used, and as the repository fails
	 */
	Mono<PayScoreMerchant> find(String name);

	/**
	 * Read the registration of a merchant again, from where it came. New keys take the
	 * place of those before for every attempt that is signed from now on; calls that are
	 * under way go on.
	 * @param name the name
	 * @return completes when it has been read. If there is no such merchant any more,
	 * what was remembered is forgotten, and its calls fail without being sent. Fails with
	 * {@link InvalidMerchantException} if the registration cannot be used, and as the
	 * repository fails; the keys before stay in use then
	 */
	Mono<Void> refresh(String name);

	/**
	 * Return the names of the merchants that are known now: those that are configured,
	 * and those that were found and are remembered.
	 * @return the names, a copy
	 */
	Set<String> names();

}
