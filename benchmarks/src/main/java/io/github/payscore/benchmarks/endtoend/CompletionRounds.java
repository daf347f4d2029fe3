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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;
import io.github.payscore.benchmarks.endtoend.contract.Subject;
import io.github.payscore.benchmarks.result.Completions;

/**
 * Measures completions: in each round each subject with each number of callers, and
 * OpenSSL. The order of the subjects changes with the round, so that none always has the
 * same neighbour.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CompletionRounds {

	private final Clients clients;

	private final EndToEndSettings settings;

	private final OpenSslSpeed openSsl;

	private final Map<Case, List<Measurement>> measurements = new LinkedHashMap<>();

	CompletionRounds(Clients clients, EndToEndSettings settings, OpenSslSpeed openSsl) {
		this.clients = clients;
		this.settings = settings;
		this.openSsl = openSsl;
	}

	List<Completions> run() {
		for (int round = 0; round < this.settings.rounds(); round++) {
			this.openSsl.measure(this.settings.openSslSeconds());
			measureRound(round);
		}
		return Arrays.stream(Subject.values())
			.flatMap((subject) -> this.settings.callers().stream().map((callers) -> new Case(subject, callers)))
			.map(this::result)
			.toList();
	}

	private void measureRound(int round) {
		List<Subject> subjects = Arrays.asList(Subject.values());
		Collections.rotate(subjects, round * subjects.size() / this.settings.rounds());
		for (int callers : this.settings.callers()) {
			for (Subject subject : subjects) {
				measure(round, subject, callers);
			}
		}
	}

	private void measure(int round, Subject subject, int callers) {
		Measurement measurement = this.clients.get(subject).run(callers, this.settings.time());
		this.measurements.computeIfAbsent(new Case(subject, callers), (key) -> new ArrayList<>()).add(measurement);
		Progress.print("Round %d, %d callers, %s: %.0f/s, %.3f ms of processor time, p99 %.1f ms", round + 1, callers,
				subject, measurement.perSecond(), measurement.cpuMillis(), measurement.p99Millis());
	}

	private Completions result(Case measured) {
		Rounds rounds = new Rounds(this.measurements.getOrDefault(measured, List.of()));
		return new Completions(measured.subject().toString(), measured.callers(), rounds.median(Measurement::perSecond),
				rounds.median(Measurement::cpuMillis), rounds.lowest(Measurement::cpuMillis),
				rounds.highest(Measurement::cpuMillis), rounds.median(Measurement::p50Millis),
				rounds.median(Measurement::p99Millis), rounds.median(Measurement::allocatedBytesPerCompletion),
				(int) Math.round(rounds.median(Measurement::threads)));
	}

	private record Case(Subject subject, int callers) {
	}

}
