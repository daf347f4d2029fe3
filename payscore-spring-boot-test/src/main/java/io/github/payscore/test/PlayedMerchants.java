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

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.payscore.test.keys.ApiV2Key;
import io.github.payscore.test.keys.ApiV3Key;
import io.github.payscore.test.keys.GivenKeys;
import io.github.payscore.test.keys.KeyMaterial;
import io.github.payscore.test.keys.MerchantKeys;
import io.github.payscore.test.keys.PlatformKeys;
import io.github.payscore.test.mainland.MainlandEndpoint;
import io.github.payscore.test.notification.RetrySchedule;
import io.github.payscore.test.oversea.OverseaEndpoints;
import io.github.payscore.test.platform.Endpoints;
import io.github.payscore.test.platform.Merchant;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.platform.Platforms;
import io.github.payscore.test.state.Changes;

/**
 * The merchants that a fake plays: each name is one, and names with the same merchant
 * number share an {@link PlayedMerchant.Account account}. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlayedMerchants {

	private final Map<String, PlayedMerchant> byName = new LinkedHashMap<>();

	private final List<PlayedMerchant.Account> accounts;

	private final Platforms platforms;

	private final Changes changes = new Changes();

	PlayedMerchants(Collection<? extends MerchantSettings<?>> settings, Clock clock, RetrySchedule schedule) {
		Map<String, List<MerchantSettings<?>>> byMchid = settings.stream()
			.collect(Collectors.groupingBy(MerchantSettings::mchid, LinkedHashMap::new, Collectors.toList()));
		List<Shared> shared = byMchid.values().stream().map(Shared::new).toList();
		if (!shared.stream().allMatch(Shared::hasKeys)) {
			KeyMaterial.prepare(shared.size());
		}
		this.accounts = IntStream.range(0, shared.size())
			.mapToObj((index) -> shared.get(index)
				.open(KeyMaterial.of(index), byMchid.keySet(), clock, schedule, this.changes))
			.toList();
		this.platforms = new Platforms(this.accounts.stream().map(PlayedMerchant.Account::platform).toList());
		settings.forEach((it) -> this.byName.put(it.name(), named(it)));
	}

	private PlayedMerchant named(MerchantSettings<?> settings) {
		PlayedMerchant.Account account = this.accounts.stream()
			.filter((it) -> it.mchid().equals(settings.mchid()))
			.findFirst()
			.orElseThrow();
		return new PlayedMerchant(settings.name(), settings.toMerchant(account.mode()), account);
	}

	Platforms platforms() {
		return this.platforms;
	}

	Changes changes() {
		return this.changes;
	}

	PlayedMerchant get(String name) {
		PlayedMerchant merchant = this.byName.get(name);
		if (merchant == null) {
			throw new IllegalArgumentException(
					"'name' must be one of %s but is '%s'".formatted(this.byName.keySet(), name));
		}
		return merchant;
	}

	/**
	 * Return the properties of all merchants: those of the first one without a name, and
	 * those of the others under their names.
	 * @param baseUrl the URL of the fake
	 * @return the properties
	 */
	Map<String, String> properties(String baseUrl) {
		Map<String, String> properties = new LinkedHashMap<>(
				get(PlayedMerchant.DEFAULT).properties("wechatpay.", baseUrl));
		this.byName.values()
			.stream()
			.filter((merchant) -> !merchant.name().equals(PlayedMerchant.DEFAULT))
			.forEach((merchant) -> properties.putAll(merchant.namedProperties(baseUrl)));
		return properties;
	}

	void forEachAccount(Consumer<PlayedMerchant.Account> action) {
		this.accounts.forEach(action);
	}

	/**
	 * What the names of a merchant number must agree about.
	 */
	private static final class Shared {

		private final List<MerchantSettings<?>> names;

		private final FakeMode mode;

		private final PlatformKeyKind keyKind;

		private final GivenKeys keys;

		private final Optional<String> apiV3Key;

		private final Optional<String> apiV2Key;

		private Shared(List<MerchantSettings<?>> names) {
			this.names = names;
			this.mode = agreed("mode", names, MerchantSettings::mode).orElse(FakeMode.OVERSEA_PARTNER);
			this.keyKind = agreed("keyKind", names, MerchantSettings::keyKind).orElse(PlatformKeyKind.PUBLIC_KEY);
			this.keys = agreed("keys", names, MerchantSettings::keys).orElse(GivenKeys.NONE);
			this.apiV3Key = agreed("apiV3Key", names, MerchantSettings::apiV3Key);
			this.apiV2Key = agreed("apiV2Key", names, MerchantSettings::apiV2Key);
		}

		private static <T> Optional<T> agreed(String setting, List<MerchantSettings<?>> names,
				Function<MerchantSettings<?>, Optional<T>> getter) {
			Set<T> values = names.stream().map(getter).flatMap(Optional::stream).collect(Collectors.toSet());
			if (values.size() > 1) {
				throw new IllegalArgumentException("'%s' must be the same for %s, which are all the merchant %s"
					.formatted(setting, names.stream().map(MerchantSettings::name).toList(), names.get(0).mchid()));
			}
			return values.stream().findFirst();
		}

		private boolean hasKeys() {
			return this.keys.isComplete();
		}

		private PlayedMerchant.Account open(KeyMaterial made, Set<String> mchids, Clock clock, RetrySchedule schedule,
				Changes changes) {
			KeyMaterial material = made.with(this.keys);
			MerchantKeys keys = new MerchantKeys(material,
					new PlatformKeys(material, this.keyKind.hasPublicKey(), this.keyKind.hasCertificate()),
					new ApiV3Key(this.apiV3Key.orElseGet(material::apiV3Key)),
					new ApiV2Key(this.apiV2Key.orElseGet(material::apiV2Key)));
			NotificationLog notifications = new NotificationLog(clock, changes);
			return new PlayedMerchant.Account(this.mode, this.keyKind, keys,
					new Platform(merchant(), mchids, endpoints(), clock, keys, schedule, notifications, changes),
					notifications);
		}

		private Merchant merchant() {
			return this.names.stream().map((it) -> it.toMerchant(this.mode)).reduce(Merchant::and).orElseThrow();
		}

		private Endpoints endpoints() {
			return new Endpoints(this.mode.mode().isMainland() ? MainlandEndpoint.all() : OverseaEndpoints.all());
		}

	}

}
