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

package io.github.payscore.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that answers can be signed with, chosen by the request's
 * {@code Wechatpay-Serial}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlatformKeys {

	private final PlatformKeyKind kind;

	private final Map<String, PlatformKey> keys = new LinkedHashMap<>();

	PlatformKeys(PlatformKeyKind kind) {
		this.kind = kind;
		if (kind.hasCertificate()) {
			add(KeyMaterial.certificateKey());
		}
		if (kind.hasPublicKey()) {
			add(KeyMaterial.publicKey());
		}
	}

	private void add(PlatformKey key) {
		this.keys.put(key.serial(), key);
	}

	PlatformKey wantedBy(HeaderFields headers) {
		List<String> serials = headers.all(PlatformKey.SERIAL);
		if (serials.isEmpty()) {
			return defaultKey();
		}
		PlatformKey key = (serials.size() == 1) ? this.keys.get(serials.get(0)) : null;
		if (key == null) {
			throw invalid("must name exactly one key that this merchant has: " + this.keys.keySet());
		}
		return key;
	}

	private PlatformKey defaultKey() {
		if (!this.kind.hasCertificate()) {
			throw invalid("must be sent on every request in public-key mode: " + this.keys.keySet());
		}
		return KeyMaterial.certificateKey();
	}

	private static Refusal invalid(String issue) {
		return Refusal.invalidRequest("Http头Wechatpay-Serial有误", PlatformKey.SERIAL, issue);
	}

}
