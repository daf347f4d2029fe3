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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The merchants of a {@link MerchantRepository}, which is asked once for each and then
 * again when what it said is old. While it fails, what it said before holds. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RepositoryMerchants {

	private static final Duration LONGEST_LOOKUP = Duration.ofSeconds(30);

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(10);

	private static final int LONGEST_NAME = 64;

	private static final Log logger = LogFactory.getLog(RepositoryMerchants.class);

	private final MerchantRepository repository;

	private final MerchantFactory factory;

	private final Ticker ticker;

	private final long maxAge;

	private final Cache<String, Remembered> remembered;

	/**
	 * Those that somebody still holds although they were forgotten: they must get the new
	 * keys, and be the ones that are found again.
	 */
	private final Cache<String, RegisteredMerchant> alive = Caffeine.newBuilder().weakValues().build();

	private final Cache<String, Boolean> unknown;

	private final Map<String, Mono<RegisteredMerchant>> underWay = new ConcurrentHashMap<>();

	RepositoryMerchants(MerchantRepository repository, MerchantFactory factory, int maxEntries, Duration maxAge,
			Ticker ticker) {
		this.repository = repository;
		this.factory = factory;
		this.ticker = ticker;
		this.maxAge = maxAge.toNanos();
		// Evicts on the caller's thread, so that eviction needs no thread and no time
		this.remembered = Caffeine.newBuilder().maximumSize(maxEntries).executor(Runnable::run).build();
		this.unknown = Caffeine.newBuilder()
			.maximumSize(maxEntries)
			.expireAfterWrite((maxAge.compareTo(SHORTEST_RETRY) < 0) ? maxAge : SHORTEST_RETRY)
			.ticker(ticker)
			.executor(Runnable::run)
			.build();
	}

	static boolean isName(String name) {
		return !name.isBlank() && name.length() <= LONGEST_NAME && name.codePoints().noneMatch(Character::isISOControl);
	}

	/**
	 * Return a merchant that is remembered. If what is known of it is old, it is asked
	 * for again meanwhile.
	 * @param name the name
	 * @return the merchant, or {@code null} if it is not remembered
	 */
	@Nullable RegisteredMerchant get(String name) {
		Remembered known = this.remembered.getIfPresent(name);
		if (known == null) {
			return null;
		}
		if (isOld(known)) {
			Disposable unused = load(name).subscribe(null, (failure) -> {
				// Has been logged
			});
		}
		return known.merchant;
	}

	/**
	 * Find a merchant.
	 * @param name the name
	 * @param before is run before the repository is asked for one that is not remembered
	 * @return the merchant, or empty if there is none
	 */
	Mono<RegisteredMerchant> find(String name, Runnable before) {
		return Mono.defer(() -> {
			Remembered known = this.remembered.getIfPresent(name);
			if (known != null) {
				return isOld(known) ? load(name) : Mono.just(known.merchant);
			}
			if (!isName(name) || this.unknown.getIfPresent(name) != null) {
				return Mono.empty();
			}
			before.run();
			return load(name);
		});
	}

	Flux<RegisteredMerchant> findByPlatformSerial(String serial) {
		return Flux.defer(() -> this.repository.findNamesByPlatformSerial(serial))
			.timeout(LONGEST_LOOKUP)
			.concatMap((name) -> find(name, () -> {
			}));
	}

	/**
	 * Ask for a merchant again, after a question that is under way and may have got an
	 * older answer.
	 * @param name the name
	 * @return the merchant, or empty if there is none
	 */
	Mono<RegisteredMerchant> refresh(String name) {
		return Mono.defer(() -> this.underWay.compute(name, this::askAfter));
	}

	Set<String> names() {
		return Set.copyOf(this.remembered.asMap().keySet());
	}

	Stream<RegisteredMerchant> all() {
		return this.remembered.asMap().values().stream().map(Remembered::merchant);
	}

	private boolean isOld(Remembered known) {
		return this.ticker.read() - known.since >= this.maxAge;
	}

	// While the repository fails, what it said before is better than nothing.
	private Mono<RegisteredMerchant> load(String name) {
		return Mono.defer(() -> this.underWay.computeIfAbsent(name, this::askOnce))
			.onErrorResume((failure) -> stale(name, failure));
	}

	private Mono<RegisteredMerchant> stale(String name, Throwable failure) {
		Remembered known = this.remembered.getIfPresent(name);
		if (known == null) {
			return Mono.error(failure);
		}
		logger.warn("The merchant '%s' could not be read again (%s); its keys stay in use".formatted(name,
				describe(failure)));
		this.remembered.put(name, new Remembered(known.merchant, nextRetry()));
		return Mono.just(known.merchant);
	}

	private long nextRetry() {
		return this.ticker.read() - Math.max(this.maxAge - SHORTEST_RETRY.toNanos(), 0);
	}

	// What strangers throw may hold anything.
	private static String describe(Throwable failure) {
		return (failure instanceof InvalidMerchantException) ? String.valueOf(failure.getMessage())
				: failure.getClass().getName();
	}

	private Mono<RegisteredMerchant> askOnce(String name) {
		return askAfter(name, null);
	}

	// One question after the other, so that an older answer never takes the place of a
	// newer one. Removed before it is answered, so that whoever has the answer does not
	// get it again.
	private Mono<RegisteredMerchant> askAfter(String name, @Nullable Mono<RegisteredMerchant> earlier) {
		Mono<Void> before = (earlier != null) ? earlier.onErrorComplete().then() : Mono.empty();
		AtomicReference<@Nullable Mono<RegisteredMerchant>> self = new AtomicReference<>();
		Mono<RegisteredMerchant> question = before.then(ask(name))
			.doOnTerminate(
					() -> this.underWay.computeIfPresent(name, (key, latest) -> (latest == self.get()) ? null : latest))
			.cache();
		self.set(question);
		return question;
	}

	private Mono<RegisteredMerchant> ask(String name) {
		return Mono.defer(() -> this.repository.findByName(name))
			.timeout(LONGEST_LOOKUP)
			// What computes with keys must not keep an event loop of the database waiting
			.publishOn(Schedulers.parallel())
			.map((registration) -> remember(name, registration))
			.switchIfEmpty(Mono.defer(() -> {
				forget(name);
				return Mono.empty();
			}));
	}

	private RegisteredMerchant remember(String name, MerchantRegistration registration) {
		RegisteredMerchant merchant = this.factory.create(name, registration, existing(name));
		this.alive.put(name, merchant);
		this.remembered.put(name, new Remembered(merchant, this.ticker.read()));
		this.unknown.invalidate(name);
		return merchant;
	}

	private @Nullable RegisteredMerchant existing(String name) {
		Remembered known = this.remembered.getIfPresent(name);
		return (known != null) ? known.merchant : this.alive.getIfPresent(name);
	}

	private void forget(String name) {
		Stream.of(existing(name)).filter(Objects::nonNull).forEach(RegisteredMerchant::remove);
		this.remembered.invalidate(name);
		this.alive.invalidate(name);
		this.unknown.put(name, Boolean.TRUE);
	}

	private record Remembered(RegisteredMerchant merchant, long since) {

	}

}
