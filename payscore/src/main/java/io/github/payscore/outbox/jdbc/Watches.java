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

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

import io.github.payscore.order.OrderStage;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxCall;

/**
 * The orders that are watched until they are paid. A row per order sees to it that this
 * is told once, whoever finds out first.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Watches {

	private final OutboxDatabase database;

	private final RequestFormat format;

	private final Supplier<List<OrderOutcomeHandler>> handlers;

	private final Waits waits;

	private final InstantSource clock;

	Watches(OutboxDatabase database, RequestFormat format, Supplier<List<OrderOutcomeHandler>> handlers, Waits waits,
			InstantSource clock) {
		this.database = database;
		this.format = format;
		this.handlers = handlers;
		this.waits = waits;
		this.clock = clock;
	}

	// In the transaction of the caller
	void start(String merchant, String outOrderNo, Object query) {
		StoredCall watch = watch(merchant, outOrderNo, query);
		OutboxTable calls = this.database.tables().calls();
		if (calls.insert(watch)) {
			this.database.tables().tasks().add(watch, firstQuery());
		}
		else {
			calls.lock(watch.key()).ifPresent(this::startAgain);
		}
	}

	private StoredCall watch(String merchant, String outOrderNo, Object query) {
		String key = StoredCall.key(merchant, outOrderNo, OutboxCall.Kind.WATCH);
		long now = this.clock.millis();
		return new StoredCall(key, merchant, outOrderNo, OutboxCall.Kind.WATCH, RequestType.of(query),
				this.format.write(key, query), CallState.WAITING, 0, now, now, null);
	}

	private Instant firstQuery() {
		return this.clock.instant().plus(this.waits.untilQuery(0));
	}

	private void startAgain(StoredCall watch) {
		if (watch.state() == CallState.PAID) {
			return;
		}
		this.database.tables().calls().restart(watch.key(), 0, this.clock.millis());
		if (watch.isWaiting()) {
			this.database.tables().tasks().move(watch, firstQuery());
		}
		else {
			this.database.tables().tasks().add(watch, firstQuery());
		}
	}

	void paid(String merchant, ServiceOrder order) {
		String outOrderNo = order.outOrderNo();
		if (outOrderNo != null && order.stage() == OrderStage.PAID) {
			this.database.execute(() -> this.database.tables()
				.calls()
				.lock(StoredCall.key(merchant, outOrderNo, OutboxCall.Kind.WATCH))
				.filter(StoredCall::isWaiting)
				.ifPresent((watch) -> tellPaid(watch, order)));
		}
	}

	private void tellPaid(StoredCall watch, ServiceOrder order) {
		this.database.tables().calls().finish(watch, CallState.PAID, this.clock.millis());
		this.database.tables().tasks().removeUnlessUnderWay(watch);
		this.handlers.get().forEach((handler) -> handler.paid(order));
	}

}
