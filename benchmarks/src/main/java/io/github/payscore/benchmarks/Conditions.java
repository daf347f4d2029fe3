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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;

/**
 * What was measured when and how, on what, and with which libraries.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Conditions {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private static final Path OPERATING_SYSTEM = Path.of("/etc/os-release");

	private static final List<String> LIBRARIES = List.of("spring-boot", "spring-webflux", "reactor-netty-http",
			"jackson-databind", "AmazonCorrettoCryptoProvider", "conscrypt-openjdk-uber", "wechatpay-java",
			"wechatpay-apache-httpclient", "weixin-java-pay", "jmh-core");

	private Conditions() {
	}

	static String tables(Results results) {
		return runs(results) + '\n' + machine() + '\n' + libraries();
	}

	// Whether the processor has AVX-512 IFMA, with which OpenSSL and ACCP sign faster.
	static boolean hasIfma() {
		return List.of(value(PROCESSORS, "flags", ":").split(" ", -1)).contains("avx512ifma");
	}

	private static String runs(Results results) {
		MarkdownTable table = MarkdownTable.ofText("part", "measured", "rounds", "by");
		for (Part part : Part.values()) {
			Results.Run run = results.run(part);
			if (run != null) {
				table.row(part.name().toLowerCase(Locale.ROOT), run.at().substring(0, 16).replace('T', ' ') + " UTC",
						(part == Part.LOAD) ? Integer.toString(run.rounds()) : "", "`" + run.command() + "`");
			}
		}
		return table.toString();
	}

	private static String machine() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return MarkdownTable.ofText("machine", "")
			.row("processor", value(PROCESSORS, "model name", ":"))
			.row("AVX-512 IFMA", hasIfma() ? "yes" : "no")
			.row("cores", Integer.toString(system.getAvailableProcessors()))
			.row("memory", Math.round(system.getTotalMemorySize() / Math.pow(1024, 3)) + " GiB")
			.row("operating system",
					value(OPERATING_SYSTEM, "PRETTY_NAME", "=").replace("\"", "") + ", " + system.getName() + " "
							+ system.getVersion() + ", " + system.getArch())
			.row("Java",
					System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
							+ System.getProperty("java.vm.vendor"))
			.toString();
	}

	private static String value(Path file, String key, String separator) {
		try {
			return Files.readAllLines(file)
				.stream()
				.filter((line) -> line.startsWith(key))
				.map((line) -> line.substring(line.indexOf(separator) + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("This needs Linux", ex);
		}
	}

	private static String libraries() {
		MarkdownTable table = MarkdownTable.ofText("library", "version");
		for (String library : LIBRARIES) {
			table.row(library, version(library));
		}
		return table.toString();
	}

	// The version as the name of the file tells it.
	private static String version(String library) {
		Pattern jar = Pattern.compile(Pattern.quote(library) + "-(\\d.*)\\.jar");
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.map((entry) -> jar.matcher(new File(entry).getName()))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.reduce((first, second) -> first + " and " + second)
			.orElse("unknown");
	}

}
