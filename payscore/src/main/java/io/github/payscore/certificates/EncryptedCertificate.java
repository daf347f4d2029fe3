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

package io.github.payscore.certificates;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import tools.jackson.databind.JsonNode;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.UnusableKeyException;
import io.github.payscore.verification.UntrustedText;

/**
 * An entry of the list of certificates. What is missing is empty.
 *
 * @param serial the serial number that the list shows
 * @param algorithm the algorithm of the encryption
 * @param nonce the nonce
 * @param associatedData what was authenticated but not encrypted
 * @param ciphertext the encrypted PEM in Base64
 * @author PayScore for Spring Boot contributors
 */
record EncryptedCertificate(String serial, String algorithm, String nonce, String associatedData, String ciphertext) {

	static EncryptedCertificate of(JsonNode entry) {
		JsonNode encrypted = entry.path("encrypt_certificate");
		return new EncryptedCertificate(text(entry, "serial_no"), text(encrypted, "algorithm"),
				text(encrypted, "nonce"), text(encrypted, "associated_data"), text(encrypted, "ciphertext"));
	}

	private static String text(JsonNode node, String member) {
		return node.path(member).asString("");
	}

	PlatformKey decrypt(ApiV3Key key) {
		if (!ApiV3Key.ALGORITHM.equals(this.algorithm)) {
			throw new UnusableKeyException("it is encrypted with %s and not %s"
				.formatted(UntrustedText.clean(this.algorithm), ApiV3Key.ALGORITHM));
		}
		byte[] content = key.decrypt(bytes(this.nonce), bytes(this.associatedData), decodedCiphertext());
		List<X509Certificate> certificates = PublicKeys.readCertificates(content);
		PlatformKey found = PlatformKey.ofCertificate(certificates.get(0));
		if (!found.hasSerial(this.serial)) {
			throw new UnusableKeyException("the certificate itself has the serial " + found.getSerial());
		}
		return found;
	}

	private byte[] decodedCiphertext() {
		try {
			return Base64.getDecoder().decode(this.ciphertext);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableKeyException("its ciphertext is no Base64");
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
