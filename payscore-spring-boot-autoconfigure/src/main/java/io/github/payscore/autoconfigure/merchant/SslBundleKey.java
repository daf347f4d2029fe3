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

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.UnusableKeyException;

/**
 * The merchant API private key and its certificate in an SSL bundle.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SslBundleKey {

	private final String property;

	private final String name;

	private final @Nullable SslBundles bundles;

	SslBundleKey(String property, String name, @Nullable SslBundles bundles) {
		this.property = property;
		this.name = name;
		this.bundles = bundles;
	}

	MerchantKey read() {
		try {
			SslBundle bundle = bundle();
			return find(keyStore(bundle), bundle.getKey().getAlias(), password(bundle));
		}
		catch (UnrecoverableKeyException ex) {
			throw unusable("The password of the key in the SSL bundle '%s' is wrong or missing.".formatted(this.name),
					"Set the key's password in the properties of the bundle.", ex);
		}
		catch (GeneralSecurityException ex) {
			throw unreadable(ex);
		}
		catch (UnusableKeyException ex) {
			throw unusable(String.valueOf(ex.getMessage()),
					"Name a bundle with the merchant API private key: RSA of at least 2048 bits.", ex);
		}
	}

	private SslBundle bundle() {
		if (this.bundles == null) {
			throw noSuchBundle(null);
		}
		try {
			return this.bundles.getBundle(this.name);
		}
		catch (NoSuchSslBundleException ex) {
			throw noSuchBundle(ex);
		}
		catch (RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	private KeyStore keyStore(SslBundle bundle) {
		KeyStore keyStore = readKeyStore(bundle);
		if (keyStore == null) {
			throw noKey();
		}
		return keyStore;
	}

	private @Nullable KeyStore readKeyStore(SslBundle bundle) {
		try {
			return bundle.getStores().getKeyStore();
		}
		catch (RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	// As Spring Boot itself opens the key.
	private static char @Nullable [] password(SslBundle bundle) {
		String password = bundle.getKey().getPassword();
		if (password == null) {
			password = bundle.getStores().getKeyStorePassword();
		}
		return (password != null) ? password.toCharArray() : null;
	}

	private MerchantKey find(KeyStore keyStore, @Nullable String alias, char @Nullable [] password)
			throws GeneralSecurityException {
		List<String> aliases = (alias != null) ? List.of(alias) : Collections.list(keyStore.aliases());
		for (String candidate : aliases) {
			if (keyStore.getKey(candidate, password) instanceof PrivateKey key
					&& keyStore.getCertificate(candidate) instanceof X509Certificate certificate) {
				return MerchantKey.of(key, certificate);
			}
		}
		throw noKey();
	}

	private InvalidWeChatPayConfigurationException noSuchBundle(@Nullable Exception cause) {
		return unusable("There is no SSL bundle '%s'.".formatted(this.name),
				"Set it to the name of a bundle below 'spring.ssl.bundle.pem' or 'spring.ssl.bundle.jks'.", cause);
	}

	private InvalidWeChatPayConfigurationException noKey() {
		return unusable("The SSL bundle '%s' holds no private key with a certificate.".formatted(this.name),
				"Give the bundle the merchant API private key and its certificate, "
						+ "apiclient_key.pem and apiclient_cert.pem, as its key store.",
				null);
	}

	private InvalidWeChatPayConfigurationException unreadable(Exception cause) {
		return unusable(
				"The SSL bundle '%s' cannot be read (%s).".formatted(this.name, cause.getClass().getSimpleName()),
				"Check the properties of the bundle, and the files that they name.", cause);
	}

	private InvalidWeChatPayConfigurationException unusable(String problem, String action, @Nullable Exception cause) {
		return InvalidWeChatPayConfigurationException.ofProperty(this.property, problem, action, cause);
	}

}
