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

import java.util.function.Supplier;

import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * Gives the clients of all merchants what they have in common: time limits, connections,
 * threads, observations. Implementations must be thread-safe and must not block.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see DefaultPayScoreMerchants#builder
 */
public interface MerchantClients {

	/**
	 * Create a builder for the client of one merchant. Name and access points are set
	 * afterwards.
	 * @param credentials answers what requests are signed with
	 * @param platformKeys what answers are verified with
	 * @return a new builder, whose signature threads are shared among all clients
	 */
	WeChatPayClientBuilder create(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys);

	/**
	 * Prepare the credentials of a merchant before they are used, for example for a
	 * faster provider.
	 * @param credentials the credentials of a registration
	 * @return the credentials to sign with; by default the same
	 */
	default MerchantCredentials prepare(MerchantCredentials credentials) {
		return credentials;
	}

}
