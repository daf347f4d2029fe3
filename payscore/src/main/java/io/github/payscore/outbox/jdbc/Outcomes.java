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
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.Execution;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.payscore.outbox.OrderOutcomeHandler;

/**
 * Records what became of an execution, and tells the handlers in the same transaction.
 * Another process may have taken over the execution meanwhile; then nothing is recorded
 * and nobody is told, because that process does.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Outcomes {

	private static final Log logger = LogFactory.getLog(Outcomes.class);

	private final OutboxDatabase database;

	private final Supplier<List<OrderOutcomeHandler>> handlers;

	private final Waits waits;

	private final InstantSource clock;

	Outcomes(OutboxDatabase database, Supplier<List<OrderOutcomeHandler>> handlers, Waits waits, InstantSource clock) {
		this.database = database;
		this.handlers = handlers;
		this.waits = waits;
		this.clock = clock;
	}

	void record(StoredCall call, CallState state, Execution execution, Consumer<OrderOutcomeHandler> message) {
		record(call, state, execution, () -> {
		}, message);
	}

	void record(StoredCall call, CallState state, Execution execution, Runnable consequence,
			Consumer<OrderOutcomeHandler> message) {
		try {
			this.database.execute(() -> finish(call, state, execution, consequence, message));
			sayIfAbandoned(call, state);
		}
		catch (ExecutionException ex) {
			sayTakenOver(call);
		}
		catch (RuntimeException ex) {
			logger.error(
					"%s of an order: the outcome is known, but recording it or a handler failed. It is found out again later"
						.formatted(call.kind()),
					ex);
			postpone(call.withProblem("recording the outcome failed with " + ex.getClass().getName()), execution,
					this.waits.afterFailure(execution.consecutiveFailures + 1, ex));
		}
	}

	// The execution is removed before handlers run, so that they do not run at all if
	// another process has taken it over
	private void finish(StoredCall call, CallState state, Execution execution, Runnable consequence,
			Consumer<OrderOutcomeHandler> message) {
		boolean first = this.database.tables().calls().finish(call, state, this.clock.millis());
		this.database.tables().tasks().remove(execution);
		if (first) {
			consequence.run();
			this.handlers.get().forEach(message);
		}
	}

	private static void sayIfAbandoned(StoredCall call, CallState state) {
		if (state == CallState.ABANDONED) {
			logger.info("%s of order '%s' of merchant '%s' was given up after %d times, the last problem was: %s. "
				.formatted(call.kind(), call.outOrderNo(), call.merchant(), call.executions(), call.problem())
					+ "A person has to look into it");
		}
	}

	private static void sayTakenOver(StoredCall call) {
		logger.info("%s of an order took so long that another process has taken it over".formatted(call.kind()));
	}

	void postpone(StoredCall call, Execution execution, Duration wait) {
		try {
			this.database.execute(() -> {
				this.database.tables().calls().postpone(call);
				this.database.tables().tasks().postpone(execution, wait, execution.consecutiveFailures + 1);
			});
		}
		catch (ExecutionException ex) {
			sayTakenOver(call);
		}
	}

	void queryAgain(StoredCall watch, Execution execution) {
		Duration wait = this.waits.untilQuery(watch.executions());
		try {
			this.database.execute(() -> {
				this.database.tables().calls().postpone(watch);
				this.database.tables().tasks().postpone(execution, wait, 0);
			});
		}
		catch (ExecutionException ex) {
			sayTakenOver(watch);
		}
	}

	void drop(Execution execution) {
		this.database.execute(() -> this.database.tables().tasks().remove(execution));
	}

	void handBack(Execution execution) {
		this.database.execute(() -> this.database.tables().tasks().handBack(execution));
	}

}
