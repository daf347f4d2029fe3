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

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RefreshAdvice;
import io.github.payscore.signature.ApiV2Key;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;

/**
 * All that is needed to call WeChat Pay as a merchant: its mode, its keys, where WeChat
 * Pay is, and what its requests take if they name none. Has no name: that is how the
 * application refers to it. Immutable and thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see MerchantRepository
 */
public final class MerchantRegistration {

	private final PayScoreMode mode;

	private final MerchantCredentials credentials;

	private final PlatformKeys platformKeys;

	private final @Nullable ApiV3Key apiV3Key;

	private final @Nullable ApiV2Key apiV2Key;

	private final boolean downloadCertificates;

	private final MerchantSettings settings;

	private final UnaryOperator<String> settingNames;

	private final RefreshAdvice refreshAdvice;

	MerchantRegistration(MerchantRegistrationBuilder builder, boolean downloadCertificates, MerchantSettings settings) {
		this.mode = settings.mode();
		this.credentials = builder.credentials;
		this.platformKeys = builder.platformKeys;
		this.apiV3Key = builder.apiV3Key;
		this.apiV2Key = builder.apiV2Key;
		this.downloadCertificates = downloadCertificates;
		this.settings = settings;
		this.settingNames = builder.settingNames;
		this.refreshAdvice = builder.refreshAdvice;
	}

	/**
	 * Return a builder.
	 * @param mode the mode of the merchant, which also says where WeChat Pay is unless a
	 * base URL is set
	 * @param credentials what the merchant signs its requests with
	 * @return a new builder
	 */
	public static MerchantRegistrationBuilder builder(PayScoreMode mode, MerchantCredentials credentials) {
		return new MerchantRegistrationBuilder(mode, credentials);
	}

	/**
	 * Return the mode of the merchant.
	 * @return the mode
	 */
	public PayScoreMode getMode() {
		return this.mode;
	}

	/**
	 * Return what the merchant signs its requests with.
	 * @return the credentials
	 */
	public MerchantCredentials getCredentials() {
		return this.credentials;
	}

	/**
	 * Return the keys of WeChat Pay that are known without a download.
	 * @return the keys, among which there may be none if certificates are downloaded
	 */
	public PlatformKeys getPlatformKeys() {
		return this.platformKeys;
	}

	/**
	 * Return the APIv3 key, which notifications and platform certificates are encrypted
	 * with.
	 * @return the key, or {@code null}
	 */
	public @Nullable ApiV3Key getApiV3Key() {
		return this.apiV3Key;
	}

	/**
	 * Return the APIv2 key, which parameters that open a page are signed with.
	 * @return the key, or {@code null}
	 */
	public @Nullable ApiV2Key getApiV2Key() {
		return this.apiV2Key;
	}

	/**
	 * Return whether platform certificates are downloaded.
	 * @return {@code true} if they are
	 */
	public boolean isDownloadCertificates() {
		return this.downloadCertificates;
	}

	/**
	 * Return where WeChat Pay is called.
	 * @return the base URL
	 */
	public String getBaseUrl() {
		return this.settings.baseUrl();
	}

	/**
	 * Return where WeChat Pay is called if it cannot be reached at {@link #getBaseUrl()}.
	 * @return the base URL of another access point, or {@code null}
	 */
	public @Nullable String getBackupBaseUrl() {
		return this.settings.backupBaseUrl();
	}

	// What needs other clients when it changes. Keys do not.
	MerchantSettings settings() {
		return this.settings;
	}

	UnaryOperator<String> settingNames() {
		return this.settingNames;
	}

	RefreshAdvice refreshAdvice() {
		return this.refreshAdvice;
	}

	@Override
	public String toString() {
		return "MerchantRegistration [mode=" + this.mode.value() + ", " + this.credentials + "]";
	}

}
