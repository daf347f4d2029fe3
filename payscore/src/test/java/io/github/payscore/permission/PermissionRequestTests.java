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

package io.github.payscore.permission;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.ScriptedPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what requests about permissions must have, what is sent, and how permissions
 * are read.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionRequestTests {

	private final ScriptedPlatform platform = new ScriptedPlatform();

	private final PermissionOperations direct = new PermissionTemplate(this.platform.client(), "500001",
			"wxd678efh567hg6787");

	private final PartnerPermissionOperations partner = new PartnerPermissionTemplate(this.platform.client(), "500001",
			"wxd678efh567hg6787", "1900000109", "wxsub");

	@AfterAll
	void close() {
		this.platform.close();
	}

	Stream<Arguments> lines() {
		QueryPermissionRequest byCode = QueryPermissionRequest.ofAuthorizationCode("A|1");
		QueryPermissionRequest byOpenid = QueryPermissionRequest.ofOpenid("oUser");
		QueryPermissionRequest bySubOpenid = QueryPermissionRequest.builder().subOpenid("oSub").build();
		PartnerPermissionOperations withoutSubAppid = new PartnerPermissionTemplate(this.platform.client(), "500001",
				"wxd678efh567hg6787", "1900000109", null);
		return Stream.of(
				Arguments.of(this.direct.query(byCode),
						"GET /v3/payscore/permissions/authorization-code/A%7C1?service_id=500001"),
				Arguments.of(this.direct.query(byOpenid),
						"GET /v3/payscore/permissions/openid/oUser?service_id=500001&appid=wxd678efh567hg6787"),
				Arguments.of(this.direct.userServiceState(byOpenid),
						"GET /v3/payscore/user-service-state?service_id=500001&appid=wxd678efh567hg6787&openid=oUser"),
				Arguments.of(this.partner.query(byCode),
						"GET /v3/payscore/partner/permissions/authorization-code/A%7C1"
								+ "?service_id=500001&sub_mchid=1900000109"),
				Arguments.of(withoutSubAppid.query(byOpenid),
						"GET /v3/payscore/partner/permissions/search"
								+ "?service_id=500001&sub_mchid=1900000109&appid=wxd678efh567hg6787&openid=oUser"),
				Arguments.of(this.partner.query(byOpenid),
						"GET /v3/payscore/partner/permissions/search?service_id=500001"
								+ "&sub_mchid=1900000109&appid=wxd678efh567hg6787&sub_appid=wxsub&openid=oUser"),
				Arguments.of(this.partner.query(bySubOpenid),
						"GET /v3/payscore/partner/permissions/search"
								+ "?service_id=500001&sub_mchid=1900000109&appid=wxd678efh567hg6787&sub_appid=wxsub"
								+ "&sub_openid=oSub"));
	}

	@ParameterizedTest
	@MethodSource("lines")
	void queryWhenSentThenNamesUserAndMerchant(Mono<?> query, String line) {
		this.platform.start("", "{\"use_service_state\":\"AVAILABLE\"}", "");
		query.block();
		assertThat(this.platform.requestLines()).containsExactly(line);
	}

	@Test
	void queryByCodeOfDirectMerchantWhenNoAppidIsKnownThenNeedsNone() {
		this.platform.start("", "{}", "");
		new PermissionTemplate(this.platform.client(), "500001", null)
			.query(QueryPermissionRequest.ofAuthorizationCode("A-1"))
			.block();
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	Stream<Arguments> refused() {
		return Stream.of(refused(() -> QueryPermissionRequest.builder().build(), "Exactly one of"),
				refused(() -> QueryPermissionRequest.builder().authorizationCode("A-1").openid("o").build(),
						"Exactly one of"),
				refused(() -> QueryPermissionRequest.builder().authorizationCode("A-1").appid("wx").build(),
						"must not be set with 'authorizationCode'"),
				refused(() -> TerminatePermissionRequest.builder()
					.authorizationCode("A-1")
					.subAppid("wx")
					.reason("r")
					.build(), "must not be set with 'authorizationCode'"),
				refused(() -> TerminatePermissionRequest.ofOpenid("o", " "), "'reason' must not be empty"),
				refused(() -> AssessUserRiskLevelRequest.builder().build(), "One of"),
				refused(() -> ApplyPermissionRequest.builder()
					.authorizationCode("A-1")
					.notifyUrl("https://a.example/?b=c")
					.build(), "'notifyUrl' must not have a query string"),
				refused(() -> this.direct.query(QueryPermissionRequest.builder().subOpenid("oSub").build()),
						"'subOpenid' must not be set in a request of a direct merchant"),
				refused(() -> this.direct.terminate(TerminatePermissionRequest.builder()
					.authorizationCode("A-1")
					.subMchid("1")
					.reason("r")
					.build()), "'subMchid' must not be set in a request of a direct merchant"),
				refused(() -> this.direct.userServiceState(QueryPermissionRequest.ofAuthorizationCode("A-1")),
						"'openid' must be set"),
				refused(() -> this.direct
					.terminateUserService(TerminatePermissionRequest.ofAuthorizationCode("A-1", "r")),
						"'openid' must be set"),
				refused(() -> new PartnerPermissionTemplate(this.platform.client(), "500001", "wx", "1900000109", null)
					.query(QueryPermissionRequest.builder().subOpenid("oSub").build()),
						"'subAppid' must be set with 'subOpenid'"),
				refused(() -> new PermissionTemplate(this.platform.client())
					.apply(ApplyPermissionRequest.builder().authorizationCode("A-1").build()),
						"'serviceId' is missing: set it in the request, or set the default of this template"));
	}

	private static Arguments refused(Supplier<?> request, String message) {
		return Arguments.of(request, message);
	}

	@ParameterizedTest
	@MethodSource("refused")
	void requestWhenItCanNeverBeRightThenIsRefused(Supplier<?> request, String message) {
		assertThatIllegalArgumentException().isThrownBy(request::get).withMessageContaining(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "A 1", "A/1", "授权", "123456789012345678901234567890123" })
	void authorizationCodeWhenMalformedThenIsRefused(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> QueryPermissionRequest.ofAuthorizationCode(code))
			.withMessageContaining("authorizationCode");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ApplyPermissionRequest.builder().authorizationCode(code).build())
			.withMessageContaining("authorizationCode");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"authorization_state":"AVAILABLE","user_risk_level":"1","openid":""}  | true  | 1
			{"authorization_state":"UNAVAILABLE","user_risk_level":2,"new":{}}      | false | 2
			{"authorization_state":" ","user_risk_level":"","notify_url":" "}       | false |
			""")
	void permissionWhenReadThenIsLenient(String json, boolean isAvailable, Integer level) {
		Permission permission = JsonMapper.builder().build().readValue(json, Permission.class);
		assertThat(permission.isAvailable()).isEqualTo(isAvailable);
		assertThat(permission.userRiskLevel()).isEqualTo(level);
		assertThat(permission.openid()).isNull();
	}

}
