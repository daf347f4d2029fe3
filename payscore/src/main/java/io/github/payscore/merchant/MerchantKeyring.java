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

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;

/**
 * The keys that a merchant has at the moment, which can be replaced while they are in
 * use: an attempt is signed with those that it finds, and an answer verified with those
 * that are there when it comes. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class MerchantKeyring {

	private final PlatformKeys live = new LivePlatformKeys();

	private volatile Keys keys;

	private volatile @Nullable String removed;

	/**
	 * Create a keyring.
	 * @param credentials what the merchant signs with
	 * @param platformKeys what answers to it are verified with
	 */
	public MerchantKeyring(MerchantCredentials credentials, PlatformKeys platformKeys) {
		this(credentials, platformKeys, null);
	}

	MerchantKeyring(MerchantCredentials credentials, PlatformKeys platformKeys, @Nullable ApiV3Key apiV3Key) {
		this.keys = new Keys(credentials, platformKeys, apiV3Key);
	}

	/**
	 * Return what the merchant signs with now.
	 * @return the credentials
	 * @throws NoSuchMerchantException if the merchant was removed
	 */
	public MerchantCredentials credentials() {
		String name = this.removed;
		if (name != null) {
			throw new NoSuchMerchantException(name, "There is no merchant '%s' any more.".formatted(name),
					"It was removed from where merchants are kept, so nothing was sent.");
		}
		return this.keys.credentials;
	}

	/**
	 * Return what answers are verified with.
	 * @return keys that change with this keyring
	 */
	public PlatformKeys platformKeys() {
		return this.live;
	}

	@Nullable ApiV3Key apiV3Key() {
		return this.keys.apiV3Key;
	}

	/**
	 * Replace the keys, all at once.
	 * @param credentials what the merchant signs with from now on
	 * @param platformKeys what answers to it are verified with from now on. Keep the keys
	 * before among them for as long as WeChat Pay may answer with them
	 */
	public void replace(MerchantCredentials credentials, PlatformKeys platformKeys) {
		replace(credentials, platformKeys, this.keys.apiV3Key);
	}

	void replace(MerchantCredentials credentials, PlatformKeys platformKeys, @Nullable ApiV3Key apiV3Key) {
		this.keys = new Keys(credentials, platformKeys, apiV3Key);
	}

	// From now on nothing is signed.
	void remove(String name) {
		this.removed = name;
	}

	private record Keys(MerchantCredentials credentials, PlatformKeys platformKeys, @Nullable ApiV3Key apiV3Key) {

		private Keys {
			Assert.notNull(credentials, "'credentials' must not be null");
			Assert.notNull(platformKeys, "'platformKeys' must not be null");
		}

	}

	private final class LivePlatformKeys implements PlatformKeys {

		private PlatformKeys current() {
			return MerchantKeyring.this.keys.platformKeys;
		}

		@Override
		public @Nullable PlatformKey find(String serial) {
			return current().find(serial);
		}

		@Override
		public Mono<PlatformKey> obtain(String serial) {
			return current().obtain(serial);
		}

		@Override
		public Mono<Void> ready() {
			return current().ready();
		}

		@Override
		public Set<String> serials() {
			return current().serials();
		}

		@Override
		public @Nullable String publicKeyId() {
			return current().publicKeyId();
		}

		@Override
		public String toString() {
			return current().toString();
		}

	}

}
