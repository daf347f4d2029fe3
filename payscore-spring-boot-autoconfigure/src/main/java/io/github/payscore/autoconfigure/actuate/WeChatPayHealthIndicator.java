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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RefreshStatus;
import io.github.payscore.platform.RotatingPlatformKeys;

/**
 * Down when there is no valid key of WeChat Pay, because then no call can succeed. What
 * needs attention but still works, such as a certificate that will expire or a download
 * that failed, is among the {@code warnings}: it must not take the application out of
 * service. Looks at what is known, and asks nobody.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPayHealthIndicator extends AbstractHealthIndicator {

	private static final Duration EXPIRES_SOON = Duration.ofDays(30);

	private final PlatformKeys platformKeys;

	private final InstantSource clock;

	private final @Nullable EchoCheck echo;

	WeChatPayHealthIndicator(PlatformKeys platformKeys, InstantSource clock) {
		this(platformKeys, clock, null);
	}

	WeChatPayHealthIndicator(PlatformKeys platformKeys, InstantSource clock, @Nullable EchoCheck echo) {
		super("WeChat Pay health check failed");
		this.platformKeys = platformKeys;
		this.clock = clock;
		this.echo = echo;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Instant now = this.clock.instant();
		List<PlatformKey> keys = this.platformKeys.serials()
			.stream()
			.map(this.platformKeys::find)
			.filter(Objects::nonNull)
			.toList();
		List<String> warnings = new ArrayList<>();
		if (keys.stream().allMatch((key) -> key.isExpired(now))) {
			builder.down();
			warnings.add("No valid key of WeChat Pay is known, so no answer can be verified");
		}
		else {
			builder.up();
		}
		builder.withDetail("keys", keys.stream().map((key) -> describe(key, now)).toList());
		keys.stream().filter((key) -> needsSuccessor(key, keys, now)).forEach((key) -> warnings.add(expiry(key)));
		if (this.platformKeys instanceof RotatingPlatformKeys rotating) {
			addRefresh(builder, rotating.getStatus(), warnings);
		}
		if (this.echo != null) {
			addEcho(builder, this.echo.result(), warnings);
		}
		if (!warnings.isEmpty()) {
			builder.withDetail("warnings", warnings);
		}
	}

	// It changes no status: WeChat Pay being out of reach is no reason to restart.
	private static void addEcho(Health.Builder builder, EchoCheck.@Nullable Result result, List<String> warnings) {
		if (result == null) {
			builder.withDetail("echo", Map.of("outcome", "UNDER_WAY"));
			return;
		}
		builder.withDetail("echo", result.details());
		String warning = result.warning();
		if (warning != null) {
			warnings.add(warning);
		}
	}

	private static Map<String, Object> describe(PlatformKey key, Instant now) {
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

	private static void addRefresh(Health.Builder builder, RefreshStatus status, List<String> warnings) {
		if (status.lastSuccess() != null) {
			builder.withDetail("lastDownload", status.lastSuccess());
		}
		if (status.failure() != null && status.lastFailure() != null) {
			builder.withDetail("lastFailedDownload", status.lastFailure());
			warnings.add("The last download of platform certificates failed: " + status.failure());
		}
	}

}
