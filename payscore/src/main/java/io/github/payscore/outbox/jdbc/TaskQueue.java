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

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.TaskResolver;
import com.github.kagkarlsson.scheduler.event.SchedulerListeners;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.RescheduleUpdate;
import com.github.kagkarlsson.scheduler.task.ScheduledTaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

import io.github.payscore.outbox.OutboxCall;

/**
 * What db-scheduler is to do, changed in the transaction of the caller, which
 * db-scheduler's own operations would commit.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TaskQueue {

	static final String CALL = "wechatpay-call";

	static final String WATCH = "wechatpay-watch";

	/**
	 * What is to be done at once is due for processes, too, whose clocks are behind, and
	 * after a clock was put back.
	 */
	private static final Duration OVERDUE = Duration.ofMinutes(10);

	private final TaskRepository repository;

	private final InstantSource clock;

	TaskQueue(DataSource dataSource, TableNames names, OutboxDialect dialect, InstantSource clock) {
		this.repository = new JdbcTaskRepository(new TransactionAwareDataSourceProxy(dataSource), false,
				dialect.customization(), names.schedule(),
				new TaskResolver(SchedulerListeners.NOOP, clock::instant, List.of()), new SchedulerName.Fixed("client"),
				false, clock::instant);
		this.clock = clock;
	}

	void addNow(StoredCall call) {
		add(call, now());
	}

	void add(StoredCall call, Instant time) {
		this.repository
			.createBatch(List.of(new ScheduledTaskInstance(new TaskInstance<>(name(call), call.key()), time)));
	}

	private Instant now() {
		return this.clock.instant().minus(OVERDUE);
	}

	private static String name(StoredCall call) {
		return (call.kind() == OutboxCall.Kind.WATCH) ? WATCH : CALL;
	}

	void remove(Execution execution) {
		this.repository.remove(execution);
	}

	void postpone(Execution execution, Duration wait, int failures) {
		this.repository.reschedule(execution,
				RescheduleUpdate.toExecutionTime(this.clock.instant().plus(wait))
					.consecutiveFailures(failures)
					.build());
	}

	void handBack(Execution execution) {
		this.repository.reschedule(execution, RescheduleUpdate.toExecutionTime(now()).build());
	}

	// One that is under way goes on, and sees for itself that nothing is left to do
	void removeUnlessUnderWay(StoredCall call) {
		this.repository.getExecution(name(call), call.key())
			.filter((execution) -> !execution.isPicked())
			.ifPresent(this.repository::remove);
	}

	void hurry(StoredCall call) {
		move(call, now());
	}

	void move(StoredCall call, Instant time) {
		this.repository.getExecution(name(call), call.key())
			.filter((execution) -> !execution.isPicked())
			.ifPresent((execution) -> this.repository.reschedule(execution,
					RescheduleUpdate.toExecutionTime(time).consecutiveFailures(0).build()));
	}

}
