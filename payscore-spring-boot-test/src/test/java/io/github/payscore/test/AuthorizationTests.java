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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the checks of the {@code Authorization} header.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class AuthorizationTests {

	private static final String ORDER = "A1";

	private static final String TYPE = "WECHATPAY2-SHA256-RSA2048 ";

	@Test
	void completeWhenAuthorizationMissingThenSignError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).authorization(""))
			.isRefused(401, "SIGN_ERROR", "Authorization");
	}

	@Test
	void completeWhenAuthorizationTwiceThenSignError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("authorization", "Basic eDp5"))
			.isRefused(401, "SIGN_ERROR", "Authorization")
			.withIssue("exactly once");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic eDp5", "WECHATPAY2-SHA256-RSA2048", "WECHATPAY2-SM2-WITH-SM3 mchid=\"1\"",
			"WECHATPAY2-SHA256-RSA2048  mchid=\"1\"", TYPE + "mchid=1", TYPE + "mchid=\"1\", nonce_str=\"2\"",
			TYPE + "mchid=\"1\";nonce_str=\"2\"", TYPE + "mchid=\"1\"," })
	void completeWhenMalformedThenSignError(String authorization, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).authorization(authorization))
			.isRefused(401, "SIGN_ERROR", "Authorization");
	}

	@Test
	void completeWhenFieldGivenTwiceThenSignError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).authorization(TYPE + "mchid=\"1\",mchid=\"1\""))
			.isRefused(401, "SIGN_ERROR", "mchid")
			.withIssue("twice");
	}

	@Test
	void completeWhenFieldUnknownThenSignError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).field("sub_mchid", "1900000109"))
			.isRefused(401, "SIGN_ERROR", "sub_mchid")
			.withIssue("unknown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mchid", "nonce_str", "signature", "timestamp", "serial_no" })
	void completeWhenFieldMissingThenSignError(String field, FakeWeChatPay fake) throws Exception {
		String complete = TestMerchant.complete(fake, ORDER).authorization().substring(TYPE.length());
		String without = TYPE + String.join(",",
				Stream.of(complete.split(",", -1)).filter((part) -> !part.startsWith(field + "=")).toList());
		WireAnswer.of(TestMerchant.complete(fake, ORDER).authorization(without))
			.isRefused(401, "SIGN_ERROR", field)
			.withIssue("missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mchid", "serial_no" })
	void completeWhenCallerUnknownThenSignError(String field, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).field(field, "1900000109"))
			.isRefused(401, "SIGN_ERROR", field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a-b", "123456789012345678901234567890123" })
	void completeWhenNonceMalformedThenSignError(String nonce, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).nonce(nonce)).isRefused(401, "SIGN_ERROR", "nonce_str");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-1", "1554208460.5" })
	void completeWhenTimestampMalformedThenSignError(String timestamp, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).timestamp(timestamp))
			.isRefused(401, "SIGN_ERROR", "timestamp");
	}

	@ParameterizedTest
	@ValueSource(longs = { -302, 302, -86400 })
	void completeWhenTimestampOffThenSignErrorBeforeTheSignatureIsLookedAt(long seconds, FakeWeChatPay fake)
			throws Exception {
		WireAnswer
			.of(TestMerchant.complete(fake, ORDER).time(Instant.now().plusSeconds(seconds)).field("signature", "eHg="))
			.isRefused(401, "SIGN_ERROR", "timestamp")
			.withMessage("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
	}

	@ParameterizedTest
	@ValueSource(longs = { -290, 290 })
	void completeWhenTimestampWithinFiveMinutesThenAccepted(long seconds, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER).time(Instant.now().plusSeconds(seconds))).isSuccess();
	}

	@Test
	void completeWhenNonceUsedBeforeThenSignError(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		String nonce = "n0nce" + System.nanoTime();
		WireAnswer.of(TestMerchant.complete(fake, ORDER).nonce(nonce)).isSuccess();
		WireAnswer.of(TestMerchant.complete(fake, ORDER).nonce(nonce))
			.isRefused(401, "SIGN_ERROR", "nonce_str")
			.withIssue("used before");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "%%%", "eHg=" })
	void completeWhenSignatureMalformedThenSignError(String signature, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).field("signature", signature))
			.isRefused(401, "SIGN_ERROR", "signature");
	}

	@ParameterizedTest
	@MethodSource("tampered")
	void completeWhenSignedOverSomethingElseThenSignError(Tampering tampering, FakeWeChatPay fake) throws Exception {
		fake.seedOrder("A|1");
		WireAnswer answer = WireAnswer.of(tampering.apply(TestMerchant.complete(fake, "A%7C1")));
		answer.isRefused(401, "SIGN_ERROR", "signature");
		assertThat(answer.json().at("/detail/detail/issue").asString()).isEqualTo("sign not match");
		assertThat(answer.json().at("/detail/location").asString()).isEqualTo("authorization");
		assertThat(answer.json().at("/detail/sign_information/method").asString()).isEqualTo("POST");
		assertThat(answer.json().at("/detail/sign_information/url").asString())
			.isEqualTo("/v3/payscore/oversea/partner/serviceorder/A%7C1/complete");
		assertThat(answer.json().at("/detail/sign_information/truncated_sign_message").asString())
			.startsWith("POST\n/v3/payscore/");
		assertThat(fake.order("A|1").completions()).isZero();
	}

	static Stream<Tampering> tampered() {
		return Stream.of((merchant) -> merchant.signedBody(new byte[0]),
				(merchant) -> merchant.signedBody((Bodies.example() + " ").getBytes(StandardCharsets.UTF_8)),
				(merchant) -> merchant.signedTarget(TestMerchant.BASE + "/A|1/complete"),
				(merchant) -> merchant.signedTarget(TestMerchant.BASE + "/A%7c1/complete"),
				(merchant) -> merchant.signedTarget(TestMerchant.BASE + "/A%7C1/complete?"));
	}

	/**
	 * A way to sign the wrong thing.
	 */
	@FunctionalInterface
	interface Tampering {

		TestMerchant apply(TestMerchant merchant);

	}

}
