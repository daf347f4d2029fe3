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

package io.github.payscore.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;

import org.jspecify.annotations.Nullable;

/**
 * Reads a merchant key with its certificate from PKCS#12.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Pkcs12 {

	private Pkcs12() {
	}

	static MerchantKey read(byte[] content, @Nullable String password, String mchid) {
		char[] secret = ((password != null) ? password : mchid).toCharArray();
		try {
			KeyStore keyStore = KeyStore.getInstance("PKCS12");
			keyStore.load(new ByteArrayInputStream(content), secret);
			return findKey(keyStore, secret);
		}
		catch (UnrecoverableKeyException ex) {
			throw wrongPassword(password, ex);
		}
		catch (IOException ex) {
			throw (ex.getCause() instanceof UnrecoverableKeyException) ? wrongPassword(password, ex) : notPkcs12(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException("The key in the PKCS#12 file cannot be read.", ex);
		}
	}

	private static MerchantKey findKey(KeyStore keyStore, char[] secret) throws GeneralSecurityException {
		for (String alias : Collections.list(keyStore.aliases())) {
			if (keyStore.getKey(alias, secret) instanceof PrivateKey privateKey
					&& keyStore.getCertificate(alias) instanceof X509Certificate certificate) {
				return new MerchantKey(privateKey, certificate);
			}
		}
		throw new UnusableKeyException(
				"The PKCS#12 file holds no private key with a certificate; use the file apiclient_cert.p12.");
	}

	private static KeyPasswordException wrongPassword(@Nullable String password, Exception ex) {
		return new KeyPasswordException(
				(password != null) ? "The PKCS#12 file cannot be opened: the password is wrong, or the file is damaged."
						: "The PKCS#12 file cannot be opened with the merchant number as its password.",
				ex);
	}

	private static UnusableKeyException notPkcs12(IOException ex) {
		return new UnusableKeyException("The file is neither PEM nor PKCS#12, or it is damaged; "
				+ "use the file apiclient_key.pem or apiclient_cert.p12.", ex);
	}

}
