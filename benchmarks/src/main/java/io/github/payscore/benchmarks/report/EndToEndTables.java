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

import java.util.stream.Collectors;

import io.github.payscore.benchmarks.result.Completions;
import io.github.payscore.benchmarks.result.OpenSsl;
import io.github.payscore.benchmarks.result.Pings;
import io.github.payscore.benchmarks.result.Soak;

/**
 * The tables about whole completions.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EndToEndTables {

	private final EndToEndFigures figures;

	EndToEndTables(EndToEndFigures figures) {
		this.figures = figures;
	}

	String openSsl() {
		OpenSsl openSsl = this.figures.openSsl();
		return "%s on one core: %s ms for a signature (%s/s), %s ms for a verification (%s/s).\n".formatted(
				openSsl.version().replaceFirst(" \\(.*", ""), Figure.of(openSsl.signMillis()),
				Figure.of(1000 / openSsl.signMillis()), Figure.of(openSsl.verifyMillis()),
				Figure.of(1000 / openSsl.verifyMillis()));
	}

	String completions(int callers) {
		MarkdownTable table = MarkdownTable.ofFigures("subject", "completions/s", "CPU ms per completion",
				"lowest–highest", "to OpenSSL + WebClient", "p50 ms", "p99 ms", "allocated KiB", "KiB beyond WebClient",
				"threads");
		for (Completions completions : this.figures.with(callers)) {
			table.row(completions.subject(), Figure.of(completions.perSecond()), Figure.of(completions.cpuMillis()),
					Figure.of(completions.lowestCpuMillis()) + "–" + Figure.of(completions.highestCpuMillis()),
					Figure.of(completions.cpuMillis() / this.figures.leastCpuMillis(callers)),
					Figure.of(completions.p50Millis()), Figure.of(completions.p99Millis()),
					Figure.kibibytes(completions.allocatedBytes()),
					Figure.kibibytes(this.figures.bytesBeyondFloor(completions)), Figure.of(completions.threads()));
		}
		return table.toString();
	}

	String pings() {
		MarkdownTable table = MarkdownTable.ofFigures("beside", "callers", "p50 ms", "p99 ms",
				"p99 to that without load", "p99 to that beside " + Subjects.FLOOR);
		for (Pings pings : this.figures.pings()) {
			table.row(pings.subject(), Figure.of(pings.callers()), Figure.of(pings.p50Millis()),
					Figure.of(pings.p99Millis()),
					Figure.of(pings.p99Millis() / this.figures.pingP99Millis(Subjects.NO_LOAD, 0)),
					Figure.of(pings.p99Millis() / this.figures.pingP99Millis(Subjects.FLOOR, pings.callers())));
		}
		return table.toString();
	}

	String soaks() {
		MarkdownTable table = MarkdownTable.ofFigures("subject", "callers", "seconds per figure",
				"CPU ms per completion, in order");
		for (Soak soak : this.figures.soaks()) {
			table.row(soak.subject(), Figure.of(soak.callers()), Figure.of(soak.secondsPerFigure()),
					soak.cpuMillis().stream().map(Figure::of).collect(Collectors.joining(", ")));
		}
		return table.toString();
	}

}
