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

package io.github.payscore.benchmarks.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;
import io.github.payscore.benchmarks.endtoend.contract.Subject;
import io.github.payscore.benchmarks.result.Pings;

/**
 * Measures pings on event loops that complete orders at the same time: a signature on one
 * of them would show.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PingRounds {

	/**
	 * The name of the pings beside which no orders are completed.
	 */
	static final String NO_LOAD = "no load";

	private static final int CALLERS = 64;

	private static final List<Subject> SUBJECTS = List.of(Subject.WEB_CLIENT, Subject.PAYSCORE_JDK,
			Subject.PAYSCORE_ACCP, Subject.PAYSCORE_CONSCRYPT);

	private final Clients clients;

	private final EndToEndSettings settings;

	private final Map<String, List<Measurement>> measurements = new LinkedHashMap<>();

	PingRounds(Clients clients, EndToEndSettings settings) {
		this.clients = clients;
		this.settings = settings;
	}

	List<Pings> run() {
		for (int round = 1; round <= this.settings.pingRounds(); round++) {
			measure(round, NO_LOAD, Subject.WEB_CLIENT, 0);
			for (Subject subject : SUBJECTS) {
				measure(round, subject.toString(), subject, CALLERS);
			}
		}
		return this.measurements.entrySet().stream().map((entry) -> result(entry.getKey(), entry.getValue())).toList();
	}

	private void measure(int round, String name, Subject subject, int callers) {
		Measurement measurement = this.clients.get(subject).runWithPings(callers, this.settings.time());
		this.measurements.computeIfAbsent(name, (key) -> new ArrayList<>()).add(measurement);
		Progress.print("Pings, round %d, %s: p50 %.2f ms, p99 %.2f ms", round, name, measurement.pingP50Millis(),
				measurement.pingP99Millis());
	}

	private static Pings result(String name, List<Measurement> measurements) {
		Rounds rounds = new Rounds(measurements);
		return new Pings(name, name.equals(NO_LOAD) ? 0 : CALLERS, rounds.median(Measurement::pingP50Millis),
				rounds.median(Measurement::pingP99Millis));
	}

}
