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

package io.github.payscore.client;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import com.sun.net.httpserver.Headers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseVerificationTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.999Z");

	private static final String BODY = "{\"state\":\"DONE\"}";

	private final StubPlatform platform = new StubPlatform();

	@AfterEach
	void close() {
		this.platform.close();
	}

	@Test
	void verifyWhenSignatureIsRightThenPasses() {
		answer(200, BODY, NOW, (headers) -> {
		});
		expectVerified();
	}

	@Test
	void verifyWhenNoContentThenSignatureIsOverTheEmptyBody() {
		answer(204, "", NOW, (headers) -> {
		});
		expectVerified();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial" })
	void verifyWhenHeaderIsMissingThenNamesIt(String name) {
		answer(204, "", NOW, (headers) -> headers.remove(name));
		expectUnverified(204, "the header " + name + " is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial" })
	void verifyWhenHeaderIsEmptyThenNamesIt(String name) {
		answer(204, "", NOW, (headers) -> headers.set(name, " "));
		expectUnverified(204, "the header " + name + " is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial" })
	void verifyWhenHeaderIsRepeatedThenNamesIt(String name) {
		answer(200, BODY, NOW, (headers) -> headers.add(name, headers.getFirst(name)));
		expectUnverified(200, "the header " + name + " is there 2 times");
	}

	@ParameterizedTest
	@ValueSource(longs = { -299, -1, 0, 1, 299 })
	void verifyWhenTimeIsWithinFiveMinutesThenPasses(long seconds) {
		answer(200, BODY, NOW.plusSeconds(seconds), (headers) -> {
		});
		expectVerified();
	}

	@Test
	void verifyWhenTimeIsTooOldThenTellsByHowMuch() {
		answer(200, BODY, NOW.minusSeconds(300), (headers) -> {
		});
		expectUnverified(200, "its time is 300 s behind the local clock, more than the 299 s that are allowed");
	}

	@Test
	void verifyWhenTimeIsInTheFutureThenTellsByHowMuch() {
		answer(200, BODY, NOW.plusSeconds(3600), (headers) -> {
		});
		expectUnverified(200, "its time is 3600 s ahead of the local clock, more than the 299 s that are allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1", "1.5", "99999999999999999999", "9223372036854775807" })
	void verifyWhenTimeIsNoNumberThenSaysSo(String timestamp) {
		answer(200, BODY, NOW, (headers) -> {
			headers.set("Wechatpay-Timestamp", timestamp);
			headers.set("Wechatpay-Signature", StubPlatform.signature(headers, BODY));
		});
		expectUnverified(200, "the header Wechatpay-Timestamp is not a number of seconds");
	}

	@Test
	void verifyWhenSerialIsUnknownThenNamesItAndTheKnownOnes() {
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Serial", "FFFF"));
		expectUnverified(200, "the serial FFFF is not among the configured [" + StubPlatform.SERIAL + "]");
	}

	@Test
	void verifyWhenSerialIsEndlessThenIsAbbreviated() {
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Serial", "F".repeat(4000)));
		expectUnverified(200,
				"the serial " + "F".repeat(128) + "… is not among the configured [" + StubPlatform.SERIAL + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "***", "A", "WECHATPAY/SIGNTEST/AAAAAAAAA-" })
	void verifyWhenSignatureIsNoBase64ThenSaysSo(String signature) {
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Signature", signature));
		expectUnverified(200, "the header Wechatpay-Signature is no Base64");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "AAAA" })
	void verifyWhenSignatureIsAProbeThenIsNotSpecial(String padding) {
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Signature",
				"WECHATPAY/SIGNTEST/" + padding + headers.getFirst("Wechatpay-Signature")));
		StepVerifier.create(send())
			.expectErrorSatisfies((ex) -> assertThat(ex).isExactlyInstanceOf(UnverifiedResponseException.class))
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "AAAA", "" })
	void verifyWhenSignatureHasAnotherLengthThenDoesNotMatch(String appendix) {
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Signature", "QUJD" + appendix));
		expectUnverified(200, "its signature does not match, by the key " + StubPlatform.SERIAL);
	}

	@Test
	void verifyWhenBodyWasChangedThenDoesNotMatch() {
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Signature",
				StubPlatform.signature(headers, "{\"state\":\"DOING\"}")));
		expectUnverified(200, "its signature does not match, by the key " + StubPlatform.SERIAL);
	}

	@Test
	void verifyWhenContentTypeIsPlainTextThenIsNotWavedThrough() {
		this.platform.handler((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/plain");
			exchange.getResponseHeaders().set("Request-ID", "08F0-0");
			this.platform.answer(exchange, 200, BODY);
		});
		expectUnverified(200, "the header Wechatpay-Timestamp is missing");
	}

	@Test
	void verifyWhenBodyIsLargerThanTheLimitThenIsUnverified() {
		answer(200, "\"" + "x".repeat(2000) + "\"", NOW, (headers) -> {
		});
		try (CloseableWeChatPayClient client = clientBuilder().maxResponseSize(DataSize.ofBytes(2001)).build()) {
			expectUnverified(client, 200, "its body is larger than the limit");
		}
		try (CloseableWeChatPayClient client = clientBuilder().maxResponseSize(DataSize.ofBytes(2002)).build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(String.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void verifyWhenCertificateThenItsSerialIsUsedAndRequestsNameNoKey() throws Exception {
		PlatformKey certificate = PlatformKey.ofCertificate(certificate(NOW.plusSeconds(60)));
		assertThat(certificate.getSerial()).isEqualTo("5157F09E");
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Serial", "05157f09e"));
		try (CloseableWeChatPayClient client = client(certificate, NOW)) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.platform.lastRequest().headers().get("Wechatpay-Serial")).isNull();
	}

	@Test
	void verifyWhenCertificateHasExpiredThenSaysWhen() throws Exception {
		PlatformKey certificate = PlatformKey.ofCertificate(certificate(Instant.parse("2026-11-22T09:59:59Z")));
		answer(200, BODY, NOW, (headers) -> headers.set("Wechatpay-Serial", "5157F09E"));
		try (CloseableWeChatPayClient client = client(certificate, NOW)) {
			expectUnverified(client, 200, "the platform certificate 5157F09E expired at 2026-11-22T09:59:59Z");
		}
	}

	@Test
	void verifyWhenAnswerIsAnErrorThenItsSignatureDoesNotMatter() {
		this.platform.handler((exchange) -> this.platform.answer(exchange, 403, "{\"code\":\"NO_AUTH\"}"));
		StepVerifier.create(send()).expectErrorMessage("POST /v3/x was answered 403 NO_AUTH.").verify(TIME_LIMIT);
	}

	private void answer(int status, String body, Instant time, Consumer<Headers> change) {
		this.platform.handler((exchange) -> {
			StubPlatform.sign(exchange.getResponseHeaders(), body, time);
			change.accept(exchange.getResponseHeaders());
			this.platform.answer(exchange, status, body);
		});
	}

	private WeChatPayClientBuilder clientBuilder() {
		return this.platform.clientBuilder().clock(Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private CloseableWeChatPayClient client(PlatformKey key, Instant now) {
		MerchantCredentials credentials = MerchantCredentials.of(StubPlatform.MCHID, "A1",
				StubPlatform.merchantKeyPair().getPrivate());
		return WeChatPayClient.builder(credentials, PlatformKeys.of(List.of(key)))
			.baseUrl(this.platform.baseUrl())
			.clock(Clock.fixed(now, ZoneOffset.UTC))
			.build();
	}

	private static X509Certificate certificate(Instant notAfter) throws Exception {
		X500Name name = new X500Name("CN=Tenpay.com Root CA");
		JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, new BigInteger("5157F09E", 16),
				Date.from(notAfter.minus(Duration.ofDays(1))), Date.from(notAfter), name,
				StubPlatform.platformKeyPair().getPublic());
		return new JcaX509CertificateConverter().getCertificate(builder
			.build(new JcaContentSignerBuilder("SHA256withRSA").build(StubPlatform.platformKeyPair().getPrivate())));
	}

	private Mono<Void> send() {
		return Mono.usingWhen(Mono.fromSupplier(clientBuilder()::build),
				(client) -> client.post("/v3/x").retrieve(Void.class), (client) -> Mono.fromRunnable(client::close));
	}

	private void expectVerified() {
		StepVerifier.create(send()).expectComplete().verify(TIME_LIMIT);
	}

	private void expectUnverified(int status, String reason) {
		try (CloseableWeChatPayClient client = clientBuilder().build()) {
			expectUnverified(client, status, reason);
		}
	}

	private static void expectUnverified(WeChatPayClient client, int status, String reason) {
		StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(UnverifiedResponseException.class)
				.hasMessage("POST /v3/x was answered %d, but the answer is not verified: %s (Request-ID 08F0-0). "
					.formatted(status, reason)
						+ "The outcome is unknown: repeat the call with the same parameters, or query the result.");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

}
