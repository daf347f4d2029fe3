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

package io.github.payscore.test.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Refusal;

/**
 * The five fields of the {@code Authorization} header.
 *
 * @param mchid the caller's merchant number
 * @param serialNo the serial of the caller's certificate
 * @param nonce the nonce
 * @param timestamp the seconds since 1970, as text
 * @param signature the signature in Base64
 * @author PayScore for Spring Boot contributors
 */
record AuthorizationHeader(String mchid, String serialNo, String nonce, String timestamp, String signature) {

	private static final String TYPE = "WECHATPAY2-SHA256-RSA2048 ";

	private static final Set<String> FIELDS = Set.of("mchid", "nonce_str", "signature", "timestamp", "serial_no");

	private static final Pattern FIELD = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

	private static final Pattern MCHID = Pattern.compile("(?:^|[ ,])mchid=\"([^\"]*)\"");

	private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z]{1,32}");

	private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,18}");

	/**
	 * Find out who says to send a request, however wrong the rest of the header is.
	 * @param headers the headers of the request
	 * @return the merchant number, or {@code null} if there is none
	 */
	static @Nullable String mchid(HeaderFields headers) {
		String value = headers.first("Authorization");
		Matcher matcher = MCHID.matcher((value != null) ? value : "");
		return matcher.find() ? matcher.group(1) : null;
	}

	static AuthorizationHeader of(HeaderFields headers) {
		List<String> values = headers.all("Authorization");
		if (values.size() != 1) {
			throw wrong("must be sent exactly once but was sent %d times".formatted(values.size()));
		}
		String value = values.get(0);
		if (!value.startsWith(TYPE)) {
			throw wrong("must start with the type WECHATPAY2-SHA256-RSA2048 and one blank");
		}
		AuthorizationHeader header = of(fields(value.substring(TYPE.length())));
		header.checkFormat();
		return header;
	}

	private static AuthorizationHeader of(Map<String, String> fields) {
		for (String name : FIELDS) {
			if (!fields.containsKey(name)) {
				throw Refusal.signError("Http头Authorization值格式错误", name, "is missing");
			}
		}
		return new AuthorizationHeader(value(fields, "mchid"), value(fields, "serial_no"), value(fields, "nonce_str"),
				value(fields, "timestamp"), value(fields, "signature"));
	}

	private static String value(Map<String, String> fields, String name) {
		return Objects.requireNonNull(fields.get(name));
	}

	private static Map<String, String> fields(String text) {
		Map<String, String> fields = new HashMap<>();
		for (String part : text.split(",", -1)) {
			Matcher matcher = FIELD.matcher(part);
			if (!matcher.matches()) {
				throw wrong("must be five fields key=\"value\", joined by commas without blanks");
			}
			if (!FIELDS.contains(matcher.group(1))) {
				throw Refusal.signError("Http头Authorization值格式错误", matcher.group(1), "is unknown");
			}
			if (fields.put(matcher.group(1), matcher.group(2)) != null) {
				throw Refusal.signError("Http头Authorization值格式错误", matcher.group(1), "is given twice");
			}
		}
		return fields;
	}

	private void checkFormat() {
		if (!NONCE.matcher(this.nonce).matches()) {
			throw Refusal.signError("Http头Authorization值格式错误", "nonce_str", "must be 1 to 32 digits and letters");
		}
		if (!TIMESTAMP.matcher(this.timestamp).matches()) {
			throw Refusal.signError("Http头Authorization值格式错误", "timestamp", "must be seconds since 1970, in digits");
		}
	}

	long seconds() {
		return Long.parseLong(this.timestamp);
	}

	private static Refusal wrong(String issue) {
		return Refusal.signError("Http头Authorization值格式错误", "Authorization", issue);
	}

	@Override
	public String toString() {
		return "AuthorizationHeader[mchid=" + this.mchid + ", serialNo=" + this.serialNo + "]";
	}

}
