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

package io.github.payscore.benchmarks.result;

/**
 * What completing orders through one subject cost, each figure the median of the rounds.
 *
 * @param subject what was measured, by its name in the report
 * @param callers the number of completions at once
 * @param perSecond completions per second
 * @param cpuMillis milliseconds of processor time of the client process per completion
 * @param lowestCpuMillis the same of the round with the lowest figure
 * @param highestCpuMillis the same of the round with the highest figure
 * @param p50Millis the median of the durations
 * @param p99Millis the 99th percentile of the durations
 * @param allocatedBytes bytes that the client process allocated per completion
 * @param threads live threads of the client process at their peak
 * @author PayScore for Spring Boot contributors
 */
public record Completions(String subject, int callers, double perSecond, double cpuMillis, double lowestCpuMillis,
		double highestCpuMillis, double p50Millis, double p99Millis, double allocatedBytes, int threads) {
}
