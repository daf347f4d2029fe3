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

package io.github.payscore.outbox.jdbc;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.Assert;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxMerchants;
import io.github.payscore.outbox.OutboxStatistics;
import io.github.payscore.outbox.PayScoreOutbox;

/**
 * An outbox in two tables of H2, PostgreSQL, MySQL or MariaDB, which any number of
 * processes share. Create the tables from
 * {@code classpath:io/github/payscore/outbox/schema-h2.sql},
 * {@code schema-postgresql.sql} or {@code schema-mysql.sql}.
 * <p>
 * After {@link #start()} this process makes calls, too, on threads of its own. Each call
 * is held by the process that makes it; if that one dies, another one takes the call
 * over. WeChat Pay accepts a repetition with the same parameters, so that a call that two
 * processes make has one effect; its outcome is recorded, and told to handlers, by one of
 * them. No connection is held while a call is under way. The database need not be there
 * when the process starts.
 * <p>
 * The clocks of processes may differ by minutes: that delays calls by as much, or makes
 * them twice, but loses none. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class JdbcOutbox {

	private final OutboxDatabase database;

	private final Watches watches;

	private final Housekeeping housekeeping;

	private final Engine engine;

	private final EngineSettings settings;

	private final InstantSource clock;

	private final PayScoreOutbox outbox;

	private final Object lifecycle = new Object();

	private volatile @Nullable EngineRun run;

	private JdbcOutbox(Builder builder) {
		this.settings = builder.settings();
		this.clock = builder.clock;
		Waits waits = builder.waits();
		RequestFormat format = new RequestFormat(
				RequestCipher.of(builder.encryptionKey, builder.previousEncryptionKeys));
		this.database = new OutboxDatabase(builder.dataSource, builder.transactionManager, this.settings.names(),
				this.clock);
		this.watches = new Watches(this.database, format, builder.handlers, waits, this.clock);
		this.housekeeping = new Housekeeping(this.database, this.clock);
		Outcomes outcomes = new Outcomes(this.database, builder.handlers, waits, this.clock);
		this.engine = new Engine(this.database,
				new CallWorker(builder.merchants, format, outcomes, waits,
						new Deadline(builder.giveUpAfter, this.clock), builder.watchCompletions ? this.watches : null),
				new WatchWorker(builder.merchants, format, outcomes, waits, new Deadline(builder.watchFor, this.clock)),
				outcomes, waits, this.clock, this.settings);
		this.outbox = new MerchantOutbox(PayScoreMerchants.DEFAULT, builder.merchants, this.database, format,
				this.watches, this.clock, this::wake);
	}

	/**
	 * Return a builder of an outbox.
	 * @param dataSource where the tables are; a pool, as several threads use it
	 * @param transactionManager manages the transactions of callers and of handlers, on
	 * the same database
	 * @param merchants the merchants that calls are made for, such as
	 * {@link OutboxMerchants#of}
	 * @return the builder
	 */
	public static Builder builder(DataSource dataSource, PlatformTransactionManager transactionManager,
			OutboxMerchants merchants) {
		return new Builder(dataSource, transactionManager, merchants);
	}

	/**
	 * Return what calls are asked for with.
	 * @return the outbox of the default merchant
	 */
	public PayScoreOutbox outbox() {
		return this.outbox;
	}

	/**
	 * Begin to make calls. Does nothing if that has begun.
	 * @throws MissingTableException if a table or a column does not exist
	 * @throws IllegalArgumentException if the kind of database is not supported
	 */
	public void start() {
		synchronized (this.lifecycle) {
			if (this.run == null) {
				EngineRun started = new EngineRun(this.engine, this.database, this.housekeeping, this.settings);
				started.start();
				this.run = started;
			}
		}
	}

	/**
	 * Make no more calls. Those under way may finish for as long as was set; what is not
	 * sent is left to other processes, or to the next start. Calls can still be asked
	 * for.
	 */
	public void stop() {
		synchronized (this.lifecycle) {
			EngineRun stopped = this.run;
			if (stopped != null) {
				this.run = null;
				stopped.stop();
			}
		}
	}

	/**
	 * Return whether this process makes calls.
	 * @return whether it was started, and not stopped since
	 */
	public boolean isRunning() {
		return this.run != null;
	}

	private void wake() {
		EngineRun running = this.run;
		if (running != null) {
			running.wake();
		}
	}

	/**
	 * Take note that an order is paid, for example after a verified notification. Ends
	 * the watch of the order, and tells the handlers unless they know already. Does
	 * nothing if the order is not watched, or is not {@link ServiceOrder#stage() paid}.
	 * @param merchant the name of the merchant
	 * @param order the order
	 */
	public void paid(String merchant, ServiceOrder order) {
		Assert.notNull(merchant, "'merchant' must not be null");
		Assert.notNull(order, "'order' must not be null");
		this.watches.paid(merchant, order);
	}

	/**
	 * Count, which asks the database.
	 * @return how much there is to do
	 */
	public OutboxStatistics statistics() {
		return statistics(this.database.tables().calls().count());
	}

	/**
	 * Return how much there was to do less than a minute ago, as long as the database can
	 * be reached, and without waiting for it.
	 * @return how much there is to do, or {@code null} if that is not known yet
	 */
	public @Nullable OutboxStatistics lastStatistics() {
		OutboxTable.Counts counts = this.housekeeping.counts();
		return (counts != null) ? statistics(counts) : null;
	}

	private OutboxStatistics statistics(OutboxTable.Counts counts) {
		EngineRun running = this.run;
		Long oldest = counts.oldest();
		return new OutboxStatistics(counts.waiting(), (running != null) ? running.working() : 0, counts.watched(),
				counts.abandoned(),
				(oldest != null) ? Duration.ofMillis(Math.max(this.clock.millis() - oldest, 0)) : Duration.ZERO);
	}

	/**
	 * Builds a {@link JdbcOutbox}. Not thread-safe.
	 */
	public static final class Builder {

		private static final Duration SHORTEST_TAKE_OVER = Duration.ofSeconds(1);

		private final DataSource dataSource;

		private final PlatformTransactionManager transactionManager;

		private final OutboxMerchants merchants;

		private Supplier<List<OrderOutcomeHandler>> handlers = List::of;

		private InstantSource clock = InstantSource.system();

		private TableNames names = TableNames.DEFAULT;

		private int threads = 10;

		private ThreadFactory threadFactory = new CustomizableThreadFactory("wechatpay-outbox-");

		private Duration pollingInterval = Duration.ofSeconds(5);

		private Duration takeOverAfter = Duration.ofMinutes(2);

		private Duration shutdownTimeout = Duration.ofSeconds(20);

		private Duration retention = Duration.ofDays(90);

		private Duration firstWait = Waits.DEFAULT.first();

		private Duration longestWait = Waits.DEFAULT.longest();

		private Duration giveUpAfter = Duration.ofDays(7);

		private boolean watchCompletions = true;

		private List<Duration> watchSchedule = Waits.DEFAULT.watch();

		private Duration watchFor = Duration.ofDays(365);

		private byte @Nullable [] encryptionKey;

		private List<byte[]> previousEncryptionKeys = List.of();

		private Builder(DataSource dataSource, PlatformTransactionManager transactionManager,
				OutboxMerchants merchants) {
			Assert.notNull(dataSource, "'dataSource' must not be null");
			Assert.notNull(transactionManager, "'transactionManager' must not be null");
			Assert.notNull(merchants, "'merchants' must not be null");
			this.dataSource = dataSource;
			this.transactionManager = transactionManager;
			this.merchants = merchants;
		}

		/**
		 * Set who is told about outcomes, by default nobody.
		 * @param handlers returns them in order whenever there is something to tell
		 * @return this builder
		 */
		public Builder handlers(Supplier<List<OrderOutcomeHandler>> handlers) {
			Assert.notNull(handlers, "'handlers' must not be null");
			this.handlers = handlers;
			return this;
		}

		/**
		 * Set the clock, by default that of the system.
		 * @param clock tells the time
		 * @return this builder
		 */
		public Builder clock(InstantSource clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		/**
		 * Set the name of the table of calls; {@code WECHATPAY_OUTBOX} by default. The
		 * other table has this name with {@code _SCHEDULE} at its end. It must not be the
		 * table of a db-scheduler of the application.
		 * @param tableName the name, perhaps with a schema and a dot before it; letters,
		 * digits, underscores and dots
		 * @return this builder
		 * @throws InvalidSettingException if the name has other characters
		 */
		public Builder tableName(String tableName) {
			this.names = TableNames.of(tableName);
			return this;
		}

		/**
		 * Set how many calls this process makes at a time; 10 by default.
		 * @param threads the number of threads, at least 1
		 * @return this builder
		 * @throws InvalidSettingException if it is less
		 */
		public Builder threads(int threads) {
			if (threads < 1) {
				throw new InvalidSettingException("threads", "must be at least 1");
			}
			this.threads = threads;
			return this;
		}

		/**
		 * Set what makes the threads that calls are made and handlers run on, for example
		 * virtual ones.
		 * @param threadFactory makes threads that may block
		 * @return this builder
		 */
		public Builder threadFactory(ThreadFactory threadFactory) {
			Assert.notNull(threadFactory, "'threadFactory' must not be null");
			this.threadFactory = threadFactory;
			return this;
		}

		/**
		 * Set how often to look for calls that are due; every 5 seconds by default. What
		 * this process was asked for itself it makes at once.
		 * @param pollingInterval the time between two looks, longer than 0
		 * @return this builder
		 * @throws InvalidSettingException if it is not
		 */
		public Builder pollingInterval(Duration pollingInterval) {
			this.pollingInterval = positive("pollingInterval", pollingInterval);
			return this;
		}

		/**
		 * Set after what time without a sign of life a process is thought dead, so that
		 * others take over its calls; 2 minutes by default.
		 * @param takeOverAfter the time, at least 1 second and longer than a call may
		 * take
		 * @return this builder
		 * @throws InvalidSettingException if it is shorter than 1 second
		 */
		public Builder takeOverAfter(Duration takeOverAfter) {
			Assert.notNull(takeOverAfter, "'takeOverAfter' must not be null");
			if (takeOverAfter.compareTo(SHORTEST_TAKE_OVER) < 0) {
				throw new InvalidSettingException("takeOverAfter", "must be at least 1 second");
			}
			this.takeOverAfter = takeOverAfter;
			return this;
		}

		/**
		 * Set how long calls that are under way may take to finish when the outbox is
		 * stopped; 20 seconds by default. They are interrupted then, and made again by
		 * another process or after the next start.
		 * @param shutdownTimeout the time, longer than 0
		 * @return this builder
		 * @throws InvalidSettingException if it is not
		 */
		public Builder shutdownTimeout(Duration shutdownTimeout) {
			this.shutdownTimeout = positive("shutdownTimeout", shutdownTimeout);
			return this;
		}

		/**
		 * Set for how long a call is remembered after its outcome; 90 days by default.
		 * The same call is not made a second time meanwhile.
		 * @param retention the time, longer than 0
		 * @return this builder
		 * @throws InvalidSettingException if it is not
		 */
		public Builder retention(Duration retention) {
			this.retention = positive("retention", retention);
			return this;
		}

		/**
		 * Set how long to wait before a call is made again whose outcome is unknown; 10
		 * seconds by default, doubled each time. After 429 and 503 it is six times as
		 * long, and never shorter than WeChat Pay asks for.
		 * @param firstWait the longest first wait, longer than 0; half of it is the
		 * shortest
		 * @return this builder
		 */
		public Builder firstWait(Duration firstWait) {
			Assert.notNull(firstWait, "'firstWait' must not be null");
			this.firstWait = firstWait;
			return this;
		}

		/**
		 * Set the longest wait before a call is made again; 1 hour by default.
		 * @param longestWait the wait, not shorter than the first
		 * @return this builder
		 */
		public Builder longestWait(Duration longestWait) {
			Assert.notNull(longestWait, "'longestWait' must not be null");
			this.longestWait = longestWait;
			return this;
		}

		/**
		 * Set for how long a call is made again and again while its outcome is unknown; 7
		 * days by default. It is given up then.
		 * @param giveUpAfter the time since the call was asked for, longer than 0
		 * @return this builder
		 * @throws InvalidSettingException if it is not
		 */
		public Builder giveUpAfter(Duration giveUpAfter) {
			this.giveUpAfter = positive("giveUpAfter", giveUpAfter);
			return this;
		}

		/**
		 * Set whether orders are watched after they have been completed through the
		 * outbox; {@code true} by default.
		 * @param watchCompletions whether they are
		 * @return this builder
		 */
		public Builder watchCompletions(boolean watchCompletions) {
			this.watchCompletions = watchCompletions;
			return this;
		}

		/**
		 * Set how long to wait before each query of a watched order; 1 minute, 5 minutes,
		 * 30 minutes, 2 hours, 12 hours and then a day by default.
		 * @param watchSchedule the waits, each longer than 0; the last is repeated
		 * @return this builder
		 */
		public Builder watchSchedule(List<Duration> watchSchedule) {
			Assert.notNull(watchSchedule, "'watchSchedule' must not be null");
			this.watchSchedule = List.copyOf(watchSchedule);
			return this;
		}

		/**
		 * Set for how long an order is watched that is not paid; 365 days by default. It
		 * is given up then.
		 * @param watchFor the time, longer than 0
		 * @return this builder
		 * @throws InvalidSettingException if it is not
		 */
		public Builder watchFor(Duration watchFor) {
			this.watchFor = positive("watchFor", watchFor);
			return this;
		}

		/**
		 * Set the key that requests are encrypted with in the table, by AES-GCM; by
		 * default they are not encrypted.
		 * @param encryptionKey 16, 24 or 32 random bytes, or {@code null}
		 * @return this builder
		 */
		public Builder encryptionKey(byte @Nullable [] encryptionKey) {
			this.encryptionKey = (encryptionKey != null) ? encryptionKey.clone() : null;
			return this;
		}

		/**
		 * Set keys that requests in the table may still be encrypted with. To replace the
		 * key, add the new one here in all processes first, then let it and the old one
		 * change places, and remove the old one when no call is left of its time.
		 * @param previousEncryptionKeys the keys
		 * @return this builder
		 */
		public Builder previousEncryptionKeys(List<byte[]> previousEncryptionKeys) {
			Assert.notNull(previousEncryptionKeys, "'previousEncryptionKeys' must not be null");
			List<byte[]> copies = new ArrayList<>();
			previousEncryptionKeys.forEach((key) -> copies.add(key.clone()));
			this.previousEncryptionKeys = copies;
			return this;
		}

		private static Duration positive(String setting, Duration duration) {
			Assert.notNull(duration, () -> "'%s' must not be null".formatted(setting));
			if (duration.isNegative() || duration.isZero()) {
				throw new InvalidSettingException(setting, "must be longer than 0");
			}
			return duration;
		}

		private EngineSettings settings() {
			return new EngineSettings(this.names, this.threads, this.threadFactory, this.pollingInterval,
					this.takeOverAfter, this.shutdownTimeout, this.retention);
		}

		private Waits waits() {
			return new Waits(this.firstWait, this.longestWait, this.watchSchedule);
		}

		/**
		 * Create the outbox, which is not started yet. Does not ask the database.
		 * @return the outbox
		 * @throws InvalidSettingException if waits or keys cannot be used
		 */
		public JdbcOutbox build() {
			return new JdbcOutbox(this);
		}

	}

}
