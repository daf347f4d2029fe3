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

package io.github.payscore.account;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ServiceAccountTemplate}.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceAccountTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final ScriptedPlatform platform = new ScriptedPlatform();

	private final ServiceAccountOperations accounts = new ServiceAccountTemplate(this.platform.client(), "500001",
			"wxd678efh567hg6787", "1900000109", null);

	@AfterAll
	void close() {
		this.platform.close();
	}

	@Test
	void createWhenSentThenHasTheDefaults() {
		this.platform.start("{\"out_apply_no\":\"APPLY-1\",\"apply_state\":\"PROCESSING\",\"reject_reason\":\"\"}", "",
				"");
		StepVerifier.create(this.accounts.create(application())).assertNext((created) -> {
			assertThat(created.applyState()).isEqualTo(ServiceAccountApplication.STATE_PROCESSING);
			assertThat(created.rejectReason()).isNull();
		}).expectComplete().verify(TIME_LIMIT);
		assertThat(this.platform.bodies())
			.containsExactly("{\"service_id\":\"500001\",\"appid\":\"wxd678efh567hg6787\","
					+ "\"sub_mchid\":\"1900000109\",\"out_apply_no\":\"APPLY-1\"}");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "STALLED", "SILENT", "RATE_LIMITED" })
	void createWhenAnswerIsLostThenIsNotRepeatedAndOutcomeIsUnknown(Fault fault) {
		this.platform.start("{\"out_apply_no\":\"APPLY-1\"}", "", "");
		this.platform.nextChange(fault, true);
		StepVerifier.create(this.accounts.create(application()))
			.expectErrorSatisfies((ex) -> assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue())
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	@Test
	void createWhenAnswerHoldsNoApplicationThenOutcomeIsUnknown() {
		this.platform.start("", "", "");
		StepVerifier.create(this.accounts.create(application())).expectErrorSatisfies((ex) -> {
			assertThat(ex).hasMessageContaining("but without an application");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

	@Test
	void quotasWhenAnsweredThenAmountsAreExact() {
		this.platform.start("",
				"{\"risk_level_version\":1,\"quotas\":[{\"risk_level\":1,\"suggested_quota\":\"1000\"}]}", "");
		StepVerifier.create(this.accounts.quotas(QueryServiceQuotasRequest.ofRiskLevelVersion(1)))
			.assertNext((quotas) -> assertThat(quotas.quotas()).containsExactly(new ServiceQuotas.Quota(1, 1000L)))
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines())
			.containsExactly("GET /v3/payscore/partner/servicequotas/service-id/500001"
					+ "?sub_mchid=1900000109&appid=wxd678efh567hg6787&risk_level_version=1");
		this.platform.start("", "{\"quotas\":[{\"suggested_quota\":1000.5}]}", "");
		StepVerifier.create(this.accounts.quotas(QueryServiceQuotasRequest.ofRiskLevelVersion(1)))
			.expectError(WeChatPayException.class)
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A/1", "A 1", "123456789012345678901234567890123" })
	void queryWhenNumberIsMalformedThenIsRefused(String outApplyNo) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.accounts.query(outApplyNo))
			.withMessageContaining("outApplyNo");
	}

	@Test
	void createWhenNotifyUrlIsNoneThenNamesTheField() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CreateServiceAccountApplicationRequest.builder()
				.outApplyNo("APPLY-1")
				.resultNotifyUrl("example.com")
				.build())
			.withMessageContaining("'resultNotifyUrl' must be a complete URL");
	}

	private static CreateServiceAccountApplicationRequest application() {
		return CreateServiceAccountApplicationRequest.builder().outApplyNo("APPLY-1").build();
	}

}
