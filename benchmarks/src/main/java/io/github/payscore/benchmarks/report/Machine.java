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

package io.github.payscore.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/**
 * What the benchmarks ran on. The processor can be told on Linux only.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Machine {

	private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

	private static final Path OPERATING_SYSTEM = Path.of("/etc/os-release");

	private static final String UNKNOWN = "unknown";

	private Machine() {
	}

	static String table() {
		return MarkdownTable.ofText("machine", "")
			.row("processor", value(PROCESSORS, "model name", ":"))
			.row("AVX-512 IFMA", ifma())
			.row("cores", Figure.of(Runtime.getRuntime().availableProcessors()))
			.row("memory", memory())
			.row("operating system", operatingSystem())
			.row("Java", java())
			.toString();
	}

	private static String ifma() {
		String flags = " " + value(PROCESSORS, "flags", ":") + " ";
		if (flags.isBlank() || flags.contains(UNKNOWN)) {
			return UNKNOWN;
		}
		return flags.contains(" avx512ifma ") ? "yes" : "no";
	}

	private static String memory() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return Math.round(system.getTotalMemorySize() / Math.pow(1024, 3)) + " GiB";
	}

	private static String operatingSystem() {
		return value(OPERATING_SYSTEM, "PRETTY_NAME", "=").replace("\"", "") + ", " + System.getProperty("os.name")
				+ " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch");
	}

	private static String java() {
		return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + ", "
				+ System.getProperty("java.vm.vendor");
	}

	private static String value(Path file, String key, String separator) {
		return lines(file).stream()
			.filter((line) -> line.startsWith(key))
			.map((line) -> line.substring(line.indexOf(separator) + 1).strip())
			.findFirst()
			.orElse(UNKNOWN);
	}

	private static List<String> lines(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
