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
import java.util.List;

import io.github.payscore.benchmarks.Mode;

/**
 * How much is measured.
 *
 * @param warmUp how long each client completes orders until it is seen whether that has
 * become cheaper
 * @param leastWarmUps how often at least, before anything is measured
 * @param mostWarmUps how often at most, even if it still becomes cheaper
 * @param rounds how often completions are measured
 * @param callers the numbers of completions at once
 * @param time how long each measurement takes
 * @param pingRounds how often pings are measured
 * @param soakFigures how many figures the soak has, 0 for no soak
 * @param soakTime the time that each of them stands for
 * @param openSslSeconds how long OpenSSL signs and verifies in each round
 * @param jvmFlags what the JVM of the server and those of all clients are told
 * @author PayScore for Spring Boot contributors
 */
public record EndToEndSettings(Duration warmUp, int leastWarmUps, int mostWarmUps, int rounds, List<Integer> callers,
		Duration time, int pingRounds, int soakFigures, Duration soakTime, int openSslSeconds, List<String> jvmFlags) {

	public EndToEndSettings {
		callers = List.copyOf(callers);
		jvmFlags = List.copyOf(jvmFlags);
	}

	static EndToEndSettings of(Mode mode) {
		return switch (mode) {
			case FULL -> full();
			case SMOKE -> smoke();
		};
	}

	/**
	 * Return settings that give figures worth reporting.
	 * @return settings for about 35 minutes, of which the soak takes 10
	 */
	public static EndToEndSettings full() {
		return new EndToEndSettings(Duration.ofSeconds(10), 3, 9, 5, List.of(1, 16, 64), Duration.ofSeconds(5), 3, 10,
				Duration.ofMinutes(1), 2, List.of("-Xms256m", "-Xmx256m"));
	}

	/**
	 * Return settings that only show that everything works.
	 * @return settings for less than a minute
	 */
	public static EndToEndSettings smoke() {
		return new EndToEndSettings(Duration.ofMillis(200), 1, 1, 1, List.of(1, 16, 64), Duration.ofMillis(200), 1, 2,
				Duration.ofMillis(100), 1, List.of("-Xms256m", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
	}

	/**
	 * Return these settings without the soak.
	 * @return settings
	 */
	public EndToEndSettings withoutSoak() {
		return new EndToEndSettings(this.warmUp, this.leastWarmUps, this.mostWarmUps, this.rounds, this.callers,
				this.time, this.pingRounds, 0, this.soakTime, this.openSslSeconds, this.jvmFlags);
	}

}
