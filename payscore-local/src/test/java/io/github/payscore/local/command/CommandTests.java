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

package io.github.payscore.local.command;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.local.RunningLocalWeChatPay;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the commands.
 *
 * @author PayScore for Spring Boot contributors
 */
class CommandTests {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final String ORDERS = "/api/merchants/direct/orders";

	private final FakeWeChatPay direct = RunningLocalWeChatPay.get().merchant("direct");

	@BeforeEach
	@AfterEach
	void reset() {
		assertThat(RunningLocalWeChatPay.send("POST", "/api/reset", null).statusCode()).isEqualTo(204);
	}

	@Test
	void merchantsAreThoseOfAllModes() {
		JsonNode merchants = get("/api/merchants");
		assertThat(merchants.findValuesAsString("mode")).containsExactly("oversea-partner", "direct", "partner");
		assertThat(merchants.at("/1/mchid").asString()).isEqualTo(this.direct.mchid());
		assertThat(merchants.at("/1/subMchid").isNull()).isTrue();
		assertThat(merchants.at("/2/subMchid").asString()).isEqualTo("1900000111");
		assertThat(merchants.at("/0/isOutOfMoney").asBoolean(true)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "oversea", "direct", "partner" })
	void orderIsConfirmedByTheUser(String merchant) {
		String order = "/api/merchants/" + merchant + "/orders/ORDER-1";
		put(order, """
				{"state": "CREATED"}""");
		JsonNode confirmed = post(order + "/confirm");
		assertThat(confirmed.path("phase").asString()).isEqualTo("USER_CONFIRM");
		assertThat(confirmed.path("history").findValuesAsString("what")).containsExactly("seeded", "confirmed");
		assertThat(confirmed.at("/document/out_order_no").asString()).isEqualTo("ORDER-1");
		assertThat(get(order)).isEqualTo(confirmed);
	}

	@Test
	void orderIsSeededReadyForCompletionUnlessToldOtherwise() {
		assertThat(put(ORDERS + "/ORDER-1", null).path("phase").asString()).isEqualTo("USER_CONFIRM");
		assertThat(put(ORDERS + "/ORDER-2", """
				{"state": "MCH_COMPLETE", "totalAmount": 800, "notifyUrl": "http://localhost:9/"}""")
			.path("totalAmount")
			.asInt()).isEqualTo(800);
		assertThat(get(ORDERS).findValuesAsString("outOrderNo")).containsExactly("ORDER-1", "ORDER-2");
		assertThat(this.direct.order("ORDER-2").notifyUrl()).isEqualTo("http://localhost:9/");
	}

	@Test
	void userPaysOnlyWithMoney() {
		put(ORDERS + "/ORDER-1", """
				{"state": "MCH_COMPLETE"}""");
		assertThat(send("POST", "/api/merchants/direct/wallet/empty", null).statusCode()).isEqualTo(204);
		HttpResponse<String> refused = send("POST", ORDERS + "/ORDER-1/pay", null);
		assertProblem(refused, 409, "The user is out of money, so 'ORDER-1' is not paid: fill the wallet first");
		assertThat(this.direct.order("ORDER-1").phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
		assertThat(send("POST", "/api/merchants/direct/wallet/fill", null).statusCode()).isEqualTo(204);
		JsonNode paid = post(ORDERS + "/ORDER-1/pay");
		assertThat(paid.path("collectionState").asString()).isEqualTo("USER_PAID");
		assertThat(paid.path("history").findValuesAsString("what")).containsExactly("seeded", "payment failed", "paid");
	}

	@Test
	void orderExpires() {
		put(ORDERS + "/ORDER-1", """
				{"state": "CREATED"}""");
		assertThat(post(ORDERS + "/ORDER-1/expire").path("state").asString()).isEqualTo("EXPIRED");
	}

	@Test
	void userClosesAndOpensTheService() {
		String code = this.direct.permissions().give("2002000000000558128851361562537", "o1").authorizationCode();
		String permission = "/api/merchants/direct/permissions/" + code;
		assertThat(get("/api/merchants/direct/permissions").findValuesAsString("state")).containsExactly("AVAILABLE");
		assertThat(post(permission + "/close").path("state").asString()).isEqualTo("UNAVAILABLE");
		assertProblem(send("POST", permission + "/close", null), 409,
				"Only an open permission can be closed, but '%s' is not".formatted(code));
	}

	@Test
	void misbehavesAtTheNextRequestsOrAtAll() {
		assertThat(get("/api/misbehaviours").path("requests").valueStream().map(JsonNode::asString))
			.contains("dropAfterEffect");
		assertThat(send("POST", "/api/misbehave", """
				{"misbehaviour": "badGatewayHtml", "count": 2}""").statusCode()).isEqualTo(204);
		assertThat(send("POST", "/api/misbehave", """
				{"misbehaviour": "serviceUnavailable"}""").statusCode()).isEqualTo(204);
		assertThat(get("/api/misbehaviours").path("always").asString()).isEqualTo("serviceUnavailable");
		assertThat(send("POST", "/api/behave", null).statusCode()).isEqualTo(204);
		assertThat(get("/api/misbehaviours").path("always").isNull()).isTrue();
	}

	@Test
	void misbehavesAtTheNextNotification() {
		assertThat(send("POST", "/api/merchants/direct/notifications/misbehave", """
				{"misbehaviour": "lost"}""").statusCode()).isEqualTo(204);
		assertThat(get("/api/merchants/direct/notifications")).isEmpty();
	}

	@Test
	void refusedRequestsSayWhatWasWrong() {
		RunningLocalWeChatPay.send(HttpRequest
			.newBuilder(URI.create(RunningLocalWeChatPay.get().baseUrl() + "/v3/payscore/serviceorder?out_order_no=1"))
			.header("Accept", "application/json")
			.header("User-Agent", "Test")
			.build());
		JsonNode requests = get("/api/requests");
		assertThat(requests).hasSize(1);
		assertThat(requests.at("/0/status").asInt()).isGreaterThanOrEqualTo(400);
		assertThat(requests.at("/0/problem").asString()).isNotEmpty();
		assertThat(get("/api/requests?merchant=direct")).isEmpty();
	}

	@Test
	void rotatesTheCertificateUntilTheReset() {
		String serial = post("/api/merchants/direct/certificates/rotate").path("serial").asString();
		assertThat(this.direct.certificates()).hasSize(2).last().matches((it) -> it.serial().equals(serial));
		reset();
		assertThat(this.direct.certificates()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					GET  | /api/merchants/nobody/orders | 404 | 'merchant' must be one of [oversea, direct, partner] but is 'nobody'
					GET  | /api/requests?merchant=nobody | 404 | 'merchant' must be one of [oversea, direct, partner] but is 'nobody'
					GET  | /api/merchants/direct/orders/NONE | 404 | The merchant 'direct' has no order 'NONE': let your application create it, or PUT it here to seed it
					POST | /api/merchants/direct/orders/NONE/pay | 404 | The merchant 'direct' has no order 'NONE': let your application create it, or PUT it here to seed it
					POST | /api/merchants/direct/permissions/NONE/open | 404 | The merchant 'direct' has applied for no permission 'NONE': let your application do that first
					POST | /api/merchants/direct/refunds/NONE/finish | 404 | The merchant 'direct' has asked for no refund 'NONE': let your application do that first
					POST | /api/merchants/direct/sign-plans/NONE/sign | 404 | The merchant 'direct' has no plan 'NONE' for a user to sign: let your application create it first
					POST | /api/merchants/partner/service-accounts/NONE/approve | 404 | The merchant 'partner' has made no application 'NONE': let your application do that first
					GET  | /api/orders | 404 | There is no command GET /api/orders: see /openapi.yaml
					GET  | /api/reset | 404 | There is no command GET /api/reset: see /openapi.yaml
					""")
	void commandAboutNothingSaysSo(String method, String path, int status, String detail) {
		assertProblem(send(method, path, null), status, detail);
	}

	@Test
	void commandInTheWrongStateSaysSo() {
		put(ORDERS + "/ORDER-1", null);
		assertProblem(send("POST", ORDERS + "/ORDER-1/confirm", null), 409,
				"Only an order in the state CREATED can be confirmed, but 'ORDER-1' is in USER_CONFIRM");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					/api/misbehave | {"misbehaviour": "bad"} | 'misbehaviour' must be one of [dropBeforeEffect
					/api/misbehave | {"misbehaviour": "unsigned", "count": 0} | 'count' must be at least 1 but is 0
					/api/misbehave | {} | 'misbehaviour' must be given
					/api/misbehave | {"misbehaviour": "unsigned", "times": 1} | The body must be the JSON that /openapi.yaml describes: Unrecognized property "times"
					/api/misbehave | not JSON | The body must be the JSON that /openapi.yaml describes
					/api/merchants/direct/notifications/misbehave | {"misbehaviour": "unsigned"} | 'misbehaviour' must be one of [lost
					""")
	void commandThatMakesNoSenseSaysSo(String path, String body, String detail) {
		HttpResponse<String> answer = send("POST", path, body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(MAPPER.readTree(answer.body()).path("detail").asString()).contains(detail);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			ORDER 1 | {} | 'outOrderNo' must
			ORDER-1 | {"notifyUrl": "ftp://localhost/"} | 'notifyUrl' must
			ORDER-1 | {"state": "PAID"} | The body must be the JSON that /openapi.yaml describes
			""")
	void seedThatMakesNoSenseSaysSo(String outOrderNo, String body, String detail) {
		HttpResponse<String> answer = send("PUT", ORDERS + "/" + outOrderNo.replace(" ", "%20"), body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(MAPPER.readTree(answer.body()).path("detail").asString()).contains(detail);
	}

	@Test
	void pagesOfOtherSitesCommandNothing() {
		HttpResponse<String> answer = RunningLocalWeChatPay
			.send(HttpRequest.newBuilder(URI.create(RunningLocalWeChatPay.get().pageUrl() + "/api/reset"))
				.POST(HttpRequest.BodyPublishers.noBody())
				.header("Origin", "https://attacker.example")
				.build());
		assertThat(answer.statusCode()).isEqualTo(403);
	}

	private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(MAPPER.readTree(answer.body()).path("detail").asString()).isEqualTo(detail);
	}

	private static JsonNode get(String path) {
		return success(send("GET", path, null));
	}

	private static JsonNode post(String path) {
		return success(send("POST", path, null));
	}

	private static JsonNode put(String path, @Nullable String body) {
		return success(send("PUT", path, body));
	}

	private static JsonNode success(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return MAPPER.readTree(answer.body());
	}

	private static HttpResponse<String> send(String method, String path, @Nullable String body) {
		return RunningLocalWeChatPay.send(method, path, body);
	}

}
