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

package io.github.payscore.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.TestKeys;
import io.github.payscore.signature.UnusableKeyException;

/**
 * Reads any bytes as every kind of key file: as they are, and as the content of each PEM
 * block that the library knows. Either there is a key, or {@link UnusableKeyException}.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class KeyFilesFuzzTarget {

	private static final List<String> LABELS = List.of("PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY",
			"PUBLIC KEY", "CERTIFICATE");

	private KeyFilesFuzzTarget() {
	}

	/**
	 * Called by Jazzer.
	 * @param content the content of the file
	 */
	public static void fuzzerTestOneInput(byte[] content) {
		readAll(content);
		if (!isPem(content)) {
			LABELS.forEach((label) -> readAll(toPem(label, content)));
		}
	}

	private static void readAll(byte[] content) {
		read(() -> MerchantKey.read(content, TestKeys.PASSWORD, TestKeys.MCHID));
		read(() -> PublicKeys.readPublicKey(content));
		read(() -> PublicKeys.readCertificates(content));
	}

	private static void read(Runnable reader) {
		try {
			reader.run();
		}
		catch (UnusableKeyException ex) {
			requireMessage(ex);
		}
	}

	private static void requireMessage(UnusableKeyException ex) {
		String message = ex.getMessage();
		if (message == null || message.isBlank()) {
			throw new IllegalStateException("The exception says nothing", ex);
		}
	}

	private static boolean isPem(byte[] content) {
		return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
	}

	private static byte[] toPem(String label, byte[] content) {
		return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
			.formatted(label, Base64.getMimeEncoder().encodeToString(content))
			.getBytes(StandardCharsets.ISO_8859_1);
	}

}
