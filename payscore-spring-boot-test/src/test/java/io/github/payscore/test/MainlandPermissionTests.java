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

package io.github.payscore.test;

import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the calls about permissions and about a partner's sub-merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandPermissionTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String SERVICE = MainlandMerchant.UNCONFIRMED_SERVICE;

	private static final String APPID = "wxd678efh567hg6787";

	private static final String OF_DIRECT = "service_id=" + SERVICE + "&appid=" + APPID;

	private NotificationReceiver receiver;

	@BeforeEach
	void startReceiver() throws Exception {
		this.receiver = NotificationReceiver.start();
	}

	@AfterEach
	void stopReceiver() {
		this.receiver.close();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void permissionWhenGivenThenOrderNeedsNoConfirmationUntilItEnds(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeWeChatPay fake = merchant.fake();
			WireAnswer.of(merchant.permission((body) -> body.put("notify_url", this.receiver.url()))).isJson();
			JsonNode applied = get(fake, byCode(mode)).isJson().json();
			assertThat(applied.path("authorization_state").asString()).isEqualTo("UNBINDUSER");
			assertThat(applied.propertyNames()).doesNotContain("openid", "authorization_success_time",
					"cancel_authorization_time");
			create(merchant, "ORDER-1").isRefused(400, "INVALID_REQUEST", "/openid");
			fake.permissions().open("A1", "o1");
			assertThat(event()).isEqualTo("PAYSCORE.USER_OPEN_SERVICE");
			JsonNode given = get(fake, byCode(mode)).isJson().json();
			assertThat(given.path("authorization_state").asString()).isEqualTo("AVAILABLE");
			assertThat(given.path("openid").asString()).isEqualTo("o1");
			assertThat(given.path("mchid").asString()).isEqualTo("1230000109");
			assertThat(given.path("authorization_success_time").asString()).contains("T");
			assertThat(create(merchant, "ORDER-1").isJson().json().path("state").asString()).isEqualTo("DOING");
			terminate(fake, mode).isSuccess();
			assertThat(event()).isEqualTo("PAYSCORE.USER_CLOSE_SERVICE");
			JsonNode ended = get(fake, byCode(mode)).isJson().json();
			assertThat(ended.path("authorization_state").asString()).isEqualTo("UNAVAILABLE");
			assertThat(ended.path("cancel_authorization_time").asString()).contains("T");
			create(merchant, "ORDER-2").isRefused(400, "INVALID_REQUEST", "/openid");
			assertThat(create(merchant, "ORDER-1").isJson().json().path("state").asString()).isEqualTo("DOING");
			terminate(fake, mode).isRefused(400, "ORDER_CANCELED", "/");
			assertThat(fake.permissions().get("A1").state()).isEqualTo("UNAVAILABLE");
		}
	}

	private String event() throws Exception {
		return this.receiver.take().envelope().path("event_type").asString();
	}

	private static WireAnswer create(MainlandMerchant merchant, String outOrderNo) throws Exception {
		return merchant.create((body) -> body.put("need_user_confirm", false)
			.put("openid", "o1")
			.put("out_order_no", outOrderNo)
			.put("service_id", SERVICE));
	}

	private static String root(FakeMode mode) {
		return (mode == FakeMode.DIRECT) ? "/v3/payscore/permissions" : "/v3/payscore/partner/permissions";
	}

	private static String byCode(FakeMode mode) {
		return root(mode) + "/authorization-code/A1?service_id=" + SERVICE
				+ ((mode == FakeMode.PARTNER) ? "&sub_mchid=1900000109" : "");
	}

	private static WireAnswer terminate(FakeWeChatPay fake, FakeMode mode) throws Exception {
		return post(fake, root(mode) + "/authorization-code/A1/terminate", (body) -> {
			body.put("service_id", SERVICE).put("reason", "用户注销");
			if (mode == FakeMode.PARTNER) {
				body.put("sub_mchid", "1900000109");
			}
		});
	}

	private static WireAnswer get(FakeWeChatPay fake, String target) throws Exception {
		return WireAnswer.of(TestMerchant.get(fake, target));
	}

	private static WireAnswer post(FakeWeChatPay fake, String target, Consumer<ObjectNode> body) throws Exception {
		ObjectNode json = MAPPER.createObjectNode();
		body.accept(json);
		return WireAnswer.of(TestMerchant.post(fake, target, MAPPER.writeValueAsString(json)));
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void permissionWhenUnknownThenNotExist(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeWeChatPay fake = merchant.fake();
			get(fake, byCode(mode)).isRefused(404, "ORDER_NOT_EXIST", "/authorization_code");
			terminate(fake, mode).isRefused(404, "ORDER_NOT_EXIST", "/authorization_code");
			WireAnswer.of(merchant.permission((body) -> {
			})).isJson();
			terminate(fake, mode).isRefused(400, "INVALID_ORDER_STATE", "/");
			WireAnswer.of(merchant.permission((body) -> body.put("notify_url", this.receiver.url())))
				.isRefused(400, "INVALID_REQUEST", "/authorization_code");
			WireAnswer.of(merchant.permission((body) -> body.put("authorization_code", "A/1")))
				.isRefused(400, "PARAM_ERROR", "/authorization_code");
			get(fake, byCode(mode).replace(SERVICE, "2002000000000558128851361561536")).isRefused(400, "PARAM_ERROR",
					"/service_id");
			get(fake, byCode(mode).replace(SERVICE, "500009")).isRefused(403, "NO_AUTH", "/service_id");
			get(fake, byCode(mode) + "&appid=" + APPID).isRefused(400, "PARAM_ERROR", "/appid");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					DIRECT  | /v3/payscore/permissions/openid/o1?service_id=S&appid=A                                          | 200 |
					DIRECT  | /v3/payscore/permissions/openid/o2?service_id=S&appid=A                                          | 404 | /openid
					DIRECT  | /v3/payscore/permissions/openid/o1?service_id=S                                                  | 400 | /appid
					DIRECT  | /v3/payscore/permissions/openid/o1?service_id=S&appid=wxother                                    | 403 | /appid
					DIRECT  | /v3/payscore/user-service-state?service_id=S&appid=A&openid=o1                                   | 200 |
					DIRECT  | /v3/payscore/user-service-state?service_id=S&appid=A                                             | 400 | /openid
					PARTNER | /v3/payscore/partner/permissions/search?service_id=S&appid=A&sub_mchid=1900000109&openid=o1      | 200 |
					PARTNER | /v3/payscore/partner/permissions/search?service_id=S&appid=A&sub_mchid=1900000109&openid=o2      | 404 | /openid
					PARTNER | /v3/payscore/partner/permissions/search?service_id=S&appid=A&sub_mchid=1900000109                | 400 | /openid
					PARTNER | /v3/payscore/partner/permissions/search?service_id=S&appid=A&sub_mchid=1900000109&sub_openid=o1  | 400 | /sub_appid
					PARTNER | /v3/payscore/partner/permissions/search?service_id=S&appid=A&sub_mchid=1&openid=o1               | 403 | /sub_mchid
					PARTNER | /v3/payscore/permissions/openid/o1?service_id=S&appid=A                                          | 403 | /
					DIRECT  | /v3/payscore/partner/permissions/search?service_id=S&appid=A&sub_mchid=1900000109&openid=o1      | 403 | /
					""")
	void queryByUserWhenSentThenIsCheckedLikeTheOthers(FakeMode mode, String target, int status, String pointer)
			throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().permissions().give(SERVICE, "o1");
			WireAnswer answer = get(merchant.fake(),
					target.replace("service_id=S", "service_id=" + SERVICE).replace("appid=A", "appid=" + APPID));
			assertThat(answer.response().statusCode()).isEqualTo(status);
			if (pointer != null) {
				assertThat(answer.json().at("/detail/field").asString()).isEqualTo(pointer);
			}
		}
	}

	@Test
	void terminationsByUserWhenPermissionIsGivenThenEndIt() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			FakeWeChatPay fake = merchant.fake();
			String code = fake.permissions().give(SERVICE, "o1").authorizationCode();
			Consumer<ObjectNode> body = (
					json) -> json.put("service_id", SERVICE).put("appid", APPID).put("reason", "r");
			post(fake, "/v3/payscore/permissions/openid/o2/terminate", body).isRefused(404, "ORDER_NOT_EXIST",
					"/openid");
			post(fake, "/v3/payscore/permissions/openid/o1/terminate", body.andThen((json) -> json.remove("reason")))
				.isRefused(400, "PARAM_ERROR", "/reason");
			post(fake, "/v3/payscore/permissions/openid/o1/terminate", body).isSuccess();
			assertThat(fake.permissions().get(code).state()).isEqualTo("UNAVAILABLE");
			fake.permissions().give(SERVICE, "o3");
			post(fake, "/v3/payscore/users/o3/permissions/" + SERVICE + "/terminate",
					(json) -> json.put("appid", APPID).put("reason", "r"))
				.isSuccess();
			JsonNode state = get(fake, "/v3/payscore/user-service-state?" + OF_DIRECT + "&openid=o3").isJson().json();
			assertThat(state.path("use_service_state").asString()).isEqualTo("UNAVAILABLE");
		}
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER)) {
			FakeWeChatPay fake = merchant.fake();
			String code = fake.permissions().give(SERVICE, "o1").authorizationCode();
			Consumer<ObjectNode> body = (json) -> json.put("service_id", SERVICE)
				.put("appid", APPID)
				.put("sub_mchid", "1900000109")
				.put("reason", "r");
			post(fake, "/v3/payscore/partner/permissions/terminate", body).isRefused(400, "PARAM_ERROR", "/openid");
			post(fake, "/v3/payscore/partner/permissions/terminate",
					body.andThen((json) -> json.put("sub_openid", "o1")))
				.isRefused(400, "PARAM_ERROR", "/sub_appid");
			post(fake, "/v3/payscore/partner/permissions/terminate", body.andThen((json) -> json.put("openid", "o1")))
				.isSuccess();
			assertThat(fake.permissions().get(code).state()).isEqualTo("UNAVAILABLE");
		}
	}

	@Test
	void assessmentWhenSentThenHasTheRiskLevel() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER)) {
			FakeWeChatPay fake = merchant.fake();
			fake.permissions().give(SERVICE, "o1");
			fake.permissions().riskLevel(3);
			String target = "/v3/payscore/partner/permissions/assess-user-risk-level?sub_mchid=1900000109";
			Consumer<ObjectNode> body = (json) -> json.put("service_id", SERVICE).put("appid", APPID);
			JsonNode assessed = post(fake, target, body.andThen((json) -> json.put("openid", "o1"))).isJson().json();
			assertThat(assessed.path("user_risk_level").asInt()).isEqualTo(3);
			int version = assessed.path("risk_level_version").asInt();
			post(fake, target, body).isRefused(400, "PARAM_ERROR", "/authorization_code");
			post(fake, target,
					body.andThen((json) -> json.put("openid", "o1").putObject("shopping_info").putArray("goods")))
				.isRefused(400, "PARAM_ERROR", "/shopping_info/goods");
			JsonNode quotas = get(fake, "/v3/payscore/partner/servicequotas/service-id/" + SERVICE
					+ "?sub_mchid=1900000109" + "&appid=" + APPID + "&risk_level_version=" + version)
				.isJson()
				.json();
			assertThat(quotas.path("quotas").size()).isEqualTo(3);
			get(fake,
					"/v3/payscore/partner/servicequotas/service-id/" + SERVICE + "?sub_mchid=1900000109&appid=" + APPID)
				.isRefused(400, "PARAM_ERROR", "/risk_level_version");
			assertThatIllegalArgumentException().isThrownBy(() -> fake.permissions().riskLevel(4));
		}
	}

	@Test
	void applicationForSceneWhenSentThenPermissionCanBeGiven() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER)) {
			FakeWeChatPay fake = merchant.fake();
			String target = "/v3/payscore/partner/permissions/apply-for-scene";
			Consumer<ObjectNode> body = (json) -> json.put("service_id", SERVICE)
				.put("appid", APPID)
				.put("sub_mchid", "1900000109")
				.put("authorization_code", "A1")
				.put("scene", "TRANSACTION");
			post(fake, target, body).isRefused(400, "PARAM_ERROR", "/transaction_scene_info");
			JsonNode applied = post(fake, target,
					body.andThen((json) -> json.putObject("transaction_scene_info")
						.put("mchid", "1230000109")
						.put("sub_mchid", "1900000109")))
				.isJson()
				.json();
			assertThat(applied.path("scene").asString()).isEqualTo("TRANSACTION");
			assertThat(applied.path("transaction_permissions_token").asString()).isNotEmpty();
			fake.openService("A1");
			assertThat(fake.permissions().get("A1").state()).isEqualTo("AVAILABLE");
			assertThatIllegalStateException().isThrownBy(() -> fake.permissions().open("A1", "o2"));
			fake.closeService("A1");
			assertThatIllegalStateException().isThrownBy(() -> fake.permissions().open("A1", "o2"));
		}
	}

	@Test
	void accountApplicationWhenDecidedThenNotified() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER)) {
			FakeWeChatPay fake = merchant.fake();
			String target = "/v3/payscore/partner/service-account-applications";
			Consumer<ObjectNode> body = (json) -> json.put("service_id", SERVICE)
				.put("appid", APPID)
				.put("sub_mchid", "1900000110")
				.put("out_apply_no", "APPLY-1")
				.put("result_notify_url", this.receiver.url());
			get(fake, target + "/APPLY-1").isRefused(404, "ORDER_NOT_EXIST", "/out_apply_no");
			assertThat(post(fake, target, body).isJson().json().path("apply_state").asString()).isEqualTo("PROCESSING");
			post(fake, target, body.andThen((json) -> json.put("sub_mchid", "1900000111"))).isRefused(400,
					"INVALID_REQUEST", "/out_apply_no");
			post(fake, target, body.andThen((json) -> json.put("out_apply_no", "A|1"))).isRefused(400, "PARAM_ERROR",
					"/out_apply_no");
			fake.serviceAccounts().reject("APPLY-1", "账户异常");
			NotificationReceiver.Received received = this.receiver.take();
			assertThat(received.envelope().path("event_type").asString()).isEqualTo("PAYSCORE.BIND_SERVICE_ACCOUNT");
			JsonNode resource = received.resource(fake);
			assertThat(resource.path("apply_state").asString()).isEqualTo("REJECTED");
			assertThat(resource.path("reject_reason").asString()).isEqualTo("账户异常");
			assertThat(resource.path("out_apply_no").asString()).isEqualTo("APPLY-1");
			assertThat(get(fake, target + "/APPLY-1").isJson().json().path("apply_state").asString())
				.isEqualTo("REJECTED");
			assertThatIllegalStateException().isThrownBy(() -> fake.serviceAccounts().approve("APPLY-1"));
		}
	}

}
