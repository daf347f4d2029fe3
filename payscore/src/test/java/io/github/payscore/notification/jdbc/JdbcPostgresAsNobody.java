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

package io.github.payscore.notification.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * Starts PostgreSQL as another user, because it refuses to run as root, in containers
 * where {@link EmbeddedPostgres} may not make a user namespace for it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JdbcPostgresAsNobody {

	private static final String NOBODY = "65534";

	private JdbcPostgresAsNobody() {
	}

	static boolean isNeeded() {
		return "Linux".equals(System.getProperty("os.name")) && "root".equals(System.getProperty("user.name"))
				&& !LinuxUtils.isUnshareAvailable();
	}

	static int start() throws IOException {
		Path folder = Files.createDirectory(Path.of("/tmp", "payscore-postgres-" + System.nanoTime()));
		Files.setAttribute(folder, "unix:uid", Integer.valueOf(NOBODY));
		String binaries = extractBinaries() + "/";
		String data = folder.resolve("data").toString();
		awaitEnd(run(binaries + "initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "--no-sync", "-D", data));
		int port = freePort();
		Process server = run(binaries + "postgres", "-D", data, "-k", folder.toString(), "-p", Integer.toString(port),
				"-F");
		Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
		awaitLine(server, "ready to accept connections");
		return port;
	}

	// EmbeddedPostgres extracts them before it fails to run as root
	private static Path extractBinaries() throws IOException {
		Path folder = Path.of("/tmp", "payscore-postgres-binaries");
		try {
			EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.toFile()).start().close();
			throw new AssertionError("PostgreSQL runs as root");
		}
		catch (IllegalStateException ex) {
			try (Stream<Path> children = Files.list(folder)) {
				return children.map((child) -> child.resolve("bin"))
					.filter(Files::isDirectory)
					.findFirst()
					.orElseThrow(() -> ex);
			}
		}
	}

	private static Process run(String... command) throws IOException {
		List<String> line = new ArrayList<>(
				List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
		line.addAll(List.of(command));
		return new ProcessBuilder(line).redirectErrorStream(true).start();
	}

	private static void awaitEnd(Process process) throws IOException {
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.onExit().join().exitValue() != 0) {
			throw new IllegalStateException(output);
		}
	}

	private static void awaitLine(Process process, String expected) throws IOException {
		BufferedReader reader = process.inputReader();
		StringBuilder lines = new StringBuilder();
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			if (line.contains(expected)) {
				return;
			}
			lines.append(line).append('\n');
		}
		throw new IllegalStateException(lines.toString());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
