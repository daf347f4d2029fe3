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

package io.github.payscore.local.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.local.LocalWeChatPay;
import io.github.payscore.local.RunningLocalWeChatPay;
import io.github.payscore.local.RunningProgram;
import io.github.payscore.test.FakeOrderState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The npm package {@code wechatpay-axios-plugin} against the local WeChat Pay: it signs,
 * and verifies each answer.
 *
 * @author PayScore for Spring Boot contributors
 */
// Node is the same, whatever Java runs the local WeChat Pay
@Tag("once")
class WechatpayAxiosPluginTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final Path FOLDER = Path.of("target/node").toAbsolutePath();

	private final LocalWeChatPay local = RunningLocalWeChatPay.get();

	@BeforeAll
	static void install() throws IOException {
		assumeTrue(RunningProgram.isThere("node", "--version") && RunningProgram.isThere("npm", "--version"),
				"Left out wechatpay-axios-plugin: there is no Node.js with npm on this machine");
		Files.createDirectories(FOLDER);
		for (String name : List.of("package.json", "order.mjs", "calls.mjs")) {
			Files.copy(RunningProgram.examples().resolve(name), FOLDER.resolve(name),
					StandardCopyOption.REPLACE_EXISTING);
		}
		if (!Files.exists(FOLDER.resolve("node_modules/.package-lock.json"))) {
			RunningProgram.run(FOLDER, Map.of(), "", "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund",
					"--no-update-notifier");
		}
	}

	@BeforeEach
	void reset() {
		RunningLocalWeChatPay.send("POST", "/api/reset", null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "oversea", "direct", "partner" })
	void createsCompletesAndQueries(String merchant) {
		ModeCalls calls = ModeCalls.of(this.local, merchant);
		JsonNode answers = send(merchant, List.of(
				Map.of("method", "POST", "path", calls.orders(), "data", MAPPER.readTree(calls.creationBody())),
				Map.of("method", "COMMAND", "path",
						"/api/merchants/" + merchant + "/orders/" + ModeCalls.ORDER + "/confirm"),
				Map.of("method", "POST", "path", calls.orders() + "/{out_order_no}/complete", "data",
						MAPPER.readTree(calls.completionBody()), "config", Map.of("out_order_no", ModeCalls.ORDER)),
				Map.of("method", "GET", "path", calls.orders(), "config", Map.of("params", calls.query()))));
		assertThat(answers).as("%s", answers).hasSize(3);
		assertThat(answers.at("/0/state").asString()).as("%s", answers).isEqualTo("CREATED");
		assertThat(answers.at("/1/error").isMissingNode()).as("%s", answers).isTrue();
		assertThat(answers.at("/2/state_description").asString()).as("%s", answers).isEqualTo("MCH_COMPLETE");
		assertThat(calls.merchant().order(ModeCalls.ORDER).completions()).isEqualTo(1);
		assertThat(calls.merchant().requests()).hasSize(3)
			.allSatisfy((request) -> assertThat(request.problem()).isNull());
	}

	@Test
	void doesNotBelieveAWrongSignature() {
		ModeCalls calls = ModeCalls.of(this.local, "direct");
		calls.merchant().next().wrongSignature();
		JsonNode answers = send("direct", List
			.of(Map.of("method", "POST", "path", calls.orders(), "data", MAPPER.readTree(calls.creationBody()))));
		assertThat(answers.at("/0/error").asString()).isEqualTo("EV3_RES_HEADER_SIGNATURE_DIGEST");
	}

	@Test
	void exampleOfTheGuideRuns() {
		String output = RunningProgram.run(FOLDER, RunningProgram.environment("direct"), "", "node", "order.mjs");
		assertThat(output.trim()).isEqualTo("DOING MCH_COMPLETE 300");
		assertThat(this.local.merchant("direct").orders()).singleElement()
			.matches((order) -> order.phase() == FakeOrderState.MCH_COMPLETE);
	}

	private static JsonNode send(String merchant, List<Map<String, ?>> calls) {
		String output = RunningProgram.run(FOLDER, RunningProgram.environment(merchant),
				MAPPER.writeValueAsString(calls), "node", "calls.mjs");
		return MAPPER.readTree(output);
	}

}
