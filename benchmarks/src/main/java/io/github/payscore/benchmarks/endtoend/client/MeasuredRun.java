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

package io.github.payscore.benchmarks.endtoend.client;

import java.time.Duration;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;
import io.github.payscore.benchmarks.endtoend.subject.OrderClient;
import io.github.payscore.benchmarks.endtoend.subject.ReactiveOrderClient;

/**
 * Callers that complete orders, measured from the outside once they have got going.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MeasuredRun {

	/**
	 * The part of the time after which connections are open, in which nothing is
	 * measured.
	 */
	private static final int LEAD_IN_DIVISOR = 10;

	private final OrderClient client;

	private final int callers;

	private final boolean ping;

	MeasuredRun(OrderClient client, int callers, boolean ping) {
		this.client = client;
		this.callers = callers;
		this.ping = ping;
	}

	Measurement measure(Duration time) throws InterruptedException {
		Durations completions = new Durations();
		Durations pings = new Durations();
		Load load = Load.start((going) -> Callers.of(this.client).start(this.callers, going, completions));
		Load pinger = startPings(pings);
		try {
			Thread.sleep(time.dividedBy(LEAD_IN_DIVISOR).toMillis());
			Window window = new Window(completions, pings);
			do {
				Thread.sleep(time.toMillis());
			}
			while (isMissing(this.callers > 0, completions, load) || isMissing(this.ping, pings, pinger));
			return window.close();
		}
		finally {
			pinger.stop();
			load.stop();
		}
	}

	// On a machine that does much else, a short time may not be enough for a single call.
	private static boolean isMissing(boolean expected, Durations durations, Load load) {
		return expected && durations.isEmpty() && !load.hasFailed();
	}

	private Load startPings(Durations pings) {
		return this.ping
				? Load.start((going) -> new Pinger(((ReactiveOrderClient) this.client).webClient()).start(going, pings))
				: Load.none();
	}

}
