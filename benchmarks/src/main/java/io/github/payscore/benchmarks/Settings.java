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
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param mode how thoroughly to measure
 * @param parts what to measure
 * @param rounds how often each subject of the load is measured
 * @param subjects the names of the subjects of the load; none for those of the mode
 * @param toDocs whether the report goes to the documentation
 * @param command the command that leads to these settings
 * @author PayScore for Spring Boot contributors
 */
record Settings(Mode mode, Set<Part> parts, int rounds, List<String> subjects, boolean toDocs, String command) {

	private static final String PREFIX = "benchmarks.";

	private static final List<String> NAMES = List.of("mode", "parts", "rounds", "subjects", "report");

	Settings {
		parts = EnumSet.copyOf(parts);
		subjects = List.copyOf(subjects);
	}

	static Settings ofSystemProperties() {
		Mode mode = parse(Mode.class, property("mode"));
		String parts = property("parts");
		String rounds = property("rounds");
		return new Settings(mode, parts.isEmpty() ? EnumSet.allOf(Part.class) : parseAll(Part.class, split(parts)),
				rounds.isEmpty() ? mode.rounds() : Integer.parseInt(rounds), split(property("subjects")),
				mode == Mode.FULL || property("report").equals("docs"), commandOfSystemProperties());
	}

	// Find constants by their names, in upper or lower case.
	static <E extends Enum<E>> Set<E> parseAll(Class<E> type, Collection<String> names) {
		return names.stream()
			.map((name) -> parse(type, name))
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
	}

	private static <E extends Enum<E>> E parse(Class<E> type, String name) {
		return Arrays.stream(type.getEnumConstants())
			.filter((constant) -> constant.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("'%s' is none of %s".formatted(name,
					Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT))));
	}

	private static List<String> split(String names) {
		return Stream.of(names.split(",", -1)).filter((name) -> !name.isBlank()).toList();
	}

	private static String property(String name) {
		return System.getProperty(PREFIX + name, "").strip();
	}

	private static String commandOfSystemProperties() {
		return NAMES.stream()
			.filter((name) -> !property(name).isEmpty())
			.map((name) -> (name.equals("mode") ? " -Dbenchmarks" : " -D" + PREFIX + name) + "=" + property(name))
			.collect(Collectors.joining("", "mvn -q -Pbenchmarks -pl benchmarks -am", ""));
	}

}
