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

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.UnusableKeyException;

/**
 * Makes merchants of registrations, and gives those that exist the keys of newer ones.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MerchantFactory {

	private final MerchantClients clients;

	private final CertificateRotations rotations;

	private final InstantSource clock;

	/**
	 * Those that somebody still holds, though they may be remembered no more.
	 */
	private final Set<RegisteredMerchant> alive = Collections
		.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

	MerchantFactory(MerchantClients clients, CertificateRotations rotations, InstantSource clock) {
		this.clients = clients;
		this.rotations = rotations;
		this.clock = clock;
	}

	/**
	 * Return a merchant that is as its registration says.
	 * @param name the name
	 * @param registration the registration
	 * @param existing what was made of an earlier registration, or {@code null}
	 * @return the existing one with its keys replaced, unless it was made for other
	 * settings; then a new one
	 * @throws InvalidMerchantException if the registration cannot be used
	 */
	RegisteredMerchant create(String name, MerchantRegistration registration, @Nullable RegisteredMerchant existing) {
		try {
			MerchantCredentials credentials = this.clients.prepare(registration.getCredentials());
			PlatformKeys keys = platformKeys(name, registration, credentials);
			if (existing != null && existing.isMadeFor(registration.settings())) {
				existing.replace(registration, credentials, keys);
				return existing;
			}
			return create(name, registration, credentials, keys);
		}
		catch (InvalidSettingException | UnusableKeyException ex) {
			throw new InvalidMerchantException(name, ex.getMessage() + ".", ex);
		}
	}

	private RegisteredMerchant create(String name, MerchantRegistration registration, MerchantCredentials credentials,
			PlatformKeys keys) {
		MerchantKeyring keyring = new MerchantKeyring(credentials, keys, registration.getApiV3Key());
		RegisteredMerchant merchant = new RegisteredMerchant(name, registration, keyring, this.clients, this.clock);
		this.alive.add(merchant);
		return merchant;
	}

	private PlatformKeys platformKeys(String name, MerchantRegistration registration, MerchantCredentials credentials) {
		ApiV3Key apiV3Key = registration.getApiV3Key();
		return (registration.isDownloadCertificates() && apiV3Key != null)
				? this.rotations.lease(name, registration, credentials, apiV3Key) : registration.getPlatformKeys();
	}

	Stream<CloseableWeChatPayClient> clients() {
		synchronized (this.alive) {
			return List.copyOf(this.alive).stream().map(RegisteredMerchant::client);
		}
	}

}
