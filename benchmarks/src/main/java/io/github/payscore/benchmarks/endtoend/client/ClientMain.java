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

import java.io.PrintStream;
import java.nio.file.Path;

import io.github.payscore.benchmarks.endtoend.contract.KeyFolder;
import io.github.payscore.benchmarks.endtoend.contract.Subject;
import io.github.payscore.benchmarks.endtoend.subject.OrderClient;
import io.github.payscore.benchmarks.endtoend.subject.OrderClients;
import io.github.payscore.benchmarks.endtoend.subject.Target;

/**
 * The process of a client. Obeys its standard input, answers each line with one line, and
 * ends with its input.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ClientMain {

	private ClientMain() {
	}

	/**
	 * Run the client.
	 * @param args the name of a {@link Subject}, the port of the server, the folder with
	 * the keys
	 * @throws Exception if the subject cannot be set up
	 */
	public static void main(String[] args) throws Exception {
		PrintStream answers = System.out;
		// Whatever else is printed is no answer
		System.setOut(System.err);
		Target target = new Target(Integer.parseInt(args[1]), new KeyFolder(Path.of(args[2])));
		OrderClient client = OrderClients.create(Subject.valueOf(args[0]), target);
		new CommandLoop(client).run(System.in, answers);
		System.exit(0);
	}

}
