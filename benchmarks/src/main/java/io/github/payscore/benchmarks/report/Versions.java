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

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of the libraries, as the names of their files tell them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Versions {

	private static final List<String> LIBRARIES = List.of("spring-boot", "spring-webflux", "reactor-netty-http",
			"jackson-databind", "AmazonCorrettoCryptoProvider", "conscrypt-openjdk-uber", "wechatpay-java",
			"wechatpay-apache-httpclient", "weixin-java-pay", "jmh-core");

	private Versions() {
	}

	static String table() {
		MarkdownTable table = MarkdownTable.ofText("library", "version");
		for (String library : LIBRARIES) {
			table.row(library, version(library));
		}
		return table.toString();
	}

	private static String version(String library) {
		Pattern jar = Pattern.compile(Pattern.quote(library) + "-(\\d.*)\\.jar");
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.map((entry) -> jar.matcher(new File(entry).getName()))
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.reduce((first, second) -> first + " and " + second)
			.orElse(Figure.NONE);
	}

}
