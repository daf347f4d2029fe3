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

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for paths, methods and the headers besides {@code Authorization}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class RequestHeadersTests {

	private static final String ORDER = "A1";

	@ParameterizedTest
	@ValueSource(strings = { "/", "/v3/payscore/oversea/partner", TestMerchant.BASE + "/A1",
			TestMerchant.BASE + "/A1/modify", TestMerchant.BASE + "//complete", TestMerchant.BASE + "/A1/B1/complete",
			"/__admin", "/__admin/mappings", "/__admin/requests", "/__admin/swagger-ui/index.html", "/__files/x" })
	void requestWhenPathUnknownThenEmpty404(String path, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).target(path)).isEmptyWithStatus(404);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/A1/complete", "PUT,/A1/complete", "DELETE,/A1/complete", "GET,/A1/cancel", "GET,/A1/sync",
			"PUT,''", "DELETE,''" })
	void requestWhenMethodWrongThenEmpty405(String method, String path, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).method(method).target(TestMerchant.BASE + path))
			.isEmptyWithStatus(405);
	}

	@Test
	void completeWhenAcceptMissingThenInvalidRequest(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).without("Accept"))
			.isRefused(400, "INVALID_REQUEST", "Accept")
			.withMessage("Http头缺少Accept或User-Agent");
	}

	@Test
	void completeWhenAcceptExcludesJsonThenInvalidRequest(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("Accept", "text/html"))
			.isRefused(400, "INVALID_REQUEST", "Accept");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/*", "text/html, application/json;q=0.9",
			"application/json,application/*+json" })
	void completeWhenAcceptIncludesJsonThenAccepted(String accept, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("Accept", accept)).isSuccess();
	}

	@Test
	void completeWhenUserAgentMissingThenInvalidRequest(FakeWeChatPay fake) throws Exception {
		// The JDK's client always sends one of its own.
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("User-Agent", " "))
			.isRefused(400, "INVALID_REQUEST", "User-Agent")
			.withMessage("Http头缺少Accept或User-Agent");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/json; charset=gbk", "application/x-www-form-urlencoded",
			"application/jsonp" })
	void completeWhenContentTypeNotJsonThen415(String contentType, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("Content-Type", contentType))
			.isRefused(415, "INVALID_REQUEST", "Content-Type");
	}

	@Test
	void completeWhenContentTypeMissingThen415(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).without("Content-Type"))
			.isRefused(415, "INVALID_REQUEST", "Content-Type");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json; charset=UTF-8", "Application/JSON;charset=\"utf-8\"" })
	void completeWhenContentTypeHasUtf8CharsetThenAccepted(String contentType, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("Content-Type", contentType)).isSuccess();
	}

	@Test
	void completeWhenPublicKeyModeWithoutSerialThenInvalidRequest(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).without("Wechatpay-Serial"))
			.isRefused(400, "INVALID_REQUEST", "Wechatpay-Serial")
			.withIssue("every request");
	}

	@Test
	void completeWhenSerialUnknownThenInvalidRequest(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).header("Wechatpay-Serial", fake.platformCertificateSerial()))
			.isRefused(400, "INVALID_REQUEST", "Wechatpay-Serial");
	}

	@Test
	void completeWhenCertificateModeThenSerialIsOptional() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start()) {
			fake.seedOrder(ORDER);
			WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, "INVALID_REQUEST", "Wechatpay-Serial");
			assertSignedByCertificate(fake,
					WireAnswer.of(TestMerchant.complete(fake, ORDER).without("Wechatpay-Serial")));
			assertSignedByCertificate(fake, WireAnswer
				.of(TestMerchant.complete(fake, ORDER).header("Wechatpay-Serial", fake.platformCertificateSerial())));
		}
	}

	@Test
	void completeWhenBothKeysThenRequestChooses() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.BOTH).start()) {
			fake.seedOrder(ORDER);
			assertSignedByCertificate(fake,
					WireAnswer.of(TestMerchant.complete(fake, ORDER).without("Wechatpay-Serial")));
			assertSignedByCertificate(fake, WireAnswer
				.of(TestMerchant.complete(fake, ORDER).header("Wechatpay-Serial", fake.platformCertificateSerial())));
			WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
			assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformPublicKeyId());
			assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		}
	}

	@Test
	void propertiesWhenKeyKindGivenThenNameItsKeys() {
		Map<PlatformKeyKind, Integer> sizes = Map.of(PlatformKeyKind.PUBLIC_KEY, 11, PlatformKeyKind.CERTIFICATE, 10,
				PlatformKeyKind.BOTH, 12);
		sizes.forEach((kind, size) -> {
			try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(kind).start()) {
				assertThat(fake.properties()).hasSize(size);
			}
		});
	}

	private static void assertSignedByCertificate(FakeWeChatPay fake, WireAnswer answer) throws Exception {
		answer.isSuccess();
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformCertificateSerial());
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.certificateKey(fake))).isTrue();
	}

}
