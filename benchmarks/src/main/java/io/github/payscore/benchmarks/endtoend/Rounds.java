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

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;

/**
 * What several rounds say together.
 *
 * @param measurements one of each round
 * @author PayScore for Spring Boot contributors
 */
record Rounds(List<Measurement> measurements) {

	double median(ToDoubleFunction<Measurement> figure) {
		return Median.of(this.measurements.stream().mapToDouble(figure));
	}

	double lowest(ToDoubleFunction<Measurement> figure) {
		return this.measurements.stream().mapToDouble(figure).min().orElseThrow();
	}

	double highest(ToDoubleFunction<Measurement> figure) {
		return this.measurements.stream().mapToDouble(figure).max().orElseThrow();
	}

}
