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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.payscore.benchmarks.result.OpenSsl;

/**
 * What OpenSSL needs for the same signatures on the same machine, by its own benchmark.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OpenSslSpeed {

	// rsa 2048 bits 0.000783s 0.000025s 1276.4 39429.1
	private static final Pattern RESULT = Pattern.compile("^rsa\\s+2048 bits\\s+([0-9.]+)s\\s+([0-9.]+)s\\s",
			Pattern.MULTILINE);

	private static final double MILLIS_PER_SECOND = 1000;

	private final List<Double> signMillis = new ArrayList<>();

	private final List<Double> verifyMillis = new ArrayList<>();

	String version() {
		return run("version").strip();
	}

	void measure(int seconds) {
		String output = run("speed", "-seconds", Integer.toString(seconds), "rsa2048");
		Matcher result = RESULT.matcher(output);
		if (!result.find()) {
			throw new IllegalStateException(
					"'openssl speed rsa2048' printed no line for RSA with 2048 bits: " + output);
		}
		this.signMillis.add(Double.parseDouble(result.group(1)) * MILLIS_PER_SECOND);
		this.verifyMillis.add(Double.parseDouble(result.group(2)) * MILLIS_PER_SECOND);
		Progress.print("OpenSSL: signature %s s, verification %s s", result.group(1), result.group(2));
	}

	OpenSsl median(String version) {
		return new OpenSsl(version, Median.of(this.signMillis.stream().mapToDouble(Double::doubleValue)),
				Median.of(this.verifyMillis.stream().mapToDouble(Double::doubleValue)));
	}

	private static String run(String... arguments) {
		List<String> command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"The program 'openssl' is needed to compare with; install it so that it is on the PATH", ex);
		}
	}

}
