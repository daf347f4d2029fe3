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

import java.util.Map;

/**
 * Some figures that were measured at once.
 *
 * @param kind what was measured
 * @param subject what it was measured of
 * @param callers how many calls went on at once, 0 if that means nothing
 * @param figures the figures by their names
 * @author PayScore for Spring Boot contributors
 */
record Result(String kind, String subject, int callers, Map<String, Double> figures) {

	Result {
		figures = Map.copyOf(figures);
	}

	// Create a result that has nothing to do with callers.
	static Result of(String kind, String subject, Map<String, Double> figures) {
		return new Result(kind, subject, 0, figures);
	}

	double figure(String name) {
		return this.figures.getOrDefault(name, Double.NaN);
	}

}
