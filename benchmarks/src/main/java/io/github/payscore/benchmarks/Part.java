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

import java.util.Locale;

/**
 * A part of the benchmarks that can be run alone.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum Part {

	/**
	 * The steps of a completion one by one, measured by JMH.
	 */
	JMH,

	/**
	 * The start of applications.
	 */
	STARTUP,

	/**
	 * Whole completions against a server.
	 */
	ENDTOEND,

	/**
	 * The report, which is written after every other part as well.
	 */
	REPORT;

	/**
	 * Return the name of the part on the command line.
	 * @return the name
	 */
	public String argument() {
		return name().toLowerCase(Locale.ROOT);
	}

}
