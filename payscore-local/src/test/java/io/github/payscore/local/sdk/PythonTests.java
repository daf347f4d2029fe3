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

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.payscore.local.RunningLocalWeChatPay;
import io.github.payscore.local.RunningProgram;
import io.github.payscore.test.FakeOrderState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The example in Python against the local WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 */
// Python is the same, whatever Java runs the local WeChat Pay
@Tag("once")
class PythonTests {

	@BeforeEach
	void reset() {
		RunningLocalWeChatPay.send("POST", "/api/reset", null);
	}

	@Test
	void exampleOfTheGuideRuns() {
		assumeTrue(RunningProgram.isThere("python3", "-c", "import cryptography"),
				"Left out the example in Python: there is no Python 3 with the package cryptography on this machine");
		String output = RunningProgram.run(RunningProgram.examples(), RunningProgram.environment("direct"), "",
				"python3", "order.py");
		assertThat(output.trim()).isEqualTo("DOING MCH_COMPLETE 300");
		assertThat(RunningLocalWeChatPay.get().merchant("direct").orders()).singleElement()
			.matches((order) -> order.phase() == FakeOrderState.MCH_COMPLETE);
	}

}
