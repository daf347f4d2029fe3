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

package io.github.payscore.autoconfigure.merchant;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.launch.LaunchTemplate;
import io.github.payscore.merchant.MerchantRegistration;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV2Key;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.PastedText;

/**
 * One merchant as its properties describe it. Files are read anew every time.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class PropertiesMerchant {

	private final MerchantProperties properties;

	private final PropertyNames names;

	private final KeySources sources;

	private volatile @Nullable MerchantCredentials last;

	/**
	 * Create a merchant.
	 * @param properties its properties
	 * @param names what they are called
	 * @param sources where its keys come from
	 */
	public PropertiesMerchant(MerchantProperties properties, PropertyNames names, KeySources sources) {
		this.properties = properties;
		this.names = names;
		this.sources = sources;
	}

	/**
	 * Check the keys that are no files.
	 * @param properties the properties of a merchant
	 * @param names what they are called
	 * @throws InvalidWeChatPayConfigurationException if one is wrong
	 */
	public static void checkApiKeys(MerchantProperties properties, PropertyNames names) {
		new PropertiesApiKeys(properties, names).check();
	}

	/**
	 * Read what the merchant signs its requests with.
	 * @return the credentials
	 * @throws InvalidWeChatPayConfigurationException if they cannot be used, or if the
	 * private key is another one than before but the serial number is not
	 */
	public MerchantCredentials credentials() {
		MerchantCredentials credentials = new PropertiesMerchantCredentials(this.properties, this.names, this.sources)
			.get();
		MerchantCredentials before = this.last;
		if (before != null && before.hasSerial(credentials.getSerial()) && !before.sharesKeyWith(credentials)) {
			throw otherKey();
		}
		this.last = credentials;
		return credentials;
	}

	// Whatever is signed with the new key would be refused, because WeChat Pay looks the
	// old one up by its serial.
	private InvalidWeChatPayConfigurationException otherKey() {
		return InvalidWeChatPayConfigurationException.of(
				"The key in '%s' is another one than before, but '%s' is not another serial number."
					.formatted(this.names.of("private-key-path"), this.names.of("serial")),
				("Restart with the serial number of the new certificate, or let the certificate come with the key: "
						+ "in a PKCS#12 file, in the same PEM file, or from '%s'.")
					.formatted(this.names.of("ssl-bundle")));
	}

	/**
	 * Return whether credentials are those that were read last.
	 * @param credentials the credentials, perhaps a bean of the application
	 * @return {@code true} if they are
	 */
	public boolean isLast(MerchantCredentials credentials) {
		return credentials == this.last;
	}

	/**
	 * Read the keys of WeChat Pay that are known without a download.
	 * @param credentials what the merchant signs with, whose key is not WeChat Pay's
	 * @return the keys, none if all of them are to be downloaded
	 * @throws InvalidWeChatPayConfigurationException if they cannot be used, or there are
	 * none and none are to be downloaded
	 */
	public PlatformKeys platformKeys(MerchantCredentials credentials) {
		return platformKeysReader(credentials).get();
	}

	/**
	 * Return whether platform certificates are to be downloaded.
	 * @param known the keys that are known without
	 * @param credentials what the merchant signs with
	 * @return {@code true} if they are
	 * @throws InvalidWeChatPayConfigurationException if they are but cannot be decrypted
	 */
	public boolean isDownloadWanted(PlatformKeys known, MerchantCredentials credentials) {
		return platformKeysReader(credentials).isDownloadWanted(!known.serials().isEmpty());
	}

	private PropertiesPlatformKeys platformKeysReader(MerchantCredentials credentials) {
		return new PropertiesPlatformKeys(this.properties, this.names, this.sources, credentials);
	}

	/**
	 * Read everything.
	 * @return the registration
	 * @throws InvalidWeChatPayConfigurationException if something is wrong
	 */
	public MerchantRegistration registration() {
		MerchantProperties.Payscore payscore = this.properties.getPayscore();
		MerchantCredentials credentials = credentials();
		PlatformKeys known = platformKeys(credentials);
		return MerchantRegistration.builder(payscore.getMode(), credentials)
			.platformKeys(known)
			.apiV3Key(apiV3Key())
			.apiV2Key(apiV2Key())
			.downloadCertificates(isDownloadWanted(known, credentials))
			.certificatesPath(this.properties.getCertificates().getPath())
			.baseUrl(this.properties.getBaseUrl())
			.backupBaseUrl(this.properties.getBackupBaseUrl())
			.serviceId(payscore.getServiceId())
			.appid(payscore.getAppid())
			.subMchid(payscore.getSubMchid())
			.subAppid(payscore.getSubAppid())
			.settingNames(this::mention)
			.refreshAdvice(new DownloadAdvice(this.names))
			.build();
	}

	/**
	 * Return the APIv3 key.
	 * @return the key, or {@code null}
	 */
	public @Nullable ApiV3Key apiV3Key() {
		String key = this.properties.getApiV3Key();
		return StringUtils.hasText(key) ? ApiV3Key.of(key) : null;
	}

	/**
	 * Return the service of requests that name none.
	 * @return the id, or {@code null}
	 */
	public @Nullable String serviceId() {
		return stripped(this.properties.getPayscore().getServiceId());
	}

	/**
	 * Return the official account or mini program of requests that name none.
	 * @return the application, or {@code null}
	 */
	public @Nullable String appid() {
		return stripped(this.properties.getPayscore().getAppid());
	}

	private static @Nullable String stripped(@Nullable String text) {
		return StringUtils.hasText(text) ? PastedText.strip(text) : null;
	}

	private @Nullable ApiV2Key apiV2Key() {
		String key = this.properties.getApiV2Key();
		return StringUtils.hasText(key) ? ApiV2Key.of(key) : null;
	}

	/**
	 * Return a builder of what opens WeChat's pages.
	 * @param mchid the merchant number
	 * @return a new builder
	 */
	public LaunchTemplate.Builder launch(String mchid) {
		LaunchTemplate.Builder builder = switch (this.properties.getPayscore().getMode()) {
			case OVERSEA_PARTNER -> LaunchTemplate.oversea(mchid);
			case DIRECT, PARTNER -> LaunchTemplate.mainland(mchid);
		};
		return builder.serviceId(this.properties.getPayscore().getServiceId())
			.apiV2Key(apiV2Key())
			.settingNames(this::mention);
	}

	private String mention(String setting) {
		return switch (setting) {
			case "serviceId", "appid", "subMchid", "subAppid" -> this.names.within("payscore").mention(setting);
			default -> this.names.mention(setting);
		};
	}

	/**
	 * Return the files that hold its keys and may be written while the application runs.
	 * @return the paths of files
	 */
	public Set<Path> files() {
		Set<Path> files = new LinkedHashSet<>();
		Stream
			.concat(Stream.of(this.properties.getPrivateKeyPath(), this.properties.getPlatformPublicKeyPath()),
					this.properties.getPlatformCert().stream())
			.filter(StringUtils::hasText)
			.map((location) -> this.sources.files().path(Objects.requireNonNull(location)))
			.filter(Objects::nonNull)
			.forEach(files::add);
		return files;
	}

	/**
	 * Return the SSL bundle that holds its key.
	 * @return the name, or {@code null}
	 */
	public @Nullable String sslBundle() {
		String bundle = this.properties.getSslBundle();
		return StringUtils.hasText(bundle) ? bundle : null;
	}

}
