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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Sets db-scheduler up: it hands what is due to workers, tells other processes that this
 * one is alive, and takes over what processes that died have left.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Engine {

	private static final int HEARTBEATS = 6;

	/**
	 * Others see to it that db-scheduler looks for what is due, as it waits by the clock,
	 * which may be put back.
	 */
	private static final Duration NEVER = Duration.ofDays(36500);

	private final OutboxDatabase database;

	private final Worker calls;

	private final Worker watches;

	private final Outcomes outcomes;

	private final Waits waits;

	private final InstantSource clock;

	private final EngineSettings settings;

	Engine(OutboxDatabase database, Worker calls, Worker watches, Outcomes outcomes, Waits waits, InstantSource clock,
			EngineSettings settings) {
		this.database = database;
		this.calls = calls;
		this.watches = watches;
		this.outcomes = outcomes;
		this.waits = waits;
		this.clock = clock;
		this.settings = settings;
	}

	Scheduler create(ScheduledExecutorService housekeeper) {
		OutboxDialect dialect = this.database.tables().dialect();
		SchedulerBuilder builder = Scheduler
			.create(this.database.dataSource(),
					List.of(task(TaskQueue.CALL, this.calls), task(TaskQueue.WATCH, this.watches)))
			.tableName(this.settings.names().schedule())
			.jdbcCustomization(dialect.customization())
			.clock(this.clock::instant)
			.threads(this.settings.threads())
			.executorService(Executors.newFixedThreadPool(this.settings.threads(), this.settings.threadFactory()))
			.dueExecutor(Executors.newSingleThreadExecutor(new CustomizableThreadFactory("wechatpay-outbox-due-")))
			.housekeeperExecutor(housekeeper)
			.pollingInterval(NEVER)
			.heartbeatInterval(this.settings.takeOverAfter().dividedBy(HEARTBEATS))
			.missedHeartbeatsLimit(HEARTBEATS)
			// What this version does not know, a later one may have written
			.deleteUnresolvedAfter(NEVER)
			.shutdownMaxWait(this.settings.shutdownTimeout());
		return dialect.polling(builder).build();
	}

	private CustomTask<Void> task(String name, Worker worker) {
		return Tasks.custom(name, Void.class)
			.onFailure((complete, operations) -> operations.reschedule(complete,
					now().plus(this.waits.afterFailure(complete.getExecution().consecutiveFailures + 1, null))))
			.onDeadExecution((complete, operations) -> operations.reschedule(complete, now()))
			.execute((instance, context) -> execute(worker, context));
	}

	private Instant now() {
		return this.clock.instant();
	}

	private CompletionHandler<Void> execute(Worker worker, ExecutionContext context) {
		Execution execution = context.getExecution();
		Runnable completion = context.getSchedulerState().isShuttingDown() ? () -> this.outcomes.handBack(execution)
				: work(worker, execution);
		return (complete, operations) -> completion.run();
	}

	private Runnable work(Worker worker, Execution execution) {
		return this.database.tables()
			.calls()
			.find(execution.getId())
			.filter(StoredCall::isWaiting)
			.map((call) -> worker.work(call, execution, this.settings.callTimeLimit()))
			.orElse(() -> this.outcomes.drop(execution));
	}

}
