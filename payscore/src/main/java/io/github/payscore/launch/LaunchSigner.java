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

package io.github.payscore.launch;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.signature.ApiV2Key;
import io.github.payscore.signature.NonceGenerator;

/**
 * Adds time, nonce and signature to parameters.
 *
 * @param key the key, or {@code null} if there is none
 * @param clock gives the time
 * @param nonces gives a nonce for each signature
 * @param setting names what sets the key
 * @author PayScore for Spring Boot contributors
 */
record LaunchSigner(@Nullable ApiV2Key key, InstantSource clock, NonceGenerator nonces, UnaryOperator<String> setting) {

	Map<String, String> sign(Map<String, String> parameters) {
		ApiV2Key presentKey = requireKey();
		Map<String, String> signed = new LinkedHashMap<>(parameters);
		signed.put("timestamp", Long.toString(this.clock.instant().getEpochSecond()));
		signed.put("nonce_str", this.nonces.generate());
		signed.put("sign_type", ApiV2Key.ALGORITHM);
		signed.put("sign", presentKey.sign(signed));
		return signed;
	}

	private ApiV2Key requireKey() {
		if (this.key == null) {
			throw new InvalidSettingException("apiV2Key",
					"is missing, and this page is opened with a signature by the APIv2 key, not the APIv3 key: set %s"
						.formatted(this.setting.apply("apiV2Key")));
		}
		return this.key;
	}

	// Without the key, although that does not show itself either
	@Override
	public String toString() {
		return "LaunchSigner";
	}

}
