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

package io.github.payscore.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.merchant.MerchantClients;
import io.github.payscore.merchant.MerchantKeyring;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * The keys of the merchant without a name. They are first those of its beans, and then
 * what is read again; what the application defined itself stays. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DefaultMerchantKeys {

	private final MerchantConnection connection;

	private final PropertiesMerchant merchant;

	private final MerchantCredentials bean;

	private final MerchantClients clients;

	private final boolean own;

	private final MerchantKeyring keyring;

	private @Nullable PlatformKeys known;

	private @Nullable RotatingPlatformKeys downloaded;

	/**
	 * Create keys.
	 * @param connection the properties
	 * @param merchant reads what they name
	 * @param bean the bean that the merchant signs with
	 * @param clients prepare what is signed with
	 */
	DefaultMerchantKeys(MerchantConnection connection, PropertiesMerchant merchant, MerchantCredentials bean,
			MerchantClients clients) {
		this.connection = connection;
		this.merchant = merchant;
		this.bean = bean;
		this.clients = clients;
		this.own = merchant.isLast(bean);
		this.keyring = new MerchantKeyring(clients.prepare(bean), PlatformKeys.none());
	}

	MerchantCredentials credentials() {
		return this.keyring.credentials();
	}

	/**
	 * Read the keys of WeChat Pay, unless the application defines them itself.
	 * @param download downloads certificates, if that is wanted
	 * @return keys that change when they are read again
	 */
	synchronized PlatformKeys platformKeys(PlatformKeyDownload download) {
		PlatformKeys known = readPlatformKeys(this.bean);
		this.known = known;
		this.keyring.replace(credentials(), known);
		if (!this.connection.use((properties) -> this.merchant.isDownloadWanted(known, this.bean))) {
			return this.keyring.platformKeys();
		}
		RotatingPlatformKeys downloaded = download.start(known);
		this.downloaded = downloaded;
		return downloaded;
	}

	private PlatformKeys readPlatformKeys(MerchantCredentials credentials) {
		return this.connection.use((properties) -> this.merchant.platformKeys(credentials));
	}

	/**
	 * Read the keys again. If they cannot be used, those before stay.
	 */
	synchronized void reread() {
		MerchantCredentials credentials = this.own ? this.connection.use((properties) -> this.merchant.credentials())
				: this.bean;
		PlatformKeys before = this.known;
		PlatformKeys known = (before != null) ? readPlatformKeys(credentials) : PlatformKeys.none();
		this.keyring.replace(this.own ? this.clients.prepare(credentials) : credentials(), known);
		if (this.downloaded != null) {
			this.downloaded.add(known);
		}
	}

}
