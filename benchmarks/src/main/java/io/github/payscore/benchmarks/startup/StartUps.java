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

package io.github.payscore.benchmarks.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;

import io.github.payscore.benchmarks.Mode;
import io.github.payscore.benchmarks.result.StartUp;

/**
 * Starts each application several times, in turns, so that whatever else the machine does
 * meets all of them.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class StartUps {

	private static final int ROUNDS = 20;

	private static final Path DIRECTORY = Path.of("benchmarks", "target", "startup");

	private final Mode mode;

	/**
	 * Create the measurement.
	 * @param mode how often to start
	 */
	public StartUps(Mode mode) {
		this.mode = mode;
	}

	/**
	 * Measure.
	 * @return what each application cost
	 */
	public List<StartUp> run() {
		try {
			return measure(Launcher.create(DIRECTORY));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while an application started", ex);
		}
	}

	private List<StartUp> measure(Launcher launcher) throws IOException, InterruptedException {
		List<StartUp> results = new ArrayList<>();
		List<Launch> launches = launches(launcher);
		for (Application application : Application.values()) {
			List<Launch> own = launches.stream().filter((launch) -> launch.application() == application).toList();
			results.add(new StartUp(application.reportName(), median(own, Launch::millis), fastest(own),
					(int) median(own, Launch::classes), launcher.countBouncyCastleClasses(application)));
		}
		return results;
	}

	private List<Launch> launches(Launcher launcher) throws IOException, InterruptedException {
		List<Application> order = new ArrayList<>(List.of(Application.values()));
		if (this.mode == Mode.SMOKE) {
			return round(launcher, order);
		}
		// Brings the files into the memory of the operating system
		round(launcher, order);
		List<Launch> launches = new ArrayList<>();
		for (int i = 0; i < ROUNDS; i++) {
			launches.addAll(round(launcher, order));
			// So that none always follows the same other one
			Collections.reverse(order);
		}
		return launches;
	}

	private static List<Launch> round(Launcher launcher, List<Application> order)
			throws IOException, InterruptedException {
		List<Launch> launches = new ArrayList<>();
		for (Application application : order) {
			launches.add(launcher.launch(application));
		}
		return launches;
	}

	private static double fastest(List<Launch> launches) {
		return launches.stream().mapToLong(Launch::millis).min().orElseThrow();
	}

	private static double median(List<Launch> launches, ToLongFunction<Launch> figure) {
		long[] sorted = launches.stream().mapToLong(figure).sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
	}

}
