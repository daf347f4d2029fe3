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
import java.util.stream.DoubleStream;

/**
 * The figures of all results. Not a number if something was not measured.
 *
 * @param results the results
 * @author PayScore for Spring Boot contributors
 */
record Figures(List<Result> results) {

	Figures {
		results = List.copyOf(results);
	}

	// The distinct subjects of a kind of results.
	List<String> subjects(String kind) {
		return this.results.stream()
			.filter((result) -> result.kind().equals(kind))
			.map(Result::subject)
			.distinct()
			.toList();
	}

	double median(String kind, String subject, int callers, String figure) {
		double[] sorted = all(kind, subject, callers, figure).sorted().toArray();
		return (sorted.length == 0) ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	double median(String kind, String subject, String figure) {
		return median(kind, subject, 0, figure);
	}

	double window(Subject subject, int callers, String figure) {
		return median("window", subject.name(), callers, figure);
	}

	String range(Subject subject, int callers, String figure) {
		return MarkdownTable.figure(all("window", subject.name(), callers, figure).min().orElse(Double.NaN)) + "–"
				+ MarkdownTable.figure(all("window", subject.name(), callers, figure).max().orElse(Double.NaN));
	}

	// The best other SDK's, where less is better.
	double lowestOfPeers(int callers, String figure) {
		return peers(callers, figure).min().orElse(Double.NaN);
	}

	// The best other SDK's, where more is better.
	double highestOfPeers(int callers, String figure) {
		return peers(callers, figure).max().orElse(Double.NaN);
	}

	private DoubleStream peers(int callers, String figure) {
		return Subject.PEERS.stream()
			.mapToDouble((peer) -> window(peer, callers, figure))
			.filter((value) -> !Double.isNaN(value));
	}

	private DoubleStream all(String kind, String subject, int callers, String figure) {
		return this.results.stream()
			.filter((result) -> result.kind().equals(kind) && result.subject().equals(subject)
					&& result.callers() == callers)
			.mapToDouble((result) -> result.figure(figure));
	}

}
