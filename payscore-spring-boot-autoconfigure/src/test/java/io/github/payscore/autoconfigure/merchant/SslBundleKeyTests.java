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

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.core.io.ClassPathResource;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SslBundleKey}.
 *
 * @author PayScore for Spring Boot contributors
 */
class SslBundleKeyTests {

	private static final String CANNOT = "The property 'wechatpay.ssl-bundle' cannot be used: ";

	private static io.github.payscore.autoconfigure.merchant.SslBundleKey key(@Nullable SslBundles bundles) {
		return new io.github.payscore.autoconfigure.merchant.SslBundleKey("wechatpay.ssl-bundle", "merchant", bundles);
	}

	private static SslBundles bundles(SslBundle bundle) {
		return new DefaultSslBundleRegistry("merchant", bundle);
	}

	private static SslBundle pem(String key, String certificate) {
		return SslBundle.of(new PemSslStoreBundle(PemSslStoreDetails.forCertificate("classpath:keys/" + certificate)
			.withPrivateKey("classpath:keys/" + key), null));
	}

	private static KeyStore pkcs12(String file, String password) {
		try (InputStream content = new ClassPathResource("keys/" + file).getInputStream()) {
			KeyStore keyStore = KeyStore.getInstance("PKCS12");
			keyStore.load(content, password.toCharArray());
			return keyStore;
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertThatFails(@Nullable SslBundles bundles, String message) {
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class).isThrownBy(() -> key(bundles).read())
			.withMessageStartingWith(CANNOT + message);
	}

	@Test
	void readWhenPemThenHasKeyAndSerialOfCertificate() {
		assertThat(key(bundles(pem("merchant-pkcs8.pem", "merchant-certificate.pem"))).read().getSerial())
			.isEqualTo(TestKeys.MERCHANT_SERIAL);
	}

	@Test
	void readWhenKeyStoreThenOpensKeyWithPasswordOfStoreOrKey() {
		KeyStore keyStore = pkcs12("merchant.p12", TestKeys.MCHID);
		assertThat(key(bundles(SslBundle.of(SslStoreBundle.of(keyStore, TestKeys.MCHID, null)))).read().getSerial())
			.isEqualTo(TestKeys.MERCHANT_SERIAL);
		assertThat(
				key(bundles(SslBundle.of(SslStoreBundle.of(keyStore, "other", null), SslBundleKey.of(TestKeys.MCHID))))
					.read()
					.getSerial())
			.isEqualTo(TestKeys.MERCHANT_SERIAL);
	}

	@Test
	void readWhenThereIsNoBundleThenSaysSo() {
		String message = "There is no SSL bundle 'merchant'. Set it to the name of a bundle below "
				+ "'spring.ssl.bundle.pem' or 'spring.ssl.bundle.jks'.";
		assertThatFails(null, message);
		assertThatFails(new DefaultSslBundleRegistry(), message);
	}

	@Test
	void readWhenBundleHasNoKeyThenSaysSo() {
		String message = "The SSL bundle 'merchant' holds no private key with a certificate.";
		assertThatFails(bundles(SslBundle.of(SslStoreBundle.NONE)), message);
		assertThatFails(bundles(SslBundle.of(new PemSslStoreBundle(
				PemSslStoreDetails.forCertificate("classpath:keys/merchant-certificate.pem"), null))), message);
	}

	@Test
	void readWhenPasswordIsWrongThenSaysSo() {
		KeyStore keyStore = pkcs12("merchant.p12", TestKeys.MCHID);
		assertThatFails(bundles(SslBundle.of(SslStoreBundle.of(keyStore, "wrong", null))),
				"The password of the key in the SSL bundle 'merchant' is wrong or missing.");
	}

	@Test
	void readWhenFileIsMissingThenSaysSo() {
		assertThatFails(bundles(pem("no-such.pem", "merchant-certificate.pem")),
				"The SSL bundle 'merchant' cannot be read (");
	}

	@Test
	void readWhenKeyIsNotRsaThenSaysSo() {
		assertThatFails(bundles(pem("ec-pkcs8.pem", "ec-certificate.pem")), "");
	}

}
