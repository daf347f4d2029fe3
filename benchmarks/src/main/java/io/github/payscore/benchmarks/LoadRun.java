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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whole completions. In each round each subject has a JVM of its own, which measures
 * itself; one server serves all of them. The order of the subjects changes with the
 * round, so that none always has the same neighbour.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LoadRun {

	private static final Duration SERVER_LIMIT = Duration.ofHours(12);

	private static final Duration CLIENT_LIMIT = Duration.ofMinutes(5);

	private static final int OPENSSL_SECONDS = 3;

	/**
	 * The most rounds for what explains, and is compared with no target.
	 */
	private static final int LADDER_ROUNDS = 3;

	private final Settings settings;

	private final KeyFolder keys;

	private final List<Subject> subjects;

	LoadRun(Settings settings, KeyFolder keys) {
		this.settings = settings;
		this.keys = keys;
		this.subjects = Subject.of(settings);
	}

	// Run it, printing a line for each result.
	List<Result> run() throws IOException {
		List<Result> results = new ArrayList<>();
		results.add(OpenSslSpeed.measure((this.settings.mode() == Mode.SMOKE) ? 1 : OPENSSL_SECONDS));
		try (JavaProcess server = start("The server", SERVER_LIMIT, Server.class, List.of("-XX:+UseSerialGC"),
				List.of(this.keys.folder().toString()))) {
			String port = server.readLine();
			for (int round = 0; round < this.settings.rounds(); round++) {
				results.addAll(run(round, port));
			}
		}
		return results;
	}

	private List<Result> run(int round, String port) {
		List<Subject> subjects = this.subjects.stream()
			.filter((subject) -> round < LADDER_ROUNDS || Subject.CLIENTS.contains(subject))
			.collect(Collectors.toCollection(ArrayList::new));
		Collections.rotate(subjects, round * subjects.size() / this.settings.rounds());
		// What means nothing need not be measured alone
		Stream<Subject> stream = (this.settings.mode() == Mode.SMOKE) ? subjects.parallelStream() : subjects.stream();
		return stream.flatMap((subject) -> run(round, subject, port).stream()).toList();
	}

	private List<Result> run(int round, Subject subject, String port) {
		List<String> arguments = List.of(subject.name(), port, this.keys.folder().toString(),
				Plan.of(this.settings.mode()).toString());
		try (JavaProcess client = start(subject.name(), CLIENT_LIMIT, Client.class, List.of(), arguments)) {
			List<Result> results = client.readToEnd().stream().map(Results::ofLine).toList();
			results.forEach((result) -> print(round, result));
			return results;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JavaProcess start(String name, Duration limit, Class<?> main, List<String> more, List<String> arguments)
			throws IOException {
		List<String> options = new ArrayList<>(List.of("-Xms256m", "-Xmx256m"));
		options.addAll(more);
		if (this.settings.mode() == Mode.SMOKE) {
			options.add("-XX:TieredStopAtLevel=1");
		}
		options.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		return JavaProcess.start(name, limit, options, arguments);
	}

	private static void print(int round, Result result) {
		System.out.printf("Round %d, %s, %d callers, %s: %s%n", round + 1, result.subject(), result.callers(),
				result.kind(), new TreeMap<>(result.figures()));
	}

}
