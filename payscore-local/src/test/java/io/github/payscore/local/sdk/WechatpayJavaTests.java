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

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.local.LocalWeChatPay;
import io.github.payscore.local.RunningLocalWeChatPay;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * WeChat Pay's own SDK for Java against the local WeChat Pay: it signs, and verifies each
 * answer.
 *
 * @author PayScore for Spring Boot contributors
 */
class WechatpayJavaTests {

	private final LocalWeChatPay local = RunningLocalWeChatPay.get();

	@BeforeEach
	void reset() {
		RunningLocalWeChatPay.send("POST", "/api/reset", null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "oversea", "direct", "partner" })
	void createsCompletesAndQueries(String merchant) {
		ModeCalls calls = ModeCalls.of(this.local, merchant);
		HttpClient client = client(merchant);
		JsonObject created = call(client, HttpMethod.POST, calls.orders(), calls.creationBody());
		assertThat(text(created, "state")).isEqualTo("CREATED");
		RunningLocalWeChatPay.send("POST", "/api/merchants/" + merchant + "/orders/" + ModeCalls.ORDER + "/confirm",
				null);
		call(client, HttpMethod.POST, calls.completion(), calls.completionBody());
		assertThat(calls.merchant().order(ModeCalls.ORDER).phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
		JsonObject queried = call(client, HttpMethod.GET, calls.orders() + "?" + query(calls.query()), null);
		assertThat(text(queried, "state_description")).isEqualTo("MCH_COMPLETE");
		assertThat(text(queried, "total_amount")).isEqualTo("300");
		assertThat(this.local.merchant(merchant).requests())
			.allSatisfy((request) -> assertThat(request.problem()).isNull());
	}

	@Test
	void refundsWhatTheUserPaid() {
		this.local.merchant("direct").seedOrder(ModeCalls.ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		JsonNode paid = JsonMapper.shared()
			.readTree(
					RunningLocalWeChatPay.send("POST", "/api/merchants/direct/orders/" + ModeCalls.ORDER + "/pay", null)
						.body());
		String refund = """
				{"transaction_id": "%s", "out_refund_no": "REFUND-1",
				 "amount": {"refund": 100, "total": 50000, "currency": "CNY"}}
				""".formatted(paid.at("/document/collection/details/0/transaction_id").asString());
		JsonObject asked = call(client("direct"), HttpMethod.POST, "/v3/refund/domestic/refunds", refund);
		assertThat(text(asked, "status")).isEqualTo("PROCESSING");
		JsonNode finished = JsonMapper.shared()
			.readTree(RunningLocalWeChatPay.send("POST", "/api/merchants/direct/refunds/REFUND-1/finish", null).body());
		assertThat(finished.path("status").asString()).isEqualTo("SUCCESS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "oversea", "direct", "partner" })
	void doesNotBelieveAWrongSignature(String merchant) {
		ModeCalls calls = ModeCalls.of(this.local, merchant);
		calls.merchant().next().wrongSignature();
		assertThatExceptionOfType(ValidationException.class)
			.isThrownBy(() -> call(client(merchant), HttpMethod.POST, calls.orders(), calls.creationBody()));
	}

	private HttpClient client(String name) {
		FakeWeChatPay merchant = this.local.merchant(name);
		Path folder = this.local.folder().resolve(name);
		return new DefaultHttpClientBuilder()
			.config(new RSAPublicKeyConfig.Builder().merchantId(merchant.mchid())
				.merchantSerialNumber(merchant.merchantSerial())
				.privateKeyFromPath(folder.resolve("apiclient_key.pem").toString())
				.publicKeyId(merchant.platformPublicKeyId())
				.publicKeyFromPath(folder.resolve("pub_key.pem").toString())
				.apiV3Key(merchant.apiV3Key())
				.build())
			.build();
	}

	// The one without a body for answers that have none.
	private JsonObject call(HttpClient client, HttpMethod method, String path, @Nullable String body) {
		HttpRequest.Builder request = new HttpRequest.Builder().httpMethod(method)
			.url(this.local.baseUrl() + path)
			.addHeader("Accept", "application/json")
			.addHeader("Content-Type", "application/json");
		if (body != null) {
			request.body(new JsonRequestBody.Builder().body(body).build());
		}
		return client.execute(request.build(), JsonObject.class).getServiceResponse();
	}

	private static String text(JsonObject order, String field) {
		return order.get(field).getAsString();
	}

	private static String query(Map<String, String> query) {
		return query.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue())
			.collect(Collectors.joining("&"));
	}

}
