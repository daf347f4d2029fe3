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

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param mode how thoroughly to measure
 * @param parts what to measure
 * @author PayScore for Spring Boot contributors
 */
record Arguments(Mode mode, Set<Part> parts) {

	private static final String ALL = "all";

	static Arguments parse(String... arguments) {
		if (arguments.length == 0 || arguments.length > 2) {
			throw new IllegalArgumentException(
					"Expected the mode and, if you like, the parts, but got %d arguments".formatted(arguments.length));
		}
		return new Arguments(mode(arguments[0]), parts((arguments.length == 2) ? arguments[1] : ALL));
	}

	private static Mode mode(String name) {
		return Arrays.stream(Mode.values())
			.filter((mode) -> mode.argument().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"'%s' is no mode. Use -Dbenchmarks=full or -Dbenchmarks=smoke.".formatted(name)));
	}

	private static Set<Part> parts(String names) {
		if (ALL.equals(names)) {
			return EnumSet.allOf(Part.class);
		}
		return Arrays.stream(names.split(",", -1))
			.map(Arguments::part)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
	}

	private static Part part(String name) {
		return Arrays.stream(Part.values())
			.filter((part) -> part.argument().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"'%s' is no part. Use -Dbenchmarks.parts=all, or one or more of %s with commas between them."
						.formatted(name, partNames())));
	}

	private static String partNames() {
		return Arrays.stream(Part.values()).map(Part::argument).collect(Collectors.joining(", "));
	}

	// Return the command that leads to these arguments.
	String command() {
		String command = "mvn -q -Pbenchmarks -pl benchmarks -am";
		if (this.mode != Mode.FULL) {
			command += " -Dbenchmarks=" + this.mode.argument();
		}
		if (this.parts.size() < Part.values().length) {
			command += " -Dbenchmarks.parts="
					+ this.parts.stream().map(Part::argument).collect(Collectors.joining(","));
		}
		return command;
	}

}
