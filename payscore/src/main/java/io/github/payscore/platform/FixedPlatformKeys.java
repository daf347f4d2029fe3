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

package io.github.payscore.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.signature.PastedText;
import io.github.payscore.signature.SerialNumber;

/**
 * {@link PlatformKeys} that never change.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FixedPlatformKeys implements PlatformKeys {

	private final Map<String, PlatformKey> keys;

	private final Map<SerialNumber, PlatformKey> certificates = new HashMap<>();

	private final @Nullable String publicKeyId;

	FixedPlatformKeys(Collection<PlatformKey> keys) {
		Map<String, PlatformKey> bySerial = new LinkedHashMap<>();
		String id = null;
		for (PlatformKey key : keys) {
			bySerial.put(key.getSerial(), key);
			SerialNumber serialNumber = key.serialNumber();
			if (serialNumber != null) {
				this.certificates.put(serialNumber, key);
			}
			else {
				id = key.getSerial();
			}
		}
		this.keys = Collections.unmodifiableMap(bySerial);
		this.publicKeyId = id;
	}

	@Override
	public @Nullable PlatformKey find(String serial) {
		PlatformKey key = this.keys.get(serial);
		return (key != null) ? key : findLeniently(serial);
	}

	// Some show a certificate's serial in lower case or without a leading zero
	private @Nullable PlatformKey findLeniently(String serial) {
		SerialNumber serialNumber = SerialNumber.parse(serial);
		return (serialNumber != null) ? this.certificates.get(serialNumber) : this.keys.get(PastedText.strip(serial));
	}

	@Override
	public Set<String> serials() {
		return this.keys.keySet();
	}

	@Override
	public @Nullable String publicKeyId() {
		return this.publicKeyId;
	}

	@Override
	public String toString() {
		return "PlatformKeys " + serials();
	}

}
