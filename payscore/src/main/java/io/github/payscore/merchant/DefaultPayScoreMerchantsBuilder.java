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

package io.github.payscore.merchant;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.InvalidSettingException;

/**
 * Builds {@link DefaultPayScoreMerchants}. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class DefaultPayScoreMerchantsBuilder {

	private static final int LOOKUPS_PER_SECOND = 20;

	private static final Duration LONGEST_AGE = Duration.ofDays(1);

	final MerchantClients clients;

	final Map<String, Configuration> configured = new LinkedHashMap<>();

	InstantSource clock = InstantSource.system();

	private Duration refreshInterval = Duration.ofHours(12);

	private @Nullable MerchantRepository repository;

	private int maxEntries;

	private Duration maxAge = Duration.ZERO;

	private LongSupplier nanoTime = System::nanoTime;

	DefaultPayScoreMerchantsBuilder(MerchantClients clients) {
		Assert.notNull(clients, "'clients' must not be null");
		this.clients = clients;
	}

	/**
	 * Add a merchant.
	 * @param name what the application calls it, 1 to 64 characters
	 * @param registration gives its registration; asked when the merchants are built, and
	 * again by every {@link PayScoreMerchants#refresh}, on a thread that may block
	 * @return this builder
	 * @throws InvalidSettingException if there is a merchant with that name, or it is no
	 * name
	 */
	public DefaultPayScoreMerchantsBuilder merchant(String name, Supplier<MerchantRegistration> registration) {
		Assert.notNull(registration, "'registration' must not be null");
		return add(name, (factory) -> ConfiguredMerchant.registered(name, registration, factory));
	}

	/**
	 * Add a merchant that the application made itself.
	 * @param merchant the merchant
	 * @param recipient gives what notifications for it are read with, the keys of the
	 * moment
	 * @param reread is run by {@link PayScoreMerchants#refresh}, on a thread that may
	 * block
	 * @return this builder
	 * @throws InvalidSettingException if there is a merchant with that name
	 */
	public DefaultPayScoreMerchantsBuilder merchant(PayScoreMerchant merchant,
			Supplier<NotificationRecipient> recipient, Runnable reread) {
		Assert.notNull(merchant, "'merchant' must not be null");
		Assert.notNull(recipient, "'recipient' must not be null");
		Assert.notNull(reread, "'reread' must not be null");
		return add(merchant.name(), (factory) -> new ConfiguredMerchant.OfApplication(merchant, recipient, reread));
	}

	private DefaultPayScoreMerchantsBuilder add(String name, Configuration configuration) {
		if (!RepositoryMerchants.isName(name)) {
			throw new InvalidSettingException("name", "must have 1 to 64 characters that can be seen");
		}
		if (this.configured.putIfAbsent(name, configuration) != null) {
			throw new InvalidSettingException("name", "is that of another merchant, '%s'".formatted(name));
		}
		return this;
	}

	/**
	 * Set where merchants are that are not configured, by default nowhere.
	 * @param repository the repository
	 * @param maxEntries how many merchants are remembered, at least 1; beyond that, those
	 * that are used least are asked for again
	 * @param maxAge how long a registration is used before it is asked for again, between
	 * 1 second and 1 day
	 * @return this builder
	 * @throws InvalidSettingException if the number or the age is out of its range
	 */
	public DefaultPayScoreMerchantsBuilder repository(MerchantRepository repository, int maxEntries, Duration maxAge) {
		Assert.notNull(repository, "'repository' must not be null");
		if (maxEntries < 1) {
			throw new InvalidSettingException("maxEntries", "must be at least 1");
		}
		if (maxAge.compareTo(Duration.ofSeconds(1)) < 0 || maxAge.compareTo(LONGEST_AGE) > 0) {
			throw new InvalidSettingException("maxAge", "must be between 1 second and 1 day");
		}
		this.repository = repository;
		this.maxEntries = maxEntries;
		this.maxAge = maxAge;
		return this;
	}

	/**
	 * Set the clock that certificates are checked against, by default the system's.
	 * @param clock the clock
	 * @return this builder
	 */
	public DefaultPayScoreMerchantsBuilder clock(InstantSource clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set how long it is at most from one download of certificates to the next, by
	 * default 12 hours.
	 * @param refreshInterval between 1 second and 1 day
	 * @return this builder
	 */
	public DefaultPayScoreMerchantsBuilder refreshInterval(Duration refreshInterval) {
		Assert.notNull(refreshInterval, "'refreshInterval' must not be null");
		this.refreshInterval = refreshInterval;
		return this;
	}

	DefaultPayScoreMerchantsBuilder nanoTime(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		return this;
	}

	/**
	 * Build the merchants.
	 * @return the merchants; close them when they are no longer needed
	 * @throws InvalidMerchantException if the registration of one cannot be used
	 */
	public DefaultPayScoreMerchants build() {
		return new DefaultPayScoreMerchants(this);
	}

	CertificateRotations rotations() {
		return new CertificateRotations(this.clients, this.clock, this.refreshInterval);
	}

	@Nullable RepositoryMerchants repository(MerchantFactory factory) {
		return (this.repository != null) ? new RepositoryMerchants(this.repository, factory, this.maxEntries,
				this.maxAge, this.nanoTime::getAsLong) : null;
	}

	LookupLimit lookups() {
		return new LookupLimit(LOOKUPS_PER_SECOND, this.nanoTime);
	}

	@FunctionalInterface
	interface Configuration {

		ConfiguredMerchant create(MerchantFactory factory);

	}

}
