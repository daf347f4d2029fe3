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

package io.github.payscore.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the guides with what they tell of.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares documents with sources
@Tag("once")
class GuideTests {

	private static final Pattern COMMAND = Pattern.compile("`(?:GET|POST|PUT) (/api/[^`]+)`");

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh" })
	void examplesAreThoseThatRunInTests(String language) throws IOException {
		assertThat(guide(language)).contains("```js\n" + example("order.mjs") + "```",
				"```python\n" + example("order.py") + "```");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh" })
	void commandsAreThere(String language) throws IOException {
		Map<String, Map<String, ?>> openApi = new Yaml()
			.load(GuideTests.class.getResourceAsStream("command/openapi.yaml"));
		Matcher command = COMMAND.matcher(guide(language));
		assertThat(command.results()).isNotEmpty()
			.allSatisfy((match) -> assertThat(openApi.get("paths")).containsKey(template(match.group(1))));
	}

	private static String template(String path) {
		return path.replace("/direct", "/{merchant}")
			.replace("ORDER-1", "{outOrderNo}")
			.replace("CODE", "{authorizationCode}")
			.replace("REFUND-1", "{outRefundNo}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "zh" })
	void defaultsAreThose(String language) throws IOException {
		assertThat(guide(language)).contains("| `payscore.local.port` | `" + LocalWeChatPay.DEFAULT_PORT + "` |",
				"| `payscore.local.page-port` | `" + LocalWeChatPay.DEFAULT_PAGE_PORT + "` |");
	}

	private static String guide(String language) throws IOException {
		return Files.readString(Path.of("../docs", language, "local.md"));
	}

	private static String example(String name) throws IOException {
		return Files.readString(RunningProgram.examples().resolve(name));
	}

}
