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

package io.github.payscore.autoconfigure.metrics;

import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.payscore.outbox.OutboxStatistics;
import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * Shows how much the outbox has to do, as it was less than a minute ago: the thread that
 * asks may be an event loop, which must not wait for the database.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxMetrics implements MeterBinder {

	private static final double MILLIS = 1000;

	private final JdbcOutbox outbox;

	OutboxMetrics(JdbcOutbox outbox) {
		this.outbox = outbox;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("wechatpay.outbox.waiting", "Calls whose outcome is not known yet", OutboxStatistics::waiting)
			.register(registry);
		gauge("wechatpay.outbox.working", "Calls and queries that this process makes", OutboxStatistics::working)
			.register(registry);
		gauge("wechatpay.outbox.watched", "Orders that are watched until they are paid", OutboxStatistics::watched)
			.register(registry);
		gauge("wechatpay.outbox.abandoned", "Calls that were given up, which a person has to look into",
				OutboxStatistics::abandoned)
			.register(registry);
		gauge("wechatpay.outbox.oldest", "Age of the oldest call whose outcome is not known yet",
				(statistics) -> statistics.oldest().toMillis() / MILLIS)
			.baseUnit("seconds")
			.register(registry);
	}

	private Gauge.Builder<JdbcOutbox> gauge(String name, String description, ToDoubleFunction<OutboxStatistics> value) {
		return Gauge.builder(name, this.outbox, (source) -> value(source, value)).description(description);
	}

	private static double value(JdbcOutbox outbox, ToDoubleFunction<OutboxStatistics> value) {
		OutboxStatistics statistics = outbox.lastStatistics();
		return (statistics != null) ? value.applyAsDouble(statistics) : Double.NaN;
	}

}
