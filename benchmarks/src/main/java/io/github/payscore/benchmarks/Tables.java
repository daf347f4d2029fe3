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

package io.github.payscore.benchmarks;

import java.util.List;

/**
 * The tables of figures.
 *
 * @param figures the figures
 * @author PayScore for Spring Boot contributors
 */
record Tables(Figures figures) {

	String clients(int callers) {
		MarkdownTable table = MarkdownTable.ofFigures("subject", "completions/s", "CPU ms per completion",
				"lowest–highest", "of that JIT", "p50 ms", "p99 ms", "allocated KiB", "context switches");
		for (Subject subject : Subject.CLIENTS) {
			if (!Double.isNaN(this.figures.window(subject, callers, "cpu"))) {
				table.row(subject.title(), window(subject, callers, "perSecond"), window(subject, callers, "cpu"),
						this.figures.range(subject, callers, "cpu"), window(subject, callers, "jit"),
						window(subject, callers, "p50"), window(subject, callers, "p99"),
						window(subject, callers, "kib"), window(subject, callers, "switches"));
			}
		}
		return table.toString();
	}

	private String window(Subject subject, int callers, String figure) {
		return MarkdownTable.figure(this.figures.window(subject, callers, figure));
	}

	String ladder(int callers) {
		MarkdownTable table = MarkdownTable.ofFigures("rung", "CPU ms per completion", "to the rung before", "p50 ms",
				"to the rung before", "context switches", "to the rung before");
		Subject before = Subject.BARE_SIGNATURE;
		for (Subject rung : Subject.LADDER) {
			table.figures(rung.title(), this.figures.window(rung, callers, "cpu"),
					difference(rung, before, callers, "cpu"), this.figures.window(rung, callers, "p50"),
					difference(rung, before, callers, "p50"), this.figures.window(rung, callers, "switches"),
					difference(rung, before, callers, "switches"));
			before = rung;
		}
		return table.toString();
	}

	private double difference(Subject rung, Subject before, int callers, String figure) {
		return (rung == before) ? Double.NaN
				: this.figures.window(rung, callers, figure) - this.figures.window(before, callers, figure);
	}

	String cold() {
		MarkdownTable table = MarkdownTable.ofFigures("subject", "CPU ms, first thousand", "second thousand",
				"third thousand", "steady", "second to steady");
		for (Subject subject : Subject.values()) {
			double steady = this.figures.window(subject, 16, "cpu");
			table.figures(subject.title(), cold(subject, 1), cold(subject, 2), cold(subject, 3), steady,
					cold(subject, 2) / steady);
		}
		return table.toString();
	}

	double cold(Subject subject, int part) {
		return this.figures.median("cold", subject.name(), 16, "cpu" + part);
	}

	String pings() {
		MarkdownTable table = MarkdownTable.ofFigures("beside", "p50 ms", "p99 ms", "p99 to that beside WebClient");
		for (Subject subject : Subject.CLIENTS) {
			table.figures(subject.title(), this.figures.median("pings", subject.name(), 64, "p50"),
					this.figures.median("pings", subject.name(), 64, "p99"), pingRatio(subject));
		}
		return table.toString();
	}

	double pingRatio(Subject subject) {
		return this.figures.median("pings", subject.name(), 64, "p99")
				/ this.figures.median("pings", Subject.WEB_CLIENT.name(), 64, "p99");
	}

	String openSsl() {
		MarkdownTable table = MarkdownTable.ofFigures("OpenSSL on one core", "ms for a signature",
				"ms for a verification");
		for (String version : this.figures.subjects("openssl")) {
			table.figures(version, this.figures.median("openssl", version, "sign"),
					this.figures.median("openssl", version, "verify"));
		}
		return table.toString();
	}

	String jmh(String kind, String unit, String heading) {
		MarkdownTable table = MarkdownTable.ofFigures("benchmark", heading, "±", "allocated bytes");
		for (String subject : this.figures.subjects(kind)) {
			table.figures(subject, this.figures.median(kind, subject, unit),
					this.figures.median(kind, subject, "error"), this.figures.median(kind, subject, "bytes"));
		}
		return table.toString();
	}

	String flood() {
		MarkdownTable table = MarkdownTable.ofFigures("200 genuine ones per second", "p50 ms", "p99 ms",
				"forged ones refused per second");
		for (String subject : this.figures.subjects("flood")) {
			table.figures(subject, this.figures.median("flood", subject, "p50"),
					this.figures.median("flood", subject, "p99"), this.figures.median("flood", subject, "refused"));
		}
		return table.toString();
	}

	// Return how much later genuine ones are read beside forged ones.
	double floodRatio() {
		List<String> subjects = this.figures.subjects("flood");
		return (subjects.size() == 2) ? this.figures.median("flood", subjects.get(1), "p99")
				/ this.figures.median("flood", subjects.get(0), "p99") : Double.NaN;
	}

	String startUps() {
		MarkdownTable table = MarkdownTable.ofFigures("application", "ready after ms", "ms added", "classes",
				"classes added", "jars, MB");
		for (String application : this.figures.subjects("startup")) {
			table.figures(application, this.figures.median("startup", application, "millis"),
					added(application, "millis"), this.figures.median("startup", application, "classes"),
					added(application, "classes"), this.figures.median("size", application, "mb"));
		}
		return table.toString();
	}

	double added(String application, String figure) {
		String empty = this.figures.subjects("startup").get(0);
		return this.figures.median("startup", application, figure) - this.figures.median("startup", empty, figure);
	}

}
