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
 * A result of JMH.
 *
 * @param benchmark what was measured, by its name in the report
 * @param provider the JCA provider that did it, or an empty text where none matters
 * @param micros microseconds per operation
 * @param error half of the 99.9 % confidence interval, in microseconds
 * @param allocatedBytes bytes allocated per operation
 * @author PayScore for Spring Boot contributors
 */
public record Micro(String benchmark, String provider, double micros, double error, double allocatedBytes) {
}
