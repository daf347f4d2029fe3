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

package io.github.payscore.local.credentials;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The files that tell an application of a merchant: {@code .env} for any language,
 * {@code application.yml} for this starter.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ApplicationFiles {

	/**
	 * The file with environment variables.
	 */
	public static final String ENV = ".env";

	/**
	 * The file with properties.
	 */
	public static final String YAML = "application.yml";

	private static final Map<String, String> KEY_FILES = Map.of("wechatpay.private-key-path",
			CredentialFolder.MERCHANT_KEY, "wechatpay.platform-public-key-path", CredentialFolder.PUBLIC_KEY,
			"wechatpay.platform-cert", CredentialFolder.CERTIFICATE);

	private static final String HEADER = """
			# Written by the local WeChat Pay at each start. Good for it only, and for loopback addresses only.
			# Keys are in the PEM files of this folder.
			""";

	private final Map<String, String> values;

	/**
	 * Create the files of a merchant.
	 * @param properties the properties that point an application at the local WeChat Pay,
	 * whose keys stand in them
	 * @param folder the absolute path of the folder with the keys as files
	 */
	public ApplicationFiles(Map<String, String> properties, Path folder) {
		this.values = new LinkedHashMap<>(properties);
		KEY_FILES.forEach(
				(name, file) -> this.values.computeIfPresent(name, (key, value) -> folder.resolve(file).toString()));
	}

	/**
	 * Return the content of {@code .env}.
	 * @return a variable in each line, without quotation marks
	 */
	public String env() {
		StringBuilder text = new StringBuilder(HEADER);
		this.values.forEach((name, value) -> text.append(variable(name)).append('=').append(value).append('\n'));
		return text.toString();
	}

	private static String variable(String name) {
		return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
	}

	/**
	 * Return the content of {@code application.yml}.
	 * @return the properties as YAML
	 */
	public String yaml() {
		StringBuilder text = new StringBuilder(HEADER);
		String open = "";
		for (Map.Entry<String, String> entry : this.values.entrySet()) {
			String group = entry.getKey().substring(0, entry.getKey().lastIndexOf('.'));
			if (!group.equals(open)) {
				text.append(heading(group));
				open = group;
			}
			text.append(line(entry.getKey(), location(entry.getKey(), entry.getValue())));
		}
		return text.toString();
	}

	private static String location(String name, String value) {
		return KEY_FILES.containsKey(name) ? Path.of(value).toUri().toString() : value;
	}

	private static String heading(String group) {
		return indent(group) + group.substring(group.lastIndexOf('.') + 1) + ":\n";
	}

	private static String line(String name, String value) {
		return indent(name) + name.substring(name.lastIndexOf('.') + 1) + ": \"" + value + "\"\n";
	}

	private static String indent(String name) {
		return "  ".repeat((int) name.chars().filter((character) -> character == '.').count());
	}

}
