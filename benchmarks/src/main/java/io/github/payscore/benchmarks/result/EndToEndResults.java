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

import java.util.List;

/**
 * What completing orders end to end cost.
 *
 * @param openSsl what OpenSSL needed for the same signatures in the same run
 * @param completions the cost of completions, by subject and number of callers
 * @param pings the time of pings beside completions
 * @param soaks the cost of completions over time; empty if it was not asked for
 * @author PayScore for Spring Boot contributors
 */
public record EndToEndResults(OpenSsl openSsl, List<Completions> completions, List<Pings> pings, List<Soak> soaks) {

	public EndToEndResults {
		completions = List.copyOf(completions);
		pings = List.copyOf(pings);
		soaks = List.copyOf(soaks);
	}

}
