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

package io.github.payscore.fuzz;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How a run of Jazzer ended.
 *
 * @param exitCode the exit code, or {@code null} if it did not end in time
 * @param output all that it printed
 * @param findings where it put the inputs that it found something with
 * @author PayScore for Spring Boot contributors
 */
record FuzzResult(@Nullable Integer exitCode, String output, Path findings) {

	static final int FOUND_NOTHING = 0;

	static final int FOUND_SOMETHING = 77;

	private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: +([0-9]+)");

	// What the seeds alone reached
	int initialCoverage() {
		return coverage("INITED");
	}

	int finalCoverage() {
		return coverage("DONE");
	}

	private int coverage(String event) {
		return number(Pattern.compile("#[0-9]+\t" + event + " +cov: ([0-9]+) "));
	}

	int executed() {
		return number(EXECUTED);
	}

	private int number(Pattern pattern) {
		return pattern.matcher(this.output)
			.results()
			.map((MatchResult result) -> Integer.parseInt(result.group(1)))
			.findFirst()
			.orElse(0);
	}

}
