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
	EMPTY("empty application"),

	/**
	 * What our starter brings.
	 */
	STARTER("with the starter"),

	/**
	 * The same and the Amazon Corretto Crypto Provider.
	 */
	STARTER_AND_ACCP("with the starter and ACCP");

	private static final List<String> WEB_CLIENT_JARS = List.of("spring-", "micrometer-", "context-propagation-",
			"reactor-", "reactive-streams-", "netty-", "jackson-annotations-", "jackson-core-3", "jackson-databind-3",
			"jakarta.annotation-api-", "jspecify-", "slf4j-api-", "jul-to-slf4j-", "log4j-api-", "log4j-to-slf4j-",
			"logback-", "snakeyaml-", "commons-logging-");

	// Of the whole completions, which share event loops
	private static final List<String> OTHER_SPRING_JARS = List.of("spring-boot-netty-", "spring-boot-reactor-netty-",
			"spring-boot-web-server-");

	// Which the starter leaves out
	private static final List<String> HTTP3_JARS = List.of("netty-codec-native-quic-");

	private static final List<String> STARTER_JARS = List.of("payscore-", "caffeine-", "error_prone_annotations-");

	private static final List<String> ACCP_JARS = List.of("AmazonCorrettoCryptoProvider-");

	private final String title;

	ClassPath(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	// Return the class path as the {@code java} command takes it.
	String value() {
		return Stream.concat(Stream.of(benchmarks()), jars()).collect(Collectors.joining(File.pathSeparator));
	}

	// Return how much the jars take on the disk.
	long bytes() {
		return jars().mapToLong((jar) -> new File(jar).length()).sum();
	}

	private Stream<String> jars() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1)).filter(isIncluded());
	}

	private Predicate<String> isIncluded() {
		return switch (this) {
			case EMPTY -> isOneOf(WEB_CLIENT_JARS).and(isOneOf(OTHER_SPRING_JARS).or(isOneOf(HTTP3_JARS)).negate());
			case STARTER -> EMPTY.isIncluded().or(isOneOf(STARTER_JARS));
			case STARTER_AND_ACCP -> STARTER.isIncluded().or(isOneOf(ACCP_JARS));
		};
	}

	private static Predicate<String> isOneOf(List<String> beginnings) {
		return (entry) -> beginnings.stream().anyMatch(new File(entry).getName()::startsWith);
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
