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

package io.github.payscore.benchmarks.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

import io.github.payscore.benchmarks.result.Completions;
import io.github.payscore.benchmarks.result.Pings;
import io.github.payscore.benchmarks.result.Soak;

/**
 * The targets for whole completions. All but one are ratios of figures of one run.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EndToEndTargets {

	private static final double MOST_OF_LEAST_CPU = 1.3;

	private static final double LEAST_OF_PEER_TO_ACCP = 3;

	private static final double MOST_OF_PEER_WITH_JDK = 1.05;

	private static final double MOST_OF_PEER_P99 = 0.25;

	private static final double MOST_OF_FLOOR_PING = 2;

	private static final double MOST_KIBIBYTES = 40;

	// Rounds of one subject differ by up to a tenth, without any reason in the library
	private static final double FLAT_OVER_CALLERS = 1.15;

	private static final double FLAT_OVER_TIME = 1.1;

	private static final String TIMES = " ×";

	private final EndToEndFigures figures;

	private final List<Target> targets = new ArrayList<>();

	private EndToEndTargets(EndToEndFigures figures) {
		this.figures = figures;
	}

	static List<Target> of(EndToEndFigures figures) {
		EndToEndTargets targets = new EndToEndTargets(figures);
		figures.callers().forEach(targets::compareCpu);
		targets.compareP99(figures.mostCallers());
		figures.pings().stream().filter((pings) -> Subjects.isOurs(pings.subject())).forEach(targets::comparePings);
		figures.ours().forEach(targets::compareAllocation);
		figures.ours().forEach(targets::compareCallers);
		figures.soaks().stream().filter((soak) -> Subjects.isOurs(soak.subject())).forEach(targets::compareTimes);
		return targets.targets;
	}

	private void compareCpu(int callers) {
		double jdk = this.figures.cpuMillis(Subjects.JDK, callers);
		double accp = this.figures.cpuMillis(Subjects.ACCP, callers);
		double peer = this.figures.bestPeerCpuMillis(callers);
		this.targets.add(Target.atMost(Subjects.ACCP, "CPU to that of OpenSSL + WebClient" + at(callers),
				accp / this.figures.leastCpuMillis(callers), MOST_OF_LEAST_CPU, TIMES));
		this.targets.add(Target.atLeast(Subjects.ACCP, "CPU of the best peer to its own" + at(callers), peer / accp,
				LEAST_OF_PEER_TO_ACCP, TIMES));
		this.targets.add(Target.atMost(Subjects.JDK, "CPU to that of the best peer" + at(callers), jdk / peer,
				MOST_OF_PEER_WITH_JDK, TIMES));
	}

	private void compareP99(int callers) {
		double peer = this.figures.bestPeerP99Millis(callers);
		for (String subject : List.of(Subjects.JDK, Subjects.ACCP)) {
			this.targets.add(Target.atMost(subject, "p99 to that of the best peer" + at(callers),
					this.figures.p99Millis(subject, callers) / peer, MOST_OF_PEER_P99, TIMES));
		}
	}

	private void comparePings(Pings pings) {
		double ratio = pings.p99Millis() / this.figures.pingP99Millis(Subjects.FLOOR, pings.callers());
		this.targets.add(Target.atMost(pings.subject(),
				"p99 of pings to that beside the unsigned WebClient" + at(pings.callers()), ratio, MOST_OF_FLOOR_PING,
				TIMES));
	}

	private void compareAllocation(String subject) {
		double most = this.figures.ofSubject(subject)
			.stream()
			.mapToDouble(this.figures::bytesBeyondFloor)
			.max()
			.orElse(Double.NaN);
		this.targets.add(Target.atMost(subject, "allocated beyond WebClient, the most of all numbers of callers",
				most / 1024, MOST_KIBIBYTES, " KiB"));
	}

	private void compareCallers(String subject) {
		DoubleSummaryStatistics cpu = this.figures.ofSubject(subject)
			.stream()
			.mapToDouble(Completions::cpuMillis)
			.summaryStatistics();
		double ratio = (cpu.getCount() > 1) ? cpu.getMax() / cpu.getMin() : Double.NaN;
		this.targets.add(Target.atMost(subject, "highest to lowest CPU of all numbers of callers", ratio,
				FLAT_OVER_CALLERS, TIMES));
	}

	private void compareTimes(Soak soak) {
		List<Double> cpu = soak.cpuMillis();
		double ratio = (cpu.size() > 1) ? cpu.get(cpu.size() - 1) / cpu.get(0) : Double.NaN;
		this.targets.add(Target.atMost(soak.subject(), "last to first CPU over time" + at(soak.callers()), ratio,
				FLAT_OVER_TIME, TIMES));
	}

	private static String at(int callers) {
		return (callers == 1) ? ", 1 caller" : ", " + callers + " callers";
	}

}
