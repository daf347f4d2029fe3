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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * A merchant that was made of its registration. Its keys can be replaced, its settings
 * cannot. Whoever holds one of its operations holds it, because its client asks it for
 * its keys. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RegisteredMerchant implements PayScoreMerchant {

	private final String name;

	private final MerchantSettings settings;

	private final MerchantKeyring keyring;

	private final CloseableWeChatPayClient client;

	private final InstantSource clock;

	private final Map<Class<?>, Object> operations = new ConcurrentHashMap<>();

	private volatile MerchantRegistration registration;

	RegisteredMerchant(String name, MerchantRegistration registration, MerchantKeyring keyring, MerchantClients clients,
			InstantSource clock) {
		this.name = name;
		this.settings = registration.settings();
		this.keyring = keyring;
		this.registration = registration;
		this.clock = clock;
		this.client = clients.create(this::credentials, keyring.platformKeys())
			.merchant(name)
			.baseUrl(registration.getBaseUrl())
			.backupBaseUrl(registration.getBackupBaseUrl())
			.build();
	}

	// The client holds this merchant, and not only its keys: what is remembered of it
	// must
	// not be forgotten while somebody still calls.
	private MerchantCredentials credentials() {
		return this.keyring.credentials();
	}

	boolean isMadeFor(MerchantSettings settings) {
		return this.settings.equals(settings);
	}

	void replace(MerchantRegistration registration, MerchantCredentials credentials, PlatformKeys platformKeys) {
		this.registration = registration;
		this.keyring.replace(credentials, platformKeys, registration.getApiV3Key());
		this.operations.remove(LaunchOperations.class);
	}

	void remove() {
		this.keyring.remove(this.name);
	}

	NotificationRecipient recipient() {
		return new NotificationRecipient(this.name, this.settings.mode(), this.settings.mchid(),
				this.keyring.platformKeys(), this.keyring.apiV3Key(), this.settings.serviceId(), this.settings.appid());
	}

	MerchantDescription describe(boolean configured) {
		MerchantRegistration registration = this.registration;
		return new MerchantDescription(this.name, configured, this.settings.mode(), this.settings.mchid(),
				registration.getCredentials().getSerial(), this.settings.baseUrl(), this.settings.backupBaseUrl(),
				this.keyring.platformKeys());
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public PayScoreMode mode() {
		return this.settings.mode();
	}

	@Override
	public CloseableWeChatPayClient client() {
		return this.client;
	}

	@Override
	public <T> T operations(Class<T> type) {
		Object made = this.operations.computeIfAbsent(type, this::make);
		return type.cast(made);
	}

	private Object make(Class<?> type) {
		MerchantRegistration registration = this.registration;
		@Nullable Object made = new MerchantOperations(this.client, this.settings, registration.getApiV2Key(),
				registration.settingNames(), this.clock)
			.make(type);
		if (made == null) {
			throw new OtherModeException(this.name, this.settings.mode(), type);
		}
		return made;
	}

	@Override
	public String toString() {
		return "PayScoreMerchant [name=" + this.name + ", mode=" + this.settings.mode().value() + "]";
	}

}
