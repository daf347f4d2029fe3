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
 * How long pings took on event loops that a subject used at the same time.
 *
 * @param subject what completed orders meanwhile, or a name for no load at all
 * @param callers the number of completions at once, 0 without load
 * @param p50Millis the median of the durations
 * @param p99Millis the 99th percentile of the durations, the median of the rounds
 * @author PayScore for Spring Boot contributors
 */
public record Pings(String subject, int callers, double p50Millis, double p99Millis) {
}
