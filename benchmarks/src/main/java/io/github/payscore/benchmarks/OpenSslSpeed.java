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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	private OpenSslSpeed() {
	}

	static Result measure(int seconds) {
		String output = run("openssl", "speed", "-seconds", Integer.toString(seconds), "rsa2048");
		Matcher result = RESULT.matcher(output);
		if (!result.find()) {
			throw new IllegalStateException(
					"'openssl speed rsa2048' printed no line for RSA with 2048 bits: " + output);
		}
		return Result.of("openssl", run("openssl", "version").strip(),
				Map.of("sign", Double.parseDouble(result.group(1)) * MILLIS_PER_SECOND, "verify",
						Double.parseDouble(result.group(2)) * MILLIS_PER_SECOND));
	}

	private static String run(String... command) {
		try {
			Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"The program 'openssl' is needed to compare with; install it so that it is on the PATH", ex);
		}
	}

}
