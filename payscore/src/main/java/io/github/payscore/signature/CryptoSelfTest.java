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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Compares a provider with the JDK, whose signatures are the same, because PKCS#1 v1.5
 * has no random part.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CryptoSelfTest {

	private static final byte[] MESSAGE = "PayScore for Spring Boot".getBytes(StandardCharsets.UTF_8);

	// Made by OpenSSL; the private key was thrown away
	private static final byte[] PUBLIC_KEY = decode("MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA3kgrzcBf6qIuNJ+51sCx"
			+ "p8xf4aCqgH9JnRCc1hdxLIQU9u7BLNnAxW3uA/6acXwWqthUjNIWRiHv8kT8gPrzI8S1R/FGeTukEugbYoqFH3vM/Hf1o1q7Vm8h"
			+ "8ppFFNqS22gDUlr8rnbrAqEg7ths1YMI2gEFtrmrivXIZZVb/h9Xkq+KUVVXsgMikZ9fPS1QPB801eUOlMxILzcY3cAcilKyzOeN"
			+ "mDeE+OifBCe2amqeNCUKS57tNqKihru8JPfy6/AckzOkSw2tlW+QBiT6HywMIxcn9etvN/AxXh+dVraI+5o+KFfweVpslAEIzg5x"
			+ "B8nD2iiAjUKsdKdDwIfLNwIDAQAB");

	private static final byte[] SIGNATURE = decode("00nCpJhzPix3Pri0OOTy8xHW9ajNOJXRFMqAjRDf5fhKrqtPwjrbjE2BJfA3EAoO"
			+ "cJPox5FUson9zK4WZ6TY8ORd4Dn1MafaZ2O4u5UWTo/ypUgBdxcOrdWmw6bASeZHjoFkpJT3XvoKYyhtOtLFVkrCcahOXjVL0Dg+"
			+ "6qRTuzZdfwB8LQOQ1DC55F9uRGTROM3dHI2d7fvFyQKbOUF/xUNxxvPt9MArlWOE93WUHscqJ/LCiQEYCimOYPVOMPX7xbpcSC9M"
			+ "CUgBkaiFkyVKEL21fHyIK4K3AOQQWwdl0BLcDVS2cDa1vGXsQlTOxajRu7bpxwI3AS0SEZN28tdepQ==");

	private final CryptoProvider provider;

	private final String name;

	CryptoSelfTest(CryptoProvider provider, String name) {
		this.provider = provider;
		this.name = name;
	}

	private static byte[] decode(String base64) {
		return Base64.getDecoder().decode(base64);
	}

	void run(RsaSigner signer) {
		require(signsAsJdk(signer), "signs differently from the JDK");
		verify();
	}

	void verify() {
		require(verifies(SIGNATURE), "refuses a right signature");
		require(!verifies(damagedSignature()), "accepts a wrong signature");
	}

	private boolean signsAsJdk(RsaSigner signer) {
		try {
			return Arrays.equals(signer.with(this.provider).compute(MESSAGE),
					signer.with(CryptoProvider.jdk()).compute(MESSAGE));
		}
		catch (RuntimeException | LinkageError ex) {
			throw failed("cannot sign with the merchant's private key", ex);
		}
	}

	private boolean verifies(byte[] signature) {
		try {
			return new RsaVerifier(this.provider).matches(publicKey(), MESSAGE, signature);
		}
		catch (GeneralSecurityException | RuntimeException | LinkageError ex) {
			throw failed("cannot verify", ex);
		}
	}

	private static PublicKey publicKey() throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(PUBLIC_KEY));
	}

	private static byte[] damagedSignature() {
		byte[] damaged = SIGNATURE.clone();
		damaged[damaged.length - 1] ^= 1;
		return damaged;
	}

	private void require(boolean right, String failure) {
		if (!right) {
			throw failed(failure, null);
		}
	}

	private UnusableProviderException failed(String failure, @Nullable Throwable cause) {
		return new UnusableProviderException("The provider '%s' %s.".formatted(this.name, failure), cause);
	}

}
