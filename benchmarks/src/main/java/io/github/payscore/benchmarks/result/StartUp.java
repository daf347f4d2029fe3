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
 * What starting an application cost.
 *
 * @param application what was started, by its name in the report
 * @param millis milliseconds from the start of the JVM until the application was ready,
 * the median of the starts
 * @param fastestMillis the same of the fastest start
 * @param classes the number of classes that were loaded by then, the median
 * @param bouncyCastleClasses how many of them were Bouncy Castle's
 * @author PayScore for Spring Boot contributors
 */
public record StartUp(String application, double millis, double fastestMillis, int classes, int bouncyCastleClasses) {
}
