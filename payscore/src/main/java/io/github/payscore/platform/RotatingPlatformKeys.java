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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.WeChatPayException;

/**
 * {@link PlatformKeys} whose certificates are downloaded: at once, then again and again,
 * and when a message names a serial that is not known, for that at most once a minute
 * whatever anybody sends. A certificate stays valid until it expires, so the old and the
 * new one are valid side by side, and a failed download takes nothing away; it is
 * repeated.
 * <p>
 * Thread-safe. Looking a key up takes no lock, nothing blocks, and downloads are started
 * on a thread of its own, which ends with {@link #close()}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/wiki/doc/api_external/ch/apis/chapter3_1_8.shtml">Platform
 * certificates</a>
 */
public final class RotatingPlatformKeys implements PlatformKeys, AutoCloseable {

	/**
	 * The answer to a notification has to leave within 5 seconds.
	 */
	private static final Duration LONGEST_WAIT_FOR_SERIAL = Duration.ofSeconds(3);

	private static final Duration LONGEST_DOWNLOAD = Duration.ofMinutes(1);

	/**
	 * Only such a serial can be a certificate's. No person writes it, so it comes as it
	 * is.
	 */
	private static final Pattern CERTIFICATE_SERIAL = Pattern.compile("[0-9A-Fa-f]{1,64}");

	private static final Log logger = LogFactory.getLog(RotatingPlatformKeys.class);

	private final PlatformCertificateSource source;

	private final InstantSource clock;

	private final RefreshSchedule schedule;

	private final RefreshAdvice advice;

	private final Scheduler scheduler;

	private final AtomicReference<KeySnapshot> snapshot;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final Disposable.Swap download = Disposables.swap();

	private final Disposable.Swap timer = Disposables.swap();

	private final Object lock = new Object();

	/**
	 * Ends with the download that is under way, or else with the next one.
	 */
	private Sinks.Empty<Void> result = Sinks.empty();

	private boolean running;

	private boolean closed;

	private long lastOnDemand;

	private int failuresInARow;

	private volatile RefreshStatus status = RefreshStatus.NONE;

	private RotatingPlatformKeys(Builder builder) {
		this.source = builder.source;
		this.clock = builder.clock;
		this.schedule = new RefreshSchedule(builder.refreshInterval, builder.random);
		this.advice = builder.advice;
		this.scheduler = (builder.scheduler != null) ? builder.scheduler
				: Schedulers.newSingle("wechatpay-certificates", true);
		this.snapshot = new AtomicReference<>(new KeySnapshot(builder.fixedKeys));
		this.lastOnDemand = this.scheduler.now(TimeUnit.MILLISECONDS) - RefreshSchedule.SHORTEST_ON_DEMAND.toMillis();
	}

	/**
	 * Return a builder.
	 * @param source where certificates come from; closed together with the keys
	 * @return a new builder
	 */
	public static Builder builder(PlatformCertificateSource source) {
		return new Builder(source);
	}

	@Override
	public @Nullable PlatformKey find(String serial) {
		return current().keys().find(serial);
	}

	/**
	 * Obtain the key that a message names. If it is not known, a download that is under
	 * way is waited for, for up to 3 seconds, or one is started, unless another message
	 * did so within the last minute.
	 * @param serial the value of {@code Wechatpay-Serial}
	 * @return the key, or empty if there is none with that serial. Never fails
	 */
	@Override
	public Mono<PlatformKey> obtain(String serial) {
		PlatformKey key = find(serial);
		if (key != null) {
			return Mono.just(key);
		}
		return CERTIFICATE_SERIAL.matcher(serial).matches() ? obtainUnknown(serial) : Mono.empty();
	}

	private Mono<PlatformKey> obtainUnknown(String serial) {
		return Mono.defer(this::refreshOnDemand)
			.timeout(LONGEST_WAIT_FOR_SERIAL, Mono.empty(), this.scheduler)
			.onErrorComplete()
			.then(Mono.defer(() -> Mono.justOrEmpty(find(serial))));
	}

	/**
	 * Wait until there is a key at all, which is at once unless none has been downloaded
	 * yet: then for the end of the download that is under way, or else of the next one.
	 * @return completes when there is a key; fails if the download did
	 */
	@Override
	public Mono<Void> ready() {
		return current().isEmpty() ? Mono.defer(this::awaitFirst) : Mono.empty();
	}

	private Mono<Void> awaitFirst() {
		synchronized (this.lock) {
			if (!current().isEmpty()) {
				return Mono.empty();
			}
			startOnDemand();
			return this.result.asMono();
		}
	}

	/**
	 * Download the certificates now, or wait for the download that is under way.
	 * @return completes when they were downloaded; fails if they could not be, often with
	 * {@link PlatformCertificateException}
	 */
	public Mono<Void> refresh() {
		return Mono.defer(() -> {
			synchronized (this.lock) {
				if (!this.running) {
					start();
				}
				return this.result.asMono();
			}
		});
	}

	private Mono<Void> refreshOnDemand() {
		synchronized (this.lock) {
			startOnDemand();
			return this.running ? this.result.asMono() : Mono.empty();
		}
	}

	private void startOnDemand() {
		long now = this.scheduler.now(TimeUnit.MILLISECONDS);
		long elapsed = now - this.lastOnDemand;
		boolean allowed = elapsed >= RefreshSchedule.SHORTEST_ON_DEMAND.toMillis() || elapsed < 0;
		if (!this.running && allowed) {
			this.lastOnDemand = now;
			start();
		}
	}

	// Always on the thread of its own: a download is no part of the call that needs it.
	private void start() {
		if (this.closed) {
			return;
		}
		this.running = true;
		this.download.update(Mono.defer(() -> this.source.download(this))
			.subscribeOn(this.scheduler)
			.timeout(LONGEST_DOWNLOAD, this.scheduler)
			.publishOn(this.scheduler)
			.switchIfEmpty(Mono.error(RotatingPlatformKeys::nothingListed))
			.onErrorMap(PlatformCertificateException.class, this::advise)
			.subscribe(this::succeeded, this::failed));
	}

	private static PlatformCertificateException nothingListed() {
		return new PlatformCertificateException(PlatformCertificateException.Reason.TEMPORARY,
				"The download brought no certificate.", null);
	}

	private PlatformCertificateException advise(PlatformCertificateException failure) {
		String own = this.advice.about(failure.getReason());
		return (own != null)
				? new PlatformCertificateException(failure.getReason(), failure.getProblem(), own, failure.getCause())
				: failure;
	}

	private void succeeded(List<PlatformKey> keys) {
		if (this.status.failure() != null) {
			logger.info("Platform certificates can be downloaded again");
		}
		Set<String> before = serials();
		this.failuresInARow = 0;
		Sinks.Empty<Void> waiting = finish(this.schedule.afterSuccess(), () -> add(keys));
		logAdded(before);
		waiting.tryEmitEmpty();
		tellListeners();
	}

	private void add(List<PlatformKey> keys) {
		Instant now = this.clock.instant();
		this.snapshot.updateAndGet((current) -> current.with(keys).withoutExpired(now));
		this.status = this.status.succeeded(now);
	}

	private void logAdded(Set<String> before) {
		Set<String> added = new LinkedHashSet<>(serials());
		added.removeAll(before);
		if (!added.isEmpty()) {
			logger.info("Downloaded the platform certificates %s".formatted(added));
		}
	}

	private void failed(Throwable failure) {
		this.failuresInARow++;
		Set<String> serials = serials();
		Duration wait = this.schedule.afterFailure(this.failuresInARow, !serials.isEmpty());
		logger.warn("The platform certificates could not be downloaded, %s; the next attempt is in %d s: %s".formatted(
				serials.isEmpty() ? "so calls wait for a key" : "the known keys " + serials + " stay in use",
				wait.toSeconds(), describe(failure)));
		Sinks.Empty<Void> waiting = finish(wait,
				() -> this.status = this.status.failed(this.clock.instant(), describe(failure)));
		waiting.tryEmitError(failure);
		tellListeners();
	}

	// What strangers throw may hold anything.
	private static String describe(Throwable failure) {
		if (failure instanceof TimeoutException) {
			return "It took longer than %d s.".formatted(LONGEST_DOWNLOAD.toSeconds());
		}
		return (failure instanceof WeChatPayException) ? String.valueOf(failure.getMessage())
				: "It failed with %s.".formatted(failure.getClass().getName());
	}

	// Whoever sees the outcome also sees that the download is over, and may start the
	// next one.
	private Sinks.Empty<Void> finish(Duration wait, Runnable outcome) {
		synchronized (this.lock) {
			Sinks.Empty<Void> waiting = this.result;
			if (!this.closed) {
				outcome.run();
				this.result = Sinks.empty();
				this.running = false;
				this.timer.update(this.scheduler.schedule(this::refreshOnTime, wait.toMillis(), TimeUnit.MILLISECONDS));
			}
			return waiting;
		}
	}

	private void tellListeners() {
		this.listeners.forEach(RotatingPlatformKeys::tell);
	}

	private static void tell(Runnable listener) {
		try {
			listener.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A listener of platform keys failed", ex);
		}
	}

	private void refreshOnTime() {
		synchronized (this.lock) {
			if (!this.running) {
				start();
			}
		}
	}

	// Whoever looks first after a certificate expired drops it.
	private KeySnapshot current() {
		KeySnapshot current = this.snapshot.get();
		if (current.neverExpires()) {
			return current;
		}
		Instant now = this.clock.instant();
		return current.hasExpired(now) ? dropExpired(current, now) : current;
	}

	private KeySnapshot dropExpired(KeySnapshot current, Instant now) {
		KeySnapshot rest = current.withoutExpired(now);
		if (this.snapshot.compareAndSet(current, rest)) {
			Set<String> dropped = new LinkedHashSet<>(current.keys().serials());
			dropped.removeAll(rest.keys().serials());
			logger.info("Dropped the expired platform certificates %s".formatted(dropped));
		}
		return rest;
	}

	@Override
	public Set<String> serials() {
		return current().keys().serials();
	}

	@Override
	public @Nullable String publicKeyId() {
		return this.snapshot.get().keys().publicKeyId();
	}

	/**
	 * Add keys that were not downloaded. What is known stays.
	 * @param keys the keys
	 */
	public void add(PlatformKeys keys) {
		List<PlatformKey> added = keys.serials().stream().map(keys::find).filter(Objects::nonNull).toList();
		this.snapshot.updateAndGet((current) -> current.with(added));
	}

	/**
	 * Return what became of the downloads.
	 * @return the status
	 */
	public RefreshStatus getStatus() {
		return this.status;
	}

	/**
	 * Add a listener that is called at the end of every download. It must not block.
	 * @param listener the listener
	 */
	public void addListener(Runnable listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
	}

	/**
	 * End downloads, and the thread. Keys that are known can still be found.
	 */
	@Override
	public void close() {
		Sinks.Empty<Void> waiting;
		synchronized (this.lock) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			waiting = this.result;
		}
		this.timer.dispose();
		this.download.dispose();
		waiting
			.tryEmitError(new WeChatPayException("Platform certificates are no longer downloaded, they were closed."));
		this.source.close();
		this.scheduler.dispose();
	}

	@Override
	public String toString() {
		return "RotatingPlatformKeys " + serials();
	}

	/**
	 * Builds {@link RotatingPlatformKeys}. Not thread-safe.
	 */
	public static final class Builder {

		private static final Duration DEFAULT_INTERVAL = Duration.ofHours(12);

		private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

		private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

		private final PlatformCertificateSource source;

		private List<PlatformKey> fixedKeys = List.of();

		private InstantSource clock = Clock.systemUTC();

		private Duration refreshInterval = DEFAULT_INTERVAL;

		private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

		private RefreshAdvice advice = (reason) -> null;

		private @Nullable Scheduler scheduler;

		private Builder(PlatformCertificateSource source) {
			Assert.notNull(source, "'source' must not be null");
			this.source = source;
		}

		/**
		 * Set the keys that are known without a download, by default none.
		 * @param fixedKeys the keys, which are copied
		 * @return this builder
		 */
		public Builder fixedKeys(PlatformKeys fixedKeys) {
			Assert.notNull(fixedKeys, "'fixedKeys' must not be null");
			this.fixedKeys = fixedKeys.serials().stream().map(fixedKeys::find).filter(Objects::nonNull).toList();
			return this;
		}

		/**
		 * Set the clock that says whether a certificate has expired, by default the
		 * system's.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(InstantSource clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		/**
		 * Set how long it is at most from one download to the next, by default 12 hours
		 * as WeChat Pay advises. A random part of up to a tenth is taken off.
		 * @param refreshInterval between 1 second and 1 day, because a new certificate is
		 * listed 1 day before it is used
		 * @return this builder
		 * @throws InvalidSettingException if it is shorter or longer
		 */
		public Builder refreshInterval(Duration refreshInterval) {
			if (refreshInterval.compareTo(SHORTEST_INTERVAL) < 0 || refreshInterval.compareTo(LONGEST_INTERVAL) > 0) {
				throw new InvalidSettingException("refreshInterval", "must be between 1 second and 1 day");
			}
			this.refreshInterval = refreshInterval;
			return this;
		}

		/**
		 * Set what messages about a failed download say is to be done, for example with
		 * the names that settings have in the application. Without it, the advice of the
		 * failure itself stays.
		 * @param advice says what to do, given the kind of a failure
		 * @return this builder
		 */
		public Builder advice(RefreshAdvice advice) {
			Assert.notNull(advice, "'advice' must not be null");
			this.advice = advice;
			return this;
		}

		Builder random(DoubleSupplier random) {
			this.random = random;
			return this;
		}

		/**
		 * Set what times downloads, by default a thread of the keys' own. One that is
		 * shared by many merchants saves their threads.
		 * @param scheduler the scheduler, whose workers must not be blocked by others;
		 * disposed of with the keys
		 * @return this builder
		 */
		public Builder scheduler(Scheduler scheduler) {
			Assert.notNull(scheduler, "'scheduler' must not be null");
			this.scheduler = scheduler;
			return this;
		}

		/**
		 * Build the keys, and start the first download. They own a thread, so close them
		 * when they are no longer needed.
		 * @return the keys
		 */
		public RotatingPlatformKeys build() {
			RotatingPlatformKeys keys = new RotatingPlatformKeys(this);
			keys.refreshOnTime();
			return keys;
		}

	}

}
