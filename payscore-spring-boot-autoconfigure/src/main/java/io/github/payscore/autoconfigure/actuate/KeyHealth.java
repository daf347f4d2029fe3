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

package io.github.payscore.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RefreshStatus;

/**
 * How WeChat Pay's keys of one merchant are.
 *
 * @author PayScore for Spring Boot contributors
 */
final class KeyHealth {

	private static final Duration EXPIRES_SOON = Duration.ofDays(30);

	private final Map<String, Object> details = new LinkedHashMap<>();

	private final List<String> warnings = new ArrayList<>();

	private final boolean valid;

	KeyHealth(PlatformKeys platformKeys, @Nullable RefreshStatus downloads, Instant now) {
		List<PlatformKey> keys = platformKeys.serials()
			.stream()
			.map(platformKeys::find)
			.filter(Objects::nonNull)
			.toList();
		this.valid = keys.stream().anyMatch((key) -> !key.isExpired(now));
		if (!this.valid) {
			this.warnings.add("No valid key of WeChat Pay is known, so no answer can be verified");
		}
		this.details.put("keys", keys.stream().map((key) -> describe(key, now)).toList());
		keys.stream()
			.filter((key) -> needsSuccessor(key, keys, now))
			.map(KeyHealth::expiry)
			.forEach(this.warnings::add);
		if (downloads != null) {
			addDownloads(downloads);
		}
	}

	static Map<String, Object> describe(PlatformKey key, Instant now) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("serial", key.getSerial());
		details.put("kind", key.isPublicKey() ? "public key" : "certificate");
		Instant notAfter = key.getNotAfter();
		if (notAfter != null) {
			details.put("expires", notAfter);
			details.put("daysLeft", Duration.between(now, notAfter).toDays());
		}
		return details;
	}

	private static boolean needsSuccessor(PlatformKey key, List<PlatformKey> keys, Instant now) {
		return key.isExpired(now.plus(EXPIRES_SOON))
				&& keys.stream().allMatch((other) -> other.isExpired(now.plus(EXPIRES_SOON)));
	}

	private static String expiry(PlatformKey key) {
		return "The platform certificate %s expires at %s, and no key is known that is valid longer"
			.formatted(key.getSerial(), key.getNotAfter());
	}

	private void addDownloads(RefreshStatus status) {
		if (status.lastSuccess() != null) {
			this.details.put("lastDownload", status.lastSuccess());
		}
		if (status.failure() != null && status.lastFailure() != null) {
			this.details.put("lastFailedDownload", status.lastFailure());
			this.warnings.add("The last download of platform certificates failed: " + status.failure());
		}
	}

	boolean isValid() {
		return this.valid;
	}

	Map<String, Object> details() {
		return this.details;
	}

	List<String> warnings() {
		return this.warnings;
	}

}
