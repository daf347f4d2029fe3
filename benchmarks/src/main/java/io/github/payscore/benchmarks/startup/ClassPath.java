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

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class paths of the started applications. Each is a part of the class path of the
 * benchmarks, without the peers and the tools.
 *
 * @author PayScore for Spring Boot contributors
 */
enum ClassPath {

	/**
	 * What {@code spring-boot-starter-webclient} brings.
	 */
	EMPTY,

	/**
	 * What our starter brings.
	 */
	STARTER,

	/**
	 * The same and the Amazon Corretto Crypto Provider.
	 */
	STARTER_AND_ACCP;

	private static final List<String> WEB_CLIENT_JARS = List.of("spring-", "micrometer-", "context-propagation-",
			"reactor-", "reactive-streams-", "netty-", "jackson-annotations-", "jackson-core-3", "jackson-databind-3",
			"jakarta.annotation-api-", "jspecify-", "slf4j-api-", "jul-to-slf4j-", "log4j-api-", "log4j-to-slf4j-",
			"logback-", "snakeyaml-", "commons-logging-");

	// Of the whole completions, which share event loops
	private static final List<String> OTHER_SPRING_JARS = List.of("spring-boot-netty-", "spring-boot-reactor-netty-",
			"spring-boot-web-server-");

	private static final List<String> STARTER_JARS = List.of("payscore-");

	private static final List<String> ACCP_JARS = List.of("AmazonCorrettoCryptoProvider-");

	// Return the class path as the {@code java} command takes it.
	String value() {
		Stream<String> libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter(jars());
		return Stream.concat(Stream.of(benchmarks()), libraries).collect(Collectors.joining(File.pathSeparator));
	}

	private Predicate<String> jars() {
		return switch (this) {
			case EMPTY -> isOneOf(WEB_CLIENT_JARS).and(isOneOf(OTHER_SPRING_JARS).negate());
			case STARTER -> EMPTY.jars().or(isOneOf(STARTER_JARS));
			case STARTER_AND_ACCP -> STARTER.jars().or(isOneOf(ACCP_JARS));
		};
	}

	private static Predicate<String> isOneOf(List<String> beginnings) {
		return (entry) -> beginnings.stream().anyMatch(fileName(entry)::startsWith);
	}

	private static String fileName(String entry) {
		return new File(entry).getName();
	}

	// Where the started application itself lies
	private static String benchmarks() {
		try {
			return Path.of(ClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
