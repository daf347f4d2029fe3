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

/**
 * A target and what came of it.
 *
 * @param subject what it is about
 * @param comparison what is compared
 * @param measured the measured figure, with its unit
 * @param limit the limit, with its unit
 * @param verdict whether it was met
 * @author PayScore for Spring Boot contributors
 */
record Target(String subject, String comparison, String measured, String limit, String verdict) {

	private static final String MET = "met";

	private static final String MISSED = "**missed**";

	private static final String NOT_MEASURED = "not measured";

	static Target atMost(String subject, String comparison, double measured, double limit, String unit) {
		return new Target(subject, comparison, Figure.of(measured) + unit, "at most " + limit(limit) + unit,
				verdict(measured, measured <= limit));
	}

	static Target atLeast(String subject, String comparison, double measured, double limit, String unit) {
		return new Target(subject, comparison, Figure.of(measured) + unit, "at least " + limit(limit) + unit,
				verdict(measured, measured >= limit));
	}

	private static String verdict(double measured, boolean met) {
		if (Double.isNaN(measured)) {
			return NOT_MEASURED;
		}
		return met ? MET : MISSED;
	}

	private static String limit(double limit) {
		return (limit == Math.rint(limit)) ? Figure.whole(limit) : Double.toString(limit);
	}

}
