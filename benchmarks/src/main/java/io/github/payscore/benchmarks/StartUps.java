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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Starts small applications with and without the starter, several times and in turns, so
 * that whatever else the machine does meets all of them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class StartUps {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private static final double BYTES_PER_MB = 1_000_000;

	private final Mode mode;

	private final KeyFolder keys;

	StartUps(Mode mode, KeyFolder keys) {
		this.mode = mode;
		this.keys = keys;
	}

	List<Result> run() throws IOException {
		List<Result> results = new ArrayList<>();
		results
			.add(Result.of("size", ClassPath.STARTER.title(), Map.of("mb", ClassPath.STARTER.bytes() / BYTES_PER_MB)));
		List<ClassPath> order = Arrays.asList(ClassPath.values());
		if (this.mode != Mode.SMOKE) {
			// Brings the files into the memory of the operating system
			start(order);
		}
		for (int i = 0; i < this.mode.starts(); i++) {
			results.addAll(start(order));
			// So that none always follows the same other one
			Collections.reverse(order);
		}
		return results;
	}

	private List<Result> start(List<ClassPath> order) throws IOException {
		List<Result> results = new ArrayList<>();
		for (ClassPath classPath : order) {
			results.add(start(classPath));
		}
		return results;
	}

	private Result start(ClassPath classPath) throws IOException {
		List<String> options = List.of("-cp", classPath.value(), StartedApplication.class.getName());
		try (JavaProcess process = JavaProcess.start(classPath.title(), LIMIT, options, arguments(classPath))) {
			String[] figures = ready(process.readToEnd()).split(" ", -1);
			System.out.printf("%s: %s ms, %s classes%n", classPath.title(), figures[0], figures[1]);
			return Result.of("startup", classPath.title(),
					Map.of("millis", Double.valueOf(figures[0]), "classes", Double.valueOf(figures[1])));
		}
	}

	private static String ready(List<String> lines) {
		return lines.stream()
			.filter((line) -> line.startsWith(StartedApplication.READY))
			.map((line) -> line.substring(StartedApplication.READY.length()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("An application did not start: " + lines));
	}

	private List<String> arguments(ClassPath classPath) {
		List<String> arguments = new ArrayList<>(
				List.of("--spring.main.web-application-type=none", "--spring.main.banner-mode=off"));
		if (classPath != ClassPath.EMPTY) {
			arguments.add("--wechatpay.mchid=" + Merchant.MCHID);
			arguments.add("--wechatpay.serial=" + Merchant.SERIAL);
			arguments.add("--wechatpay.private-key-path=file:" + this.keys.merchantPrivateKeyFile());
			arguments.add("--wechatpay.platform-public-key-id=" + Merchant.PUBLIC_KEY_ID);
			arguments.add("--wechatpay.platform-public-key-path=file:" + this.keys.platformPublicKeyFile());
		}
		return arguments;
	}

}
