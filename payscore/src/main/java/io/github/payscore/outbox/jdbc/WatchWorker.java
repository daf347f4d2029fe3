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

import com.github.kagkarlsson.scheduler.task.Execution;

import io.github.payscore.order.ServiceOrder;
import io.github.payscore.outbox.OutboxMerchants;

/**
 * Queries watched orders. A query that fails does not count: the order is queried again
 * as soon as a call would be made again, but not later than by the schedule.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WatchWorker implements Worker {

	private final OutboxMerchants merchants;

	private final RequestFormat format;

	private final Outcomes outcomes;

	private final Waits waits;

	private final Deadline deadline;

	WatchWorker(OutboxMerchants merchants, RequestFormat format, Outcomes outcomes, Waits waits, Deadline deadline) {
		this.merchants = merchants;
		this.format = format;
		this.outcomes = outcomes;
		this.waits = waits;
		this.deadline = deadline;
	}

	@Override
	public Runnable work(StoredCall watch, Execution execution, Duration timeLimit) {
		try {
			Object request = this.format.read(watch);
			ServiceOrder order = BlockingWait.result(
					this.merchants.find(watch.merchant()).flatMap((merchant) -> merchant.query(request)), timeLimit);
			return () -> found(watch, execution, order);
		}
		catch (RuntimeException ex) {
			return () -> failed(watch, execution, ex);
		}
	}

	private void found(StoredCall watch, Execution execution, ServiceOrder order) {
		switch (order.stage()) {
			case PAID ->
				this.outcomes.record(watch.after(null), CallState.PAID, execution, (handler) -> handler.paid(order));
			case CANCELLED, EXPIRED ->
				this.outcomes.record(watch.after(null), CallState.ENDED, execution, (handler) -> {
				});
			case CREATED, IN_SERVICE, COLLECTING, UNKNOWN -> notPaid(watch.after("not paid"), execution);
		}
	}

	private void notPaid(StoredCall watch, Execution execution) {
		if (this.deadline.hasPassed(watch)) {
			abandon(watch, execution);
		}
		else {
			this.outcomes.queryAgain(watch, execution);
		}
	}

	private void abandon(StoredCall watch, Execution execution) {
		this.outcomes.record(watch, CallState.ABANDONED, execution, (handler) -> handler.abandoned(watch.toCall()));
	}

	private void failed(StoredCall watch, Execution execution, RuntimeException failure) {
		String problem = Refusal.describe(failure);
		if (this.deadline.hasPassed(watch)) {
			abandon(watch.after(problem), execution);
			return;
		}
		Duration wait = Waits.shorter(this.waits.afterFailure(execution.consecutiveFailures + 1, failure),
				this.waits.untilQuery(watch.executions()));
		this.outcomes.postpone(watch.withProblem(problem), execution, wait);
	}

}
