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

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The engine from a start to the next stop. It begins as soon as the database can be
 * reached.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EngineRun {

	private static final Log logger = LogFactory.getLog(EngineRun.class);

	private static final int HOUSEKEEPERS = 3;

	/**
	 * How long the start of the application may wait to learn that tables are missing.
	 */
	private static final long START_SECONDS = 3;

	private static final long STATISTICS_SECONDS = 15;

	private static final long PURGE_MINUTES = 60;

	private final Engine engine;

	private final OutboxDatabase database;

	private final Housekeeping housekeeping;

	private final EngineSettings settings;

	private final ScheduledExecutorService housekeeper = Executors.newScheduledThreadPool(HOUSEKEEPERS,
			new CustomizableThreadFactory("wechatpay-outbox-housekeeper-"));

	private volatile @Nullable Scheduler scheduler;

	EngineRun(Engine engine, OutboxDatabase database, Housekeeping housekeeping, EngineSettings settings) {
		this.engine = engine;
		this.database = database;
		this.housekeeping = housekeeping;
		this.settings = settings;
	}

	void start() {
		Future<?> begun = this.housekeeper.submit(this::begin);
		try {
			begun.get(START_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			logger.warn("The database of the outbox has not answered for %d s. Calls are made when it does."
				.formatted(START_SECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException ex) {
			this.housekeeper.shutdownNow();
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
	}

	// What waiting cannot put right fails
	private void begin() {
		try {
			this.database.check();
		}
		catch (MissingTableException | IllegalArgumentException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.warn("The database of the outbox cannot be used (%s). Calls are made when it can."
				.formatted(ex.getClass().getName()));
			beginLater();
			return;
		}
		Scheduler created = this.engine.create(this.housekeeper);
		created.start();
		this.scheduler = created;
		every(this.settings.pollingInterval().toMillis(), TimeUnit.MILLISECONDS, this::wake);
		every(STATISTICS_SECONDS, TimeUnit.SECONDS, this.housekeeping::count);
		every(PURGE_MINUTES, TimeUnit.MINUTES, () -> this.housekeeping.purge(this.settings.retention()));
	}

	private void beginLater() {
		Future<?> unused = this.housekeeper.schedule(() -> {
			try {
				begin();
			}
			catch (RuntimeException ex) {
				logger.error("The outbox cannot make calls", ex);
				beginLater();
			}
		}, this.settings.pollingInterval().toMillis(), TimeUnit.MILLISECONDS);
	}

	private void every(long interval, TimeUnit unit, Runnable action) {
		Future<?> unused = this.housekeeper.scheduleWithFixedDelay(action, 0, interval, unit);
	}

	void wake() {
		Scheduler started = this.scheduler;
		if (started != null) {
			started.triggerCheckForDueExecutions();
		}
	}

	int working() {
		Scheduler started = this.scheduler;
		return (started != null) ? started.getCurrentlyExecuting().size() : 0;
	}

	void stop() {
		Scheduler started = this.scheduler;
		if (started != null) {
			started.stop();
		}
		this.housekeeper.shutdownNow();
	}

}
