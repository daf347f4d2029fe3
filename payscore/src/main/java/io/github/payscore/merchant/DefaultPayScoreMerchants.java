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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.platform.RotatingPlatformKeys;

/**
 * Default implementation of {@link PayScoreMerchants}: merchants that are configured, and
 * those of a {@link MerchantRepository}. What is configured is not asked for at the
 * repository. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class DefaultPayScoreMerchants implements PayScoreMerchants, NotificationRecipients, AutoCloseable {

	private final Map<String, ConfiguredMerchant> configured;

	private final @Nullable RepositoryMerchants repository;

	private final MerchantFactory factory;

	private final CertificateRotations rotations;

	private final LookupLimit lookups;

	DefaultPayScoreMerchants(DefaultPayScoreMerchantsBuilder builder) {
		this.rotations = builder.rotations();
		this.factory = new MerchantFactory(builder.clients, this.rotations, builder.clock);
		this.configured = new LinkedHashMap<>();
		this.repository = builder.repository(this.factory);
		this.lookups = builder.lookups();
		configure(builder);
	}

	private void configure(DefaultPayScoreMerchantsBuilder builder) {
		try {
			builder.configured
				.forEach((name, configuration) -> this.configured.put(name, configuration.create(this.factory)));
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Return a builder.
	 * @param clients what the clients of all merchants have in common
	 * @return a new builder
	 */
	public static DefaultPayScoreMerchantsBuilder builder(MerchantClients clients) {
		return new DefaultPayScoreMerchantsBuilder(clients);
	}

	@Override
	public PayScoreMerchant get(String name) {
		ConfiguredMerchant configured = this.configured.get(name);
		if (configured != null) {
			return configured.merchant();
		}
		PayScoreMerchant found = (this.repository != null) ? this.repository.get(name) : null;
		if (found == null) {
			throw unknown(name, "One of the repository is known after 'find'.");
		}
		return found;
	}

	@Override
	public Mono<PayScoreMerchant> find(String name) {
		return Mono.defer(() -> {
			ConfiguredMerchant configured = this.configured.get(name);
			return (configured != null) ? Mono.just(configured.merchant()) : findAtRepository(name, () -> {
			}).cast(PayScoreMerchant.class)
				.switchIfEmpty(Mono.error(() -> unknown(name, "The repository has none with that name.")));
		});
	}

	private Mono<RegisteredMerchant> findAtRepository(String name, Runnable before) {
		return (this.repository != null) ? this.repository.find(name, before) : Mono.empty();
	}

	private NoSuchMerchantException unknown(String name, String aboutRepository) {
		String configured = "Configured are %s.".formatted(configuredNames());
		return new NoSuchMerchantException(name, "There is no merchant '%s'.".formatted(printable(name)),
				(this.repository != null) ? configured + " " + aboutRepository : configured);
	}

	private String configuredNames() {
		return this.configured.isEmpty() ? "none" : String.join(", ", this.configured.keySet());
	}

	private static String printable(String name) {
		return RepositoryMerchants.isName(name) ? name : "%d characters".formatted(name.length());
	}

	@Override
	public Mono<Void> refresh(String name) {
		return Mono.defer(() -> {
			ConfiguredMerchant configured = this.configured.get(name);
			if (configured != null) {
				return configured.refresh();
			}
			return (this.repository != null && RepositoryMerchants.isName(name)) ? this.repository.refresh(name).then()
					: Mono.error(() -> unknown(name, "The repository has none with that name."));
		});
	}

	@Override
	public Set<String> names() {
		Set<String> names = new LinkedHashSet<>(this.configured.keySet());
		if (this.repository != null) {
			names.addAll(this.repository.names());
		}
		return names;
	}

	@Override
	public Mono<NotificationRecipient> findByMerchant(String merchant) {
		return Mono.defer(() -> {
			ConfiguredMerchant configured = this.configured.get(merchant);
			return (configured != null) ? Mono.just(configured.recipient())
					: findAtRepository(merchant, this.lookups::take).map(RegisteredMerchant::recipient);
		});
	}

	@Override
	public Flux<NotificationRecipient> findByPlatformSerial(String serial) {
		return Flux.defer(() -> {
			List<NotificationRecipient> known = known(serial);
			return known.isEmpty() ? obtain(serial) : Flux.fromIterable(known);
		});
	}

	private List<NotificationRecipient> known(String serial) {
		return recipients().filter(knows(serial)).toList();
	}

	// A certificate may be newer than the last download, or its merchant not be known
	// yet.
	private Flux<NotificationRecipient> obtain(String serial) {
		this.lookups.take();
		Flux<NotificationRecipient> downloaded = Flux.fromStream(this::recipients)
			.flatMap((recipient) -> recipient.platformKeys().obtain(serial).map((key) -> recipient));
		return downloaded.switchIfEmpty(Flux.defer(() -> (this.repository != null)
				? this.repository.findByPlatformSerial(serial).map(RegisteredMerchant::recipient).filter(knows(serial))
				: Flux.empty()));
	}

	private static Predicate<NotificationRecipient> knows(String serial) {
		return (recipient) -> recipient.platformKeys().find(serial) != null;
	}

	@Override
	public Collection<NotificationRecipient> known() {
		return recipients().toList();
	}

	private Stream<NotificationRecipient> recipients() {
		Stream<NotificationRecipient> found = (this.repository != null)
				? this.repository.all().map(RegisteredMerchant::recipient) : Stream.empty();
		return Stream.concat(this.configured.values().stream().map(ConfiguredMerchant::recipient), found);
	}

	/**
	 * Describe the merchants that are known now.
	 * @return a description of each, in the order of {@link #names()}
	 */
	public List<MerchantDescription> describe() {
		Stream<MerchantDescription> found = (this.repository != null)
				? this.repository.all().map((merchant) -> merchant.describe(false)) : Stream.empty();
		return Stream.concat(this.configured.values().stream().map(ConfiguredMerchant::describe), found).toList();
	}

	/**
	 * Return the clients that were made of registrations and that somebody still holds.
	 * @return the clients, a copy
	 */
	public Stream<CloseableWeChatPayClient> clients() {
		return this.factory.clients();
	}

	/**
	 * Return the certificates that are downloaded for merchants that were made of
	 * registrations, one rotation for each merchant number and access point.
	 * @return the rotations by the name of the merchant that was the first to need them,
	 * a copy
	 */
	public Map<String, RotatingPlatformKeys> rotations() {
		return this.rotations.all();
	}

	/**
	 * End the clients that were made of registrations, with their calls, and the
	 * downloads.
	 */
	@Override
	public void close() {
		clients().forEach(CloseableWeChatPayClient::close);
		this.rotations.close();
	}

}
