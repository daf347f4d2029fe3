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

import java.util.Locale;

/**
 * Writes figures. What was not measured is not a number, and stays so through all
 * calculations.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Figure {

	static final String NONE = "–";

	private Figure() {
	}

	// Write with three significant digits, or more where the number is large.
	static String of(double value) {
		if (Double.isNaN(value) || Double.isInfinite(value)) {
			return NONE;
		}
		double magnitude = Math.abs(value);
		if (value == 0) {
			return "0";
		}
		if (magnitude >= 100) {
			return format("%,.0f", value);
		}
		if (magnitude >= 10) {
			return format("%.1f", value);
		}
		if (magnitude >= 1) {
			return format("%.2f", value);
		}
		return format((magnitude >= 0.1) ? "%.3f" : "%.4f", value);
	}

	static String of(long value) {
		return format("%,d", value);
	}

	static String whole(double value) {
		return Double.isNaN(value) ? NONE : of(Math.round(value));
	}

	static String kibibytes(double bytes) {
		return of(bytes / 1024);
	}

	private static String format(String pattern, Object value) {
		return String.format(Locale.ROOT, pattern, value);
	}

}
