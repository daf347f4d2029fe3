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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

import org.springframework.util.FileSystemUtils;

import io.github.payscore.benchmarks.Mode;
import io.github.payscore.benchmarks.endtoend.contract.KeyFolder;
import io.github.payscore.benchmarks.result.Completions;
import io.github.payscore.benchmarks.result.EndToEndResults;
import io.github.payscore.benchmarks.result.Pings;
import io.github.payscore.benchmarks.result.Soak;

/**
 * Completes orders through every subject, against a server on this machine, and measures
 * what that costs. All clients live until the end, so that rounds can alternate between
 * them while each stays warm.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class EndToEnd {

	private final EndToEndSettings settings;

	private final OpenSslSpeed openSsl = new OpenSslSpeed();

	/**
	 * Create a run.
	 * @param mode how thoroughly to measure
	 */
	public EndToEnd(Mode mode) {
		this(EndToEndSettings.of(mode));
	}

	/**
	 * Create a run.
	 * @param settings how much to measure
	 */
	public EndToEnd(EndToEndSettings settings) {
		this.settings = settings;
	}

	/**
	 * Run it, printing a line for each step.
	 * @return what was measured
	 * @throws IllegalStateException if a subject does not do what it should, or something
	 * is missing on this machine
	 */
	public EndToEndResults run() {
		try {
			Path folder = Files.createTempDirectory("payscore-benchmarks");
			try {
				return run(new KeyFolder(folder));
			}
			finally {
				FileSystemUtils.deleteRecursively(folder);
			}
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("The server and the clients could not be started", ex);
		}
	}

	private EndToEndResults run(KeyFolder keys) throws IOException, GeneralSecurityException {
		String openSslVersion = this.openSsl.version();
		keys.generate();
		try (Clients clients = new Clients(keys, this.settings.jvmFlags())) {
			new SelfCheck(clients).run();
			new WarmUp(clients, this.settings).run();
			List<Completions> completions = new CompletionRounds(clients, this.settings, this.openSsl).run();
			List<Pings> pings = new PingRounds(clients, this.settings).run();
			List<Soak> soaks = new SoakRun(clients, this.settings).run();
			return new EndToEndResults(this.openSsl.median(openSslVersion), completions, pings, soaks);
		}
	}

}
