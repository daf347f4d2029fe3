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

import org.jspecify.annotations.Nullable;

import io.github.payscore.benchmarks.result.EndToEndResults;
import io.github.payscore.benchmarks.result.Micro;
import io.github.payscore.benchmarks.result.StartUp;

/**
 * All that was measured. A part that was not is {@code null}.
 *
 * @param endToEnd whole completions
 * @param startUps the start of applications
 * @param micros the steps of a completion one by one
 * @author PayScore for Spring Boot contributors
 */
public record Results(@Nullable Measured<EndToEndResults> endToEnd, @Nullable Measured<List<StartUp>> startUps,
		@Nullable Measured<List<Micro>> micros) {
}
