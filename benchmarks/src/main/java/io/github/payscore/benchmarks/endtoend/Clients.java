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

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.github.payscore.benchmarks.endtoend.client.ClientMain;
import io.github.payscore.benchmarks.endtoend.contract.KeyFolder;
import io.github.payscore.benchmarks.endtoend.contract.Subject;
import io.github.payscore.benchmarks.endtoend.process.JavaProcess;
import io.github.payscore.benchmarks.endtoend.server.ServerMain;

/**
 * The server and a client for each subject, each in its process.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Clients implements AutoCloseable {

	private static final Duration START_LIMIT = Duration.ofSeconds(60);

	private final JavaProcess server;

	private final Map<Subject, Client> bySubject = new EnumMap<>(Subject.class);

	Clients(KeyFolder keys, List<String> jvmFlags) throws IOException {
		String folder = keys.folder().toString();
		this.server = JavaProcess.start("The server", jvmFlags, ServerMain.class, folder);
		try {
			String port = this.server.receive(START_LIMIT);
			for (Subject subject : Subject.values()) {
				JavaProcess process = JavaProcess.start(subject.toString(), jvmFlags, ClientMain.class, subject.name(),
						port, folder);
				this.bySubject.put(subject, new Client(subject, process));
			}
		}
		catch (IOException | RuntimeException ex) {
			close();
			throw ex;
		}
	}

	Client get(Subject subject) {
		Client client = this.bySubject.get(subject);
		if (client == null) {
			throw new IllegalArgumentException("There is no client for " + subject);
		}
		return client;
	}

	@Override
	public void close() {
		this.bySubject.values().forEach(Client::close);
		this.server.close();
	}

}
