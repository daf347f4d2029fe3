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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;
import io.github.payscore.benchmarks.endtoend.contract.Subject;
import io.github.payscore.benchmarks.result.Soak;

/**
 * Completes orders for a long time, to see whether the cost of one grows.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SoakRun {

	private static final Subject SUBJECT = Subject.PAYSCORE_ACCP;

	private static final int CALLERS = 16;

	private static final double MILLIS_PER_SECOND = 1000;

	private final Clients clients;

	private final EndToEndSettings settings;

	SoakRun(Clients clients, EndToEndSettings settings) {
		this.clients = clients;
		this.settings = settings;
	}

	List<Soak> run() {
		if (this.settings.soakFigures() == 0) {
			return List.of();
		}
		Duration time = this.settings.soakTime();
		List<Double> cpuMillis = new ArrayList<>();
		for (int figure = 1; figure <= this.settings.soakFigures(); figure++) {
			Measurement measurement = this.clients.get(SUBJECT).run(CALLERS, time);
			cpuMillis.add(measurement.cpuMillis());
			Progress.print("Soak, %d of %d: %.3f ms of processor time", figure, this.settings.soakFigures(),
					measurement.cpuMillis());
		}
		return List.of(new Soak(SUBJECT.toString(), CALLERS, time.toMillis() / MILLIS_PER_SECOND, cpuMillis));
	}

}
