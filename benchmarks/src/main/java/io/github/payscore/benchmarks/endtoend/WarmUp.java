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

import java.util.Arrays;

import io.github.payscore.benchmarks.endtoend.contract.Subject;

/**
 * Lets the JVM of each client compile what is measured later, until completions do not
 * become cheaper any more. Two at a time, because nothing is measured yet.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WarmUp {

	private static final int CALLERS = 16;

	/**
	 * A smaller change is no progress any more.
	 */
	private static final double STILL_CHEAPER = 0.97;

	private final Clients clients;

	private final EndToEndSettings settings;

	WarmUp(Clients clients, EndToEndSettings settings) {
		this.clients = clients;
		this.settings = settings;
	}

	void run() {
		Subject[] subjects = Subject.values();
		for (int i = 0; i < subjects.length; i += 2) {
			Arrays.stream(subjects, i, Math.min(i + 2, subjects.length)).parallel().forEach(this::warmUp);
		}
	}

	private void warmUp(Subject subject) {
		Client client = this.clients.get(subject);
		double cpuMillis = Double.MAX_VALUE;
		for (int count = 1; count <= this.settings.mostWarmUps(); count++) {
			double before = cpuMillis;
			cpuMillis = client.run(CALLERS, this.settings.warmUp()).cpuMillis();
			if (count >= this.settings.leastWarmUps() && cpuMillis > before * STILL_CHEAPER) {
				break;
			}
		}
		Progress.print("%s: warmed up, %.3f ms of processor time", subject, cpuMillis);
	}

}
