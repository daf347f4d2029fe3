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
import java.util.Locale;

/**
 * The targets of the project, and whether they were met.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Targets {

	private final MarkdownTable table = MarkdownTable.ofText("subject", "comparison", "measured", "limit", "");

	private final Figures figures;

	private final Tables tables;

	private Targets(Figures figures) {
		this.figures = figures;
		this.tables = new Tables(figures);
	}

	static String table(Figures figures, boolean ifma) {
		Targets targets = new Targets(figures);
		targets.compareWithPeers(Subject.PAYSCORE_JDK);
		targets.compareWithPeers(Subject.PAYSCORE_JDK_BLOCKING);
		targets.compareAccp(ifma);
		targets.addPings();
		targets.addCold();
		targets.addStartUp();
		targets.addNotifications();
		return targets.table.toString();
	}

	private void compareWithPeers(Subject subject) {
		atMostThatOfPeers(subject, "cpu", "CPU", 1, 1.05);
		atMostThatOfPeers(subject, "p50", "p50", 1, 1.05);
		for (int callers : List.of(16, 64)) {
			atMostThatOfPeers(subject, "cpu", "CPU", callers, 1.05);
			atLeast(subject.title(), "throughput to that of the best peer, %d callers".formatted(callers),
					this.figures.window(subject, callers, "perSecond")
							/ this.figures.highestOfPeers(callers, "perSecond"),
					1, " ×");
		}
		atMostThatOfPeers(subject, "p99", "p99", 16, 0.5);
		atMostThatOfPeers(subject, "p99", "p99", 64, 0.25);
	}

	private void atMostThatOfPeers(Subject subject, String figure, String name, int callers, double limit) {
		String comparison = "%s to that of the best peer, %d %s".formatted(name, callers,
				(callers == 1) ? "caller" : "callers");
		atMost(subject.title(), comparison,
				this.figures.window(subject, callers, figure) / this.figures.lowestOfPeers(callers, figure), limit,
				" ×");
	}

	private void compareAccp(boolean ifma) {
		String title = Subject.PAYSCORE_ACCP.title();
		for (int callers : List.of(16, 64)) {
			double cpu = this.figures.window(Subject.PAYSCORE_ACCP, callers, "cpu");
			double ratio = this.figures.lowestOfPeers(callers, "cpu") / cpu;
			String comparison = "CPU of the best peer to its own, %d callers".formatted(callers);
			if (ifma) {
				atLeast(title, comparison, ratio, 3, " ×");
			}
			else {
				row(title, comparison, ratio, "at least 3 ×", " ×", "not applicable without AVX-512 IFMA");
			}
			atMost(title, "CPU to that of OpenSSL + WebClient, %d callers".formatted(callers), cpu / least(callers),
					1.3, " ×");
		}
	}

	private double least(int callers) {
		List<String> versions = this.figures.subjects("openssl");
		return versions.isEmpty() ? Double.NaN
				: this.figures.median("openssl", versions.get(0), "sign")
						+ this.figures.median("openssl", versions.get(0), "verify")
						+ this.figures.window(Subject.WEB_CLIENT, callers, "cpu");
	}

	private void addPings() {
		for (Subject subject : List.of(Subject.PAYSCORE_JDK, Subject.PAYSCORE_ACCP)) {
			atMost(subject.title(), "p99 of pings to that beside WebClient, 64 callers", this.tables.pingRatio(subject),
					2, " ×");
		}
	}

	private void addCold() {
		atMost(Subject.PAYSCORE_JDK.title(), "CPU of the second thousand calls to the steady one, 16 callers",
				this.tables.cold(Subject.PAYSCORE_JDK, 2) / this.figures.window(Subject.PAYSCORE_JDK, 16, "cpu"), 1.5,
				" ×");
	}

	private void addStartUp() {
		this.figures.subjects("startup")
			.stream()
			.skip(1)
			.forEach((application) -> atMost(application, "start-up added", this.tables.added(application, "millis"),
					100, " ms"));
		this.figures.subjects("size")
			.forEach((starter) -> atMost(starter, "all jars", this.figures.median("size", starter, "mb"), 25, " MB"));
	}

	private void addNotifications() {
		double bestPeer = Math.max(notifications("wechatpayJava"), notifications("wxJava"));
		atLeast("PayScore", "notifications per second to the best peer", notifications("payScore") / bestPeer, 1, " ×");
		atLeast("PayScore", "forged notifications refused per second", notifications("payScoreRefusingForged"), 10_000,
				"");
		atMost("PayScore", "p99 of genuine notifications beside forged ones to that alone", this.tables.floodRatio(), 2,
				" ×");
	}

	private double notifications(String benchmark) {
		return this.figures.median("notification", benchmark, "perSecond");
	}

	private void atMost(String subject, String comparison, double measured, double limit, String unit) {
		row(subject, comparison, measured, "at most " + limit(limit) + unit, unit, verdict(measured <= limit));
	}

	private void atLeast(String subject, String comparison, double measured, double limit, String unit) {
		row(subject, comparison, measured, "at least " + limit(limit) + unit, unit, verdict(measured >= limit));
	}

	private static String verdict(boolean met) {
		return met ? "met" : "**missed**";
	}

	private static String limit(double limit) {
		return (limit == Math.rint(limit)) ? String.format(Locale.ROOT, "%,.0f", limit) : Double.toString(limit);
	}

	private void row(String subject, String comparison, double measured, String limit, String unit, String verdict) {
		if (Double.isNaN(measured)) {
			this.table.row(subject, comparison, "", limit, "not measured");
		}
		else {
			this.table.row(subject, comparison, MarkdownTable.figure(measured) + unit, limit, verdict);
		}
	}

}
