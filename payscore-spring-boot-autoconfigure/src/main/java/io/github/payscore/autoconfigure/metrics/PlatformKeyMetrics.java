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

package io.github.payscore.autoconfigure.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.MerchantDescription;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RefreshStatus;
import io.github.payscore.platform.RotatingPlatformKeys;

/**
 * Shows when platform certificates expire, and what became of their downloads. Does not
 * count calls as {@link WeChatPayMetrics} does, because the client that tells of calls
 * needs the keys first.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlatformKeyMetrics implements MeterBinder {

	private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

	private final @Nullable PlatformKeys platformKeys;

	private final @Nullable DefaultPayScoreMerchants merchants;

	private final InstantSource clock;

	/**
	 * Create metrics.
	 * @param platformKeys the keys of the merchant without a name, or {@code null}
	 * @param merchants the other merchants, or {@code null}; those of a repository have
	 * no metrics, because they come and go
	 * @param clock says how long a certificate is valid
	 */
	PlatformKeyMetrics(@Nullable PlatformKeys platformKeys, @Nullable DefaultPayScoreMerchants merchants,
			InstantSource clock) {
		this.platformKeys = platformKeys;
		this.merchants = merchants;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		MultiGauge expiry = MultiGauge.builder("wechatpay.platform.certificate.expiry")
			.description("Time until a platform certificate expires")
			.baseUnit("days")
			.register(registry);
		showCertificates(expiry);
		rotations().forEach((merchant, rotating) -> {
			rotating.addListener(() -> showCertificates(expiry));
			count(registry, merchant, rotating, "success", RefreshStatus::successes);
			count(registry, merchant, rotating, "failure", RefreshStatus::failures);
		});
	}

	private Map<String, RotatingPlatformKeys> rotations() {
		Map<String, RotatingPlatformKeys> rotations = new LinkedHashMap<>();
		if (this.platformKeys instanceof RotatingPlatformKeys rotating) {
			rotations.put(PayScoreMerchants.DEFAULT, rotating);
		}
		if (this.merchants != null) {
			rotations.putAll(this.merchants.rotations());
		}
		return rotations;
	}

	private Map<String, PlatformKeys> keys() {
		Map<String, PlatformKeys> keys = new LinkedHashMap<>();
		if (this.platformKeys != null) {
			keys.put(PayScoreMerchants.DEFAULT, this.platformKeys);
		}
		if (this.merchants != null) {
			this.merchants.describe()
				.stream()
				.filter(MerchantDescription::configured)
				.forEach((merchant) -> keys.putIfAbsent(merchant.name(), merchant.platformKeys()));
		}
		return keys;
	}

	// Those that are gone lose their gauge.
	private void showCertificates(MultiGauge expiry) {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		keys().forEach((merchant, keys) -> keys.serials()
			.stream()
			.map(keys::find)
			.filter((key) -> key != null && !key.isPublicKey())
			.forEach((key) -> rows.add(row(merchant, key))));
		expiry.register(rows, true);
	}

	private MultiGauge.Row<PlatformKey> row(String merchant, PlatformKey key) {
		return MultiGauge.Row.of(Tags.of("serial", key.getSerial(), "merchant", merchant), key, this::daysLeft);
	}

	private double daysLeft(PlatformKey key) {
		Instant notAfter = Objects.requireNonNull(key.getNotAfter());
		return Duration.between(this.clock.instant(), notAfter).toSeconds() / SECONDS_OF_A_DAY;
	}

	private static void count(MeterRegistry registry, String merchant, RotatingPlatformKeys keys, String result,
			ToDoubleFunction<RefreshStatus> number) {
		FunctionCounter
			.builder("wechatpay.platform.certificate.downloads", keys, (all) -> number.applyAsDouble(all.getStatus()))
			.description("Downloads of platform certificates")
			.tags("result", result, "merchant", merchant)
			.register(registry);
	}

}
