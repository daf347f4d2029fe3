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

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.MerchantDescription;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RefreshStatus;
import io.github.payscore.platform.RotatingPlatformKeys;

/**
 * {@link HealthIndicator} of WeChat Pay's keys, which calls nobody unless there is an
 * {@link EchoCheck}. It is down when a configured merchant has no valid key. The details
 * of the merchant without a name stand alone, those of the others under their names.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPayHealthIndicator extends AbstractHealthIndicator {

	private final @Nullable PlatformKeys platformKeys;

	private final @Nullable DefaultPayScoreMerchants merchants;

	private final InstantSource clock;

	private final @Nullable EchoCheck echo;

	/**
	 * Create an indicator.
	 * @param platformKeys the keys of the merchant without a name, or {@code null}
	 * @param merchants the other merchants, or {@code null}
	 * @param clock says whether a key has expired
	 * @param echo a call to WeChat Pay, or {@code null}
	 */
	WeChatPayHealthIndicator(@Nullable PlatformKeys platformKeys, @Nullable DefaultPayScoreMerchants merchants,
			InstantSource clock, @Nullable EchoCheck echo) {
		super("WeChat Pay health check failed");
		this.platformKeys = platformKeys;
		this.merchants = merchants;
		this.clock = clock;
		this.echo = echo;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Instant now = this.clock.instant();
		List<String> warnings = new ArrayList<>();
		builder.up();
		if (this.platformKeys != null) {
			RefreshStatus downloads = (this.platformKeys instanceof RotatingPlatformKeys rotating)
					? rotating.getStatus() : null;
			KeyHealth health = new KeyHealth(this.platformKeys, downloads, now);
			health.details().forEach(builder::withDetail);
			warnings.addAll(health.warnings());
			downUnless(health.isValid(), builder);
		}
		if (this.merchants != null) {
			addNamed(this.merchants, builder, warnings, now);
		}
		if (this.echo != null) {
			addEcho(builder, this.echo.result(), warnings);
		}
		if (!warnings.isEmpty()) {
			builder.withDetail("warnings", warnings);
		}
	}

	private static void downUnless(boolean valid, Health.Builder builder) {
		if (!valid) {
			builder.down();
		}
	}

	private static void addNamed(DefaultPayScoreMerchants merchants, Health.Builder builder, List<String> warnings,
			Instant now) {
		Map<String, Object> named = new LinkedHashMap<>();
		Map<String, RotatingPlatformKeys> rotations = merchants.rotations();
		merchants.describe()
			.stream()
			.filter(MerchantDescription::configured)
			.filter((merchant) -> !merchant.name().equals(PayScoreMerchants.DEFAULT))
			.forEach((merchant) -> {
				RotatingPlatformKeys rotating = rotations.get(merchant.name());
				KeyHealth health = new KeyHealth(merchant.platformKeys(),
						(rotating != null) ? rotating.getStatus() : null, now);
				named.put(merchant.name(), health.details());
				health.warnings()
					.forEach((warning) -> warnings.add("Merchant %s: %s".formatted(merchant.name(), warning)));
				downUnless(health.isValid(), builder);
			});
		if (!named.isEmpty()) {
			builder.withDetail("merchants", named);
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

}
