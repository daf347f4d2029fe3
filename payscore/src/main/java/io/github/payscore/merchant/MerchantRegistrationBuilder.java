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
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RefreshAdvice;
import io.github.payscore.signature.ApiV2Key;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.PastedText;

/**
 * Builds a {@link MerchantRegistration}. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class MerchantRegistrationBuilder {

	private final PayScoreMode mode;

	final MerchantCredentials credentials;

	PlatformKeys platformKeys = PlatformKeys.none();

	@Nullable ApiV3Key apiV3Key;

	@Nullable ApiV2Key apiV2Key;

	UnaryOperator<String> settingNames = "'%s' of the merchant's registration"::formatted;

	RefreshAdvice refreshAdvice = (reason) -> null;

	private @Nullable Boolean downloadCertificates;

	private @Nullable String certificatesPath;

	private @Nullable String baseUrl;

	private @Nullable String backupBaseUrl;

	private @Nullable String serviceId;

	private @Nullable String appid;

	private @Nullable String subMchid;

	private @Nullable String subAppid;

	MerchantRegistrationBuilder(PayScoreMode mode, MerchantCredentials credentials) {
		Assert.notNull(mode, "'mode' must not be null");
		Assert.notNull(credentials, "'credentials' must not be null");
		this.mode = mode;
		this.credentials = credentials;
	}

	/**
	 * Set the keys of WeChat Pay that are known without a download, by default none: its
	 * public key, or platform certificates.
	 * @param platformKeys the keys
	 * @return this builder
	 */
	public MerchantRegistrationBuilder platformKeys(PlatformKeys platformKeys) {
		Assert.notNull(platformKeys, "'platformKeys' must not be null");
		this.platformKeys = platformKeys;
		return this;
	}

	/**
	 * Set the APIv3 key, by default none. Without it, notifications for the merchant
	 * cannot be read, and certificates not be downloaded.
	 * @param apiV3Key the key, or {@code null}
	 * @return this builder
	 */
	public MerchantRegistrationBuilder apiV3Key(@Nullable ApiV3Key apiV3Key) {
		this.apiV3Key = apiV3Key;
		return this;
	}

	/**
	 * Set the APIv2 key, by default none. Only parameters that open the page of an order,
	 * or the confirm page of an oversea order, are signed with it.
	 * @param apiV2Key the key, or {@code null}
	 * @return this builder
	 */
	public MerchantRegistrationBuilder apiV2Key(@Nullable ApiV2Key apiV2Key) {
		this.apiV2Key = apiV2Key;
		return this;
	}

	/**
	 * Set whether platform certificates are downloaded. By default they are if there is
	 * an APIv3 key and no other key of WeChat Pay.
	 * @param downloadCertificates whether they are, or {@code null} for the default
	 * @return this builder
	 */
	public MerchantRegistrationBuilder downloadCertificates(@Nullable Boolean downloadCertificates) {
		this.downloadCertificates = downloadCertificates;
		return this;
	}

	/**
	 * Set the path of the list of certificates, by default that of the mode.
	 * @param certificatesPath the path, or {@code null} for the default
	 * @return this builder
	 */
	public MerchantRegistrationBuilder certificatesPath(@Nullable String certificatesPath) {
		this.certificatesPath = certificatesPath;
		return this;
	}

	/**
	 * Set where WeChat Pay is called, by default where the mode says, with its backup.
	 * @param baseUrl scheme, host and perhaps port, or {@code null} for the default
	 * @return this builder
	 */
	public MerchantRegistrationBuilder baseUrl(@Nullable String baseUrl) {
		this.baseUrl = baseUrl;
		return this;
	}

	/**
	 * Set another access point of the same platform.
	 * @param backupBaseUrl a URL as for {@link #baseUrl}; an empty one is none;
	 * {@code null} is that of the mode, unless there is a base URL
	 * @return this builder
	 */
	public MerchantRegistrationBuilder backupBaseUrl(@Nullable String backupBaseUrl) {
		this.backupBaseUrl = backupBaseUrl;
		return this;
	}

	/**
	 * Set the service of requests that name none.
	 * @param serviceId the id of the service, or {@code null}
	 * @return this builder
	 */
	public MerchantRegistrationBuilder serviceId(@Nullable String serviceId) {
		this.serviceId = stripped(serviceId);
		return this;
	}

	/**
	 * Set the official account or mini program of requests that name none.
	 * @param appid the application, or {@code null}
	 * @return this builder
	 */
	public MerchantRegistrationBuilder appid(@Nullable String appid) {
		this.appid = stripped(appid);
		return this;
	}

	/**
	 * Set the sub-merchant of requests of a partner that name none.
	 * @param subMchid the merchant number of the sub-merchant, or {@code null}
	 * @return this builder
	 */
	public MerchantRegistrationBuilder subMchid(@Nullable String subMchid) {
		this.subMchid = stripped(subMchid);
		return this;
	}

	/**
	 * Set the sub-merchant's official account or mini program of requests of a mainland
	 * partner that name none.
	 * @param subAppid the application, or {@code null}
	 * @return this builder
	 */
	public MerchantRegistrationBuilder subAppid(@Nullable String subAppid) {
		this.subAppid = stripped(subAppid);
		return this;
	}

	/**
	 * Set how messages name a setting of this builder that is missing.
	 * @param settingNames turns the name of a method of this builder into what the
	 * application calls it, such as a property or a column
	 * @return this builder
	 */
	public MerchantRegistrationBuilder settingNames(UnaryOperator<String> settingNames) {
		Assert.notNull(settingNames, "'settingNames' must not be null");
		this.settingNames = settingNames;
		return this;
	}

	/**
	 * Set what messages about a failed download of certificates say is to be done.
	 * @param refreshAdvice says what to do, given the kind of a failure
	 * @return this builder
	 */
	public MerchantRegistrationBuilder refreshAdvice(RefreshAdvice refreshAdvice) {
		Assert.notNull(refreshAdvice, "'refreshAdvice' must not be null");
		this.refreshAdvice = refreshAdvice;
		return this;
	}

	/**
	 * Build the registration.
	 * @return the registration
	 * @throws InvalidSettingException if there is no key of WeChat Pay and none is to be
	 * downloaded, one of them is the merchant's own, or certificates are to be downloaded
	 * without an APIv3 key
	 */
	public MerchantRegistration build() {
		boolean download = isDownload();
		if (download && this.apiV3Key == null) {
			throw new InvalidSettingException("apiV3Key", "must be set when certificates are to be downloaded");
		}
		if (!download && this.platformKeys.serials().isEmpty()) {
			throw new InvalidSettingException("platformKeys",
					"must hold a key of WeChat Pay, unless certificates are downloaded with an APIv3 key");
		}
		requireForeignKeys();
		return new MerchantRegistration(this, download, settings());
	}

	private void requireForeignKeys() {
		this.platformKeys.serials()
			.stream()
			.map(this.platformKeys::find)
			.filter((key) -> key != null && this.credentials.own(key.getPublicKey()))
			.findFirst()
			.ifPresent((key) -> {
				throw new InvalidSettingException("platformKeys",
						"must not hold the merchant's own key, but %s is".formatted(key.getSerial()));
			});
	}

	private boolean isDownload() {
		return (this.downloadCertificates != null) ? this.downloadCertificates
				: this.apiV3Key != null && this.platformKeys.serials().isEmpty();
	}

	private MerchantSettings settings() {
		return new MerchantSettings(this.mode, this.credentials.getMchid(),
				(this.baseUrl != null) ? this.baseUrl : this.mode.baseUrl(), backupBaseUrl(),
				(this.certificatesPath != null) ? this.certificatesPath : this.mode.certificatesPath(), this.serviceId,
				this.appid, this.subMchid, this.subAppid);
	}

	// An access point of another platform than that of the base URL is no backup.
	private @Nullable String backupBaseUrl() {
		if (this.backupBaseUrl == null && this.baseUrl == null) {
			return this.mode.backupBaseUrl();
		}
		return StringUtils.hasText(this.backupBaseUrl) ? this.backupBaseUrl : null;
	}

	private static @Nullable String stripped(@Nullable String text) {
		return StringUtils.hasText(text) ? PastedText.strip(text) : null;
	}

}
