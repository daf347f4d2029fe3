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
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the headers that sign an answer or a notification, rightly or wrongly.
 *
 * @author PayScore for Spring Boot contributors
 */
@FunctionalInterface
public interface MessageSignature {

	/**
	 * The right one.
	 */
	MessageSignature RIGHT = PlatformKey::sign;

	/**
	 * Right but for a timestamp that is 10 minutes old.
	 */
	MessageSignature STALE = (key, time, body) -> key.sign(time.minus(Duration.ofMinutes(10)), body);

	/**
	 * Well-formed, but over another message.
	 */
	MessageSignature WRONG = (key, time, body) -> key.sign(time, "forged".getBytes(StandardCharsets.US_ASCII));

	/**
	 * As WeChat Pay's own probes have it.
	 */
	MessageSignature PROBE = (key, time, body) -> probe(key.sign(time, body));

	Map<String, String> headers(PlatformKey key, Instant time, byte[] body);

	private static Map<String, String> probe(Map<String, String> headers) {
		Map<String, String> probe = new LinkedHashMap<>(headers);
		probe.computeIfPresent(PlatformKey.SIGNATURE, (name, value) -> "WECHATPAY/SIGNTEST/" + value);
		return probe;
	}

}
