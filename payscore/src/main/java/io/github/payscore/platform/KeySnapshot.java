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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The keys at one time. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 */
final class KeySnapshot {

	private final List<PlatformKey> list;

	private final FixedPlatformKeys keys;

	private final Instant firstExpiry;

	KeySnapshot(Collection<PlatformKey> keys) {
		this.list = List.copyOf(keys);
		this.keys = new FixedPlatformKeys(keys);
		this.firstExpiry = keys.stream()
			.map(PlatformKey::getNotAfter)
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(Instant.MAX);
	}

	FixedPlatformKeys keys() {
		return this.keys;
	}

	boolean isEmpty() {
		return this.list.isEmpty();
	}

	// Costs no look at the clock if nothing can expire.
	boolean neverExpires() {
		return this.firstExpiry.equals(Instant.MAX);
	}

	boolean hasExpired(Instant time) {
		return time.isAfter(this.firstExpiry);
	}

	KeySnapshot withoutExpired(Instant time) {
		return new KeySnapshot(this.list.stream().filter((key) -> !key.isExpired(time)).toList());
	}

	// What was known stays valid until it expires: the old and the new certificate are in
	// use side by side.
	KeySnapshot with(Collection<PlatformKey> others) {
		List<PlatformKey> all = new ArrayList<>(this.list);
		others.stream().filter((key) -> this.keys.find(key.getSerial()) == null).forEach(all::add);
		return new KeySnapshot(all);
	}

}
