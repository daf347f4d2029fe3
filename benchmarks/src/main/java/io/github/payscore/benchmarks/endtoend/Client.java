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

package io.github.payscore.benchmarks.endtoend;

import java.time.Duration;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;
import io.github.payscore.benchmarks.endtoend.contract.Subject;
import io.github.payscore.benchmarks.endtoend.process.JavaProcess;

/**
 * Commands the process of a client.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Client implements AutoCloseable {

	private static final String DONE = "done ";

	/**
	 * Includes the start of the process.
	 */
	private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

	private final Subject subject;

	private final JavaProcess process;

	Client(Subject subject, JavaProcess process) {
		this.subject = subject;
		this.process = process;
	}

	/**
	 * Complete one order.
	 * @param outOrderNo its number
	 * @return the answer of the client
	 */
	Answer complete(String outOrderNo) {
		return send("complete " + outOrderNo, COMMAND_LIMIT);
	}

	/**
	 * Complete orders.
	 * @param callers how many at once
	 * @param time for how long
	 * @return what that cost
	 */
	Measurement run(int callers, Duration time) {
		return measure("run %d %d".formatted(callers, time.toMillis()), time);
	}

	/**
	 * Complete orders, pinging the server on the same event loops.
	 * @param callers how many at once, or 0
	 * @param time for how long
	 * @return what that cost, and how long the pings took
	 */
	Measurement runWithPings(int callers, Duration time) {
		return measure("run %d %d ping".formatted(callers, time.toMillis()), time);
	}

	private Measurement measure(String command, Duration time) {
		Answer answer = send(command, time.multipliedBy(2).plus(COMMAND_LIMIT));
		if (!answer.isDone()) {
			throw new IllegalStateException("%s failed: %s".formatted(this.subject, answer.text()));
		}
		return Measurement.parse(answer.text());
	}

	private Answer send(String command, Duration limit) {
		this.process.send(command);
		String line = this.process.receive(limit);
		return new Answer(line.startsWith(DONE), line.substring(line.indexOf(' ') + 1));
	}

	@Override
	public void close() {
		this.process.close();
	}

	/**
	 * The answer of a client.
	 *
	 * @param isDone whether it did what it was told
	 * @param text the measurement, or the reason of the failure
	 */
	record Answer(boolean isDone, String text) {
	}

}
