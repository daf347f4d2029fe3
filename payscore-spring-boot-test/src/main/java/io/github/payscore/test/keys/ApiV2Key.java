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
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The merchant's APIv2 key, which signs the parameters of pages.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ApiV2Key {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int LENGTH = 32;

	private final String text;

	public ApiV2Key(String text) {
		if (text.getBytes(StandardCharsets.UTF_8).length != LENGTH) {
			throw new IllegalArgumentException("'apiV2Key' must have 32 bytes");
		}
		this.text = text;
	}

	public String text() {
		return this.text;
	}

	public String sign(Map<String, String> parameters) {
		String message = new TreeMap<>(parameters).entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue())
			.collect(Collectors.joining("&", "", "&key=" + this.text));
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			return HexFormat.of().withUpperCase().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot compute HMAC-SHA256", ex);
		}
	}

	@Override
	public String toString() {
		return "ApiV2Key";
	}

}
