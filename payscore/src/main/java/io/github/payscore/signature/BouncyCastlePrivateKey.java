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

import java.io.IOException;
import java.io.StringReader;
import java.security.PrivateKey;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is encrypted in a way that the JDK cannot read. The only class of the
 * library that knows Bouncy Castle; its provider is used as an object and never
 * registered.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BouncyCastlePrivateKey {

	private BouncyCastlePrivateKey() {
	}

	static PrivateKey read(String pem, String password) {
		try (PEMParser parser = new PEMParser(new StringReader(pem))) {
			// The JDK's key factory makes the key, so that the JDK's provider signs with
			// it
			return new JcaPEMKeyConverter().getPrivateKey(decrypt(parser.readObject(), password.toCharArray()));
		}
		catch (OperatorCreationException | PKCSException ex) {
			throw KeyPasswordException.wrong(ex);
		}
		catch (IOException | RuntimeException ex) {
			if (ex instanceof UnusableKeyException unusable) {
				throw unusable;
			}
			throw new UnusableKeyException("The private key is damaged; copy the file again.", ex);
		}
	}

	private static PrivateKeyInfo decrypt(@Nullable Object content, char[] secret)
			throws IOException, OperatorCreationException, PKCSException {
		if (content instanceof PEMEncryptedKeyPair encrypted) {
			return decryptKeyPair(encrypted, secret);
		}
		if (content instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
			return encrypted.decryptPrivateKeyInfo(
					new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(new BouncyCastleProvider())
						.build(secret));
		}
		throw new IOException("No private key");
	}

	private static PrivateKeyInfo decryptKeyPair(PEMEncryptedKeyPair encrypted, char[] password) {
		try {
			return encrypted
				.decryptKeyPair(
						new JcePEMDecryptorProviderBuilder().setProvider(new BouncyCastleProvider()).build(password))
				.getPrivateKeyInfo();
		}
		catch (IOException ex) {
			throw KeyPasswordException.wrong(ex);
		}
	}

}
