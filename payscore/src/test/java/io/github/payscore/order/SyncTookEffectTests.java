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

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TookEffect#sync}.
 *
 * @author PayScore for Spring Boot contributors
 */
class SyncTookEffectTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# seq | amount | payments of the paid order                                                    | answer
			1     | 500    | {"paid_type":"MCH","seq":1,"amount":500}                                      | YES
			      |        | {"paid_type":"MCH","seq":1,"amount":500}                                      | YES
			1     | 500    | {"paid_type":"MCH"}                                                           | YES
			1     | 500    | {"paid_type":"NEWTON","seq":1,"amount":1},{"paid_type":"MCH","amount":500}    | YES
			2     | 500    | {"paid_type":"MCH","seq":1,"amount":500}                                      | CANNOT_TELL
			1     | 501    | {"paid_type":"MCH","seq":1,"amount":500}                                      | CANNOT_TELL
			1     | 500    | {"paid_type":"NEWTON","seq":1,"amount":500}                                   | NO
			      |        | {"paid_type":"NEWTON"},{"paid_type":"NEWTON"}                                 | NO
			1     | 501    | {"paid_type":"NEWTON"},{"paid_type":"MCH","amount":500}                       | CANNOT_TELL
			1     | 500    | {"paid_type":"BALANCE","seq":1,"amount":500}                                  | CANNOT_TELL
			1     | 500    | {"seq":1,"amount":500}                                                        | CANNOT_TELL
			1     | 500    | ''                                                                            | CANNOT_TELL
			""")
	void accordingToWhenPaidThenThePaymentTells(@Nullable Integer seq, @Nullable Long amount, String payments,
			TookEffect answer) {
		String json = "{\"state\":\"DONE\",\"collection\":{\"state\":\"USER_PAID\",\"details\":[%s]}}"
			.formatted(payments);
		assertThat(accordingTo(json, seq, amount)).isEqualTo(answer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"state":"CREATED"}                                                                            | NO
			{"state":"REVOKED"}                                                                            | NO
			{"state":"EXPIRED"}                                                                            | NO
			{"state":"DOING","state_description":"USER_CONFIRM"}                                           | NO
			{"state":"DOING","state_description":"MCH_COMPLETE","collection":{"state":"USER_PAYING"}}      | NO
			{"state":"DOING","state_description":"MCH_COMPLETE","collection":{"state":"USER_PAID"}}        | CANNOT_TELL
			{"state":"DOING"}                                                                              | CANNOT_TELL
			{"state":"DONE"}                                                                               | CANNOT_TELL
			{"state":"PAID"}                                                                               | CANNOT_TELL
			{}                                                                                             | CANNOT_TELL
			""")
	void accordingToWhenNotPaidThenTheStageTells(String json, TookEffect answer) {
		assertThat(accordingTo(json, 1, 500L)).isEqualTo(answer);
	}

	private static TookEffect accordingTo(String json, @Nullable Integer seq, @Nullable Long amount) {
		return TookEffect.sync(MAPPER.readValue(json, ServiceOrder.class),
				new SyncOrderRequest.Detail(seq, OffsetDateTime.parse("2019-11-11T16:24:05+08:00"), amount));
	}

}
