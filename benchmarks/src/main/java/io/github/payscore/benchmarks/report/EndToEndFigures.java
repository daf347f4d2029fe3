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

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import io.github.payscore.benchmarks.result.Completions;
import io.github.payscore.benchmarks.result.EndToEndResults;
import io.github.payscore.benchmarks.result.OpenSsl;
import io.github.payscore.benchmarks.result.Pings;
import io.github.payscore.benchmarks.result.Soak;

/**
 * Looks figures up in the results, and compares them. What was not measured is not a
 * number.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EndToEndFigures {

	private final EndToEndResults results;

	EndToEndFigures(EndToEndResults results) {
		this.results = results;
	}

	OpenSsl openSsl() {
		return this.results.openSsl();
	}

	List<Integer> callers() {
		return this.results.completions().stream().map(Completions::callers).distinct().sorted().toList();
	}

	int mostCallers() {
		return callers().stream().mapToInt(Integer::intValue).max().orElse(0);
	}

	List<Completions> with(int callers) {
		return this.results.completions().stream().filter((completions) -> completions.callers() == callers).toList();
	}

	List<Completions> ofSubject(String subject) {
		return this.results.completions()
			.stream()
			.filter((completions) -> completions.subject().equals(subject))
			.toList();
	}

	List<String> ours() {
		return this.results.completions()
			.stream()
			.map(Completions::subject)
			.filter(Subjects::isOurs)
			.distinct()
			.toList();
	}

	List<Pings> pings() {
		return this.results.pings();
	}

	List<Soak> soaks() {
		return this.results.soaks();
	}

	double cpuMillis(String subject, int callers) {
		return figure(subject, callers, Completions::cpuMillis);
	}

	double p99Millis(String subject, int callers) {
		return figure(subject, callers, Completions::p99Millis);
	}

	// Return what a completion must cost at least: a signature and a verification of
	// OpenSSL, and the exchange.
	double leastCpuMillis(int callers) {
		return openSsl().signMillis() + openSsl().verifyMillis() + cpuMillis(Subjects.FLOOR, callers);
	}

	double bytesBeyondFloor(Completions completions) {
		return completions.allocatedBytes()
				- figure(Subjects.FLOOR, completions.callers(), Completions::allocatedBytes);
	}

	double bestPeerCpuMillis(int callers) {
		return bestPeer(callers, Completions::cpuMillis);
	}

	double bestPeerP99Millis(int callers) {
		return bestPeer(callers, Completions::p99Millis);
	}

	double pingP99Millis(String subject, int callers) {
		return this.results.pings()
			.stream()
			.filter((pings) -> pings.subject().equals(subject) && pings.callers() == callers)
			.mapToDouble(Pings::p99Millis)
			.findFirst()
			.orElse(Double.NaN);
	}

	private double bestPeer(int callers, ToDoubleFunction<Completions> figure) {
		DoubleStream peers = Subjects.PEERS.stream().mapToDouble((peer) -> figure(peer, callers, figure));
		return peers.filter((value) -> !Double.isNaN(value)).min().orElse(Double.NaN);
	}

	private double figure(String subject, int callers, ToDoubleFunction<Completions> figure) {
		return with(callers).stream()
			.filter((completions) -> completions.subject().equals(subject))
			.mapToDouble(figure)
			.findFirst()
			.orElse(Double.NaN);
	}

}
