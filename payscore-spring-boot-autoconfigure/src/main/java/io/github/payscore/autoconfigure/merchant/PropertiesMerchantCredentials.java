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

import java.security.cert.X509Certificate;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.InvisibleCharacter;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.signature.KeyPasswordException;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.PastedText;
import io.github.payscore.signature.SerialNumber;
import io.github.payscore.signature.UnusableKeyException;

/**
 * Makes {@link MerchantCredentials} from {@link MerchantProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesMerchantCredentials {

	private final MerchantProperties properties;

	private final PropertyNames names;

	private final KeySources sources;

	PropertiesMerchantCredentials(MerchantProperties properties, PropertyNames names, KeySources sources) {
		this.properties = properties;
		this.names = names;
		this.sources = sources;
	}

	MerchantCredentials get() {
		String mchid = mchid();
		MerchantKey key = readKey(mchid);
		return MerchantCredentials.of(mchid, serial(key), key.getPrivateKey());
	}

	private String mchid() {
		String mchid = this.properties.getMchid();
		if (mchid == null || !MerchantCredentials.isMchid(mchid)) {
			throw InvalidWeChatPayConfigurationException.ofProperty(this.names.of("mchid"),
					InvisibleCharacter.mention("A merchant number has 1 to 32 digits or letters.", mchid),
					"Set it to the merchant number that WeChat Pay gave you, for example 1230000109.", null);
		}
		return mchid;
	}

	private MerchantKey readKey(String mchid) {
		String bundle = this.properties.getSslBundle();
		return StringUtils.hasText(bundle) ? readBundle(bundle) : readFile(mchid);
	}

	private MerchantKey readBundle(String bundle) {
		if (StringUtils.hasText(this.properties.getPrivateKeyPath())) {
			throw InvalidWeChatPayConfigurationException.of(
					"The properties '%s' and '%s' are both set.".formatted(sslBundle(), privateKeyPath()),
					"Remove one of them, because each names the merchant API private key.");
		}
		return requireValid(new SslBundleKey(sslBundle(), bundle, this.sources.sslBundles().get()).read());
	}

	private MerchantKey readFile(String mchid) {
		String location = this.properties.getPrivateKeyPath();
		if (!StringUtils.hasText(location)) {
			throw InvalidWeChatPayConfigurationException.of("The property '%s' is not set.".formatted(privateKeyPath()),
					"Set it to the location of the merchant API private key, for example "
							+ "'file:/etc/wechatpay/apiclient_key.pem'.");
		}
		byte[] content = this.sources.files().read(privateKeyPath(), location);
		try {
			return requireValid(MerchantKey.read(content, password(), mchid));
		}
		catch (KeyPasswordException ex) {
			throw unusablePassword(ex);
		}
		catch (UnusableKeyException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(privateKeyPath(), String.valueOf(ex.getMessage()),
					"Set it to the location of the merchant API private key: RSA of at least 2048 bits, "
							+ "in apiclient_key.pem or apiclient_cert.p12.",
					ex);
		}
	}

	private InvalidWeChatPayConfigurationException unusablePassword(KeyPasswordException ex) {
		String property = this.names.of("private-key-password");
		String action = ("Set it to the password of the file that '%s' names; "
				+ "for apiclient_cert.p12 that is the merchant number unless it was changed.")
			.formatted(privateKeyPath());
		if (password() == null) {
			return InvalidWeChatPayConfigurationException
				.of("The property '%s' is not set. %s".formatted(property, ex.getMessage()), action);
		}
		return InvalidWeChatPayConfigurationException.ofProperty(property,
				ex.getMessage() + mentionBlank(String.valueOf(password())), action, null);
	}

	// A password may have one, so it is not taken away.
	private static String mentionBlank(String password) {
		return password.equals(PastedText.strip(password)) ? ""
				: " The password begins or ends with a blank or another character that nobody sees.";
	}

	private @Nullable String password() {
		return StringUtils.hasText(this.properties.getPrivateKeyPassword()) ? this.properties.getPrivateKeyPassword()
				: null;
	}

	private MerchantKey requireValid(MerchantKey key) {
		X509Certificate certificate = key.getCertificate();
		if (certificate != null && this.sources.clock().instant().isAfter(certificate.getNotAfter().toInstant())) {
			throw InvalidWeChatPayConfigurationException.ofProperty(keySource(),
					"The merchant API certificate in it expired at %s."
						.formatted(certificate.getNotAfter().toInstant()),
					"Apply for a new certificate on the merchant platform, and name its file.", null);
		}
		return key;
	}

	private String serial(MerchantKey key) {
		String property = this.names.of("serial");
		String configured = StringUtils.hasText(this.properties.getSerial()) ? this.properties.getSerial() : null;
		String derived = key.getSerial();
		String serial = (configured != null) ? configured : derived;
		if (serial == null) {
			throw InvalidWeChatPayConfigurationException.of("The property '%s' is not set.".formatted(property),
					"Set it to the serial number of the merchant API certificate; "
							+ "'openssl x509 -in apiclient_cert.pem -noout -serial' shows it.");
		}
		SerialNumber serialNumber = SerialNumber.parse(serial);
		if (serialNumber == null) {
			throw InvalidWeChatPayConfigurationException.ofProperty(property,
					"A serial number has hexadecimal digits only.",
					"Copy the serial number of the merchant API certificate from the merchant platform.", null);
		}
		if (derived != null && !serialNumber.equals(SerialNumber.of(derived))) {
			throw InvalidWeChatPayConfigurationException.ofProperty(property,
					"The certificate in '%s' has another serial number, %s.".formatted(keySource(), derived),
					"Remove the property, so that the certificate's own serial number is used.", null);
		}
		return serial;
	}

	private String keySource() {
		return StringUtils.hasText(this.properties.getSslBundle()) ? sslBundle() : privateKeyPath();
	}

	private String sslBundle() {
		return this.names.of("ssl-bundle");
	}

	private String privateKeyPath() {
		return this.names.of("private-key-path");
	}

}
