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

package io.github.payscore.benchmarks.endtoend.subject;

import java.util.Map;

import io.github.payscore.benchmarks.endtoend.contract.Merchant;

/**
 * Headers as long as those of a signed request, with no signature in them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class UnsignedHeaders {

	private static final String AUTHORIZATION = "%s mchid=\"%s\",nonce_str=\"%s\",signature=\"%s\",timestamp=\"%s\",serial_no=\"%s\""
		.formatted(Merchant.SIGNATURE_TYPE, Merchant.MCHID, "0".repeat(32), "A".repeat(342) + "==", "1554208460",
				Merchant.SERIAL);

	private UnsignedHeaders() {
	}

	static Map<String, String> get() {
		return Map.of("Accept", "application/json", "Authorization", AUTHORIZATION, "Content-Type", "application/json",
				"User-Agent", "payscore-benchmarks", "Wechatpay-Serial", Merchant.PUBLIC_KEY_ID);
	}

}
