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

package io.github.payscore.order;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TookEffect#cancellation}.
 *
 * @author PayScore for Spring Boot contributors
 */
class CancellationTookEffectTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"state":"REVOKED"}                                                                            | YES
			{"state":"REVOKED","state_description":"MCH_COMPLETE","collection":{"state":"USER_PAYING"}}    | YES
			{"state":"CREATED"}                                                                            | NO
			{"state":"EXPIRED"}                                                                            | NO
			{"state":"DOING","state_description":"USER_CONFIRM"}                                           | NO
			{"state":"DOING","state_description":"MCH_COMPLETE","collection":{"state":"USER_PAYING"}}      | NO
			{"state":"DONE","collection":{"state":"USER_PAID"}}                                            | NO
			{"state":"DOING","state_description":"USER_DISPUTE"}                                           | CANNOT_TELL
			{"state":"DONE","collection":{"state":"CLOSED"}}                                               | CANNOT_TELL
			{"state":"CANCELLED"}                                                                          | CANNOT_TELL
			{}                                                                                             | CANNOT_TELL
			""")
	void accordingToWhenOrderThenAnswers(String json, TookEffect answer) {
		assertThat(TookEffect.cancellation(MAPPER.readValue(json, ServiceOrder.class))).isEqualTo(answer);
	}

}
