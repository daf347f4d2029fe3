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

package io.github.payscore.test.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * PEM text of DER bytes.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Pem {

	private static final byte[] LINE_BREAK = { '\n' };

	private Pem() {
	}

	public static String encode(String label, byte[] der) {
		String base64 = Base64.getMimeEncoder(64, LINE_BREAK).encodeToString(der);
		return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, base64, label);
	}

	public static String location(String pem) {
		return "base64:" + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
	}

}
