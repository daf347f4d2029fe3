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
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.Assert;

/**
 * The APIv2 key of a merchant, which signs what a page or an app passes to WeChat:
 * HMAC-SHA256. It is another key than the APIv3 key. Immutable and thread-safe;
 * {@link #toString()} does not show it.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v2/merchant/4011985891">Signatures of
 * APIv2</a>
 */
public final class ApiV2Key {

	/**
	 * The name of the algorithm in parameters that are signed.
	 */
	public static final String ALGORITHM = "HMAC-SHA256";

	private static final String MAC = "HmacSHA256";

	private static final int KEY_BYTES = 32;

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private final byte[] key;

	private ApiV2Key(byte[] key) {
		Assert.isTrue(key.length == KEY_BYTES,
				"An APIv2 key has %d bytes, but this one has %d".formatted(KEY_BYTES, key.length));
		this.key = key;
	}

	/**
	 * Create a key.
	 * @param key the key as it was set in the merchant platform, 32 letters and digits.
	 * Blanks around it do not matter
	 * @return the key
	 * @throws IllegalArgumentException if it does not have 32 bytes
	 */
	public static ApiV2Key of(String key) {
		Assert.notNull(key, "'key' must not be null");
		return new ApiV2Key(PastedText.strip(key).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sign parameters, in whatever order they are. Their values go into the signature as
	 * they are, without any encoding; an empty one does not.
	 * @param parameters the parameters by name, all but the signature
	 * @return 64 upper-case hexadecimal digits
	 */
	public String sign(Map<String, String> parameters) {
		Assert.notNull(parameters, "'parameters' must not be null");
		return HEX.formatHex(compute(signedText(parameters) + "&key="));
	}

	private static String signedText(Map<String, String> parameters) {
		return new TreeMap<>(parameters).entrySet()
			.stream()
			.filter((parameter) -> !parameter.getValue().isEmpty())
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue())
			.collect(Collectors.joining("&"));
	}

	private byte[] compute(String text) {
		try {
			Mac mac = Mac.getInstance(MAC);
			mac.init(new SecretKeySpec(this.key, MAC));
			mac.update(text.getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(this.key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has HMAC-SHA256", ex);
		}
	}

	@Override
	public String toString() {
		return "ApiV2Key";
	}

}
