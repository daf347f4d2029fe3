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

package io.github.payscore.benchmarks.endtoend.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.payscore.benchmarks.endtoend.subject.OrderClient;

/**
 * Obeys {@code complete <outOrderNo>} and {@code run <callers> <milliseconds> [ping]}.
 * The answer is {@code done} with the measurement, if there is one, or {@code failed}
 * with the reason.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CommandLoop {

	private final OrderClient client;

	CommandLoop(OrderClient client) {
		this.client = client;
	}

	void run(InputStream commands, PrintStream answers) throws IOException {
		BufferedReader reader = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8));
		for (String command = reader.readLine(); command != null; command = reader.readLine()) {
			answers.println(obey(command));
			answers.flush();
		}
	}

	private String obey(String command) {
		try {
			return "done " + obey(command.split(" "));
		}
		// The run decides what a failure means
		catch (Exception ex) {
			return "failed " + ex.toString().replaceAll("\\s+", " ");
		}
	}

	private String obey(String[] command) throws Exception {
		switch (command[0]) {
			case "complete" -> {
				this.client.complete(command[1]);
				return "";
			}
			case "run" -> {
				boolean ping = command.length > 3;
				return new MeasuredRun(this.client, Integer.parseInt(command[1]), ping)
					.measure(Duration.ofMillis(Long.parseLong(command[2])))
					.toLine();
			}
			default -> throw new IllegalArgumentException("Nobody knows the command " + command[0]);
		}
	}

}
