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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import io.github.payscore.test.platform.HeaderFields;
import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.state.Changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link FakeWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class FakeWeChatPayTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	@Test
	void completeWhenHonestThenAnswersSigned204(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformPublicKeyId());
		assertThat(answer.header("Wechatpay-Signature-Type")).isEqualTo("WECHATPAY2-SHA256-RSA2048");
		assertThat(Long.parseLong(answer.header("Wechatpay-Timestamp"))).isBetween(Instant.now().getEpochSecond() - 60,
				Instant.now().getEpochSecond());
		assertThat(answer.header("Wechatpay-Nonce")).matches("[0-9A-Za-z]{32}");
		assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
		assertThat(answer.header("Request-ID")).endsWith("-0");
		assertThat(answer.header("Date")).endsWith(" GMT");
	}

	@Test
	void propertiesWhenStartedThenPointAtTheFake(FakeWeChatPay fake) {
		Map<String, String> properties = fake.properties();
		assertThat(properties).containsEntry("wechatpay.mchid", "1230000109")
			.containsEntry("wechatpay.serial", fake.merchantSerial())
			.containsEntry("wechatpay.base-url", fake.baseUrl())
			.containsEntry("wechatpay.platform-public-key-id", fake.platformPublicKeyId())
			.containsEntry("wechatpay.payscore.service-id", "2002000000000558128851361561536")
			.containsEntry("wechatpay.payscore.sub-mchid", "1900000109");
		assertThat(properties.get("wechatpay.api-v3-key")).hasSize(32);
		assertThat(decoded(properties.get("wechatpay.private-key-path"))).isEqualTo(fake.merchantPrivateKeyPem());
		assertThat(decoded(properties.get("wechatpay.platform-public-key-path")))
			.isEqualTo(fake.platformPublicKeyPem());
		assertThat(fake.merchantSerial()).matches("[4-7][0-9A-F]{39}");
		assertThat(fake.platformCertificateSerial()).matches("[4-7][0-9A-F]{39}");
	}

	private static String decoded(@Nullable String location) {
		assertThat(location).startsWith("base64:");
		return new String(Base64.getDecoder().decode(String.valueOf(location).substring(7)), StandardCharsets.US_ASCII);
	}

	@Test
	void toStringWhenStartedThenHasNoKey(FakeWeChatPay fake) {
		assertThat(fake).hasToString("FakeWeChatPay[" + fake.baseUrl() + ", mchid=1230000109, keyKind=PUBLIC_KEY]");
	}

	@Test
	void startWhenBuilderCustomizedThenUsesIt() throws Exception {
		Clock clock = Clock.fixed(Instant.parse("2019-11-11T08:24:05Z"), ZoneOffset.UTC);
		try (FakeWeChatPay fake = FakeWeChatPay.builder()
			.mchid("1230000110")
			.serviceId("500001")
			.subMchid("1900000110")
			.clock(clock)
			.start()) {
			fake.seedOrder(ORDER);
			String body = Bodies.example((json) -> json.put("service_id", "500001").put("sub_mchid", "1900000110"));
			WireAnswer.of(TestMerchant.complete(fake, ORDER, body).field("mchid", "1230000110").time(clock.instant()))
				.isSuccess();
			WireAnswer answer = WireAnswer
				.of(TestMerchant.complete(fake, ORDER, body).field("mchid", "1230000110").time(clock.instant()))
				.isSuccess();
			assertThat(answer.header("Date")).isEqualTo("Mon, 11 Nov 2019 08:24:05 GMT");
			assertThat(answer.header("Wechatpay-Timestamp")).isEqualTo("1573460645");
			assertThat(fake.order(ORDER).subMchid()).isEqualTo("1900000110");
		}
	}

	@Test
	void startWhenPortGivenThenUsesIt() {
		int port;
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			port = URI.create(fake.baseUrl()).getPort();
		}
		try (FakeWeChatPay fake = FakeWeChatPay.builder().port(port).start()) {
			assertThat(fake.baseUrl()).isEqualTo("http://127.0.0.1:" + port);
		}
	}

	@Test
	void closeWhenCalledTwiceThenServerIsGone() {
		FakeWeChatPay fake = FakeWeChatPay.start();
		fake.close();
		fake.close();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> TestMerchant.complete(fake, ORDER).send());
	}

	@Test
	void startWhenRunningThenAllItsThreadsAreDaemons() throws Exception {
		Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder(ORDER);
			fake.next().delay(Duration.ofMillis(1));
			WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
			Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
			started.removeAll(before);
			assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);
		}
	}

	@Test
	void completeWhenTargetIsUnusualThenIsTakenRaw(FakeWeChatPay fake) throws Exception {
		for (String target : new String[] { "/x%7Cy%2A", "/x%7cy*", "/x%7Cy%2A?a=%7C&b=*&c=%E4%BD%A0+" }) {
			raw(fake, TestMerchant.complete(fake, ORDER).target(target));
			assertThat(fake.lastRequest().target()).isEqualTo(target);
		}
	}

	@Test
	void completeWhenPipeIsNotEncodedThenParamError(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("x|y");
		String answer = raw(fake, TestMerchant.complete(fake, "x|y"));
		assertThat(answer).startsWith("HTTP/1.1 400").contains("PARAM_ERROR", "%7C");
		assertThat(fake.lastRequest().target()).endsWith("/x|y/complete");
	}

	@Test
	void completeWhenUserAgentIsAbsentThenInvalidRequest(FakeWeChatPay fake) throws Exception {
		String answer = raw(fake, TestMerchant.complete(fake, ORDER).without("User-Agent"));
		assertThat(answer).startsWith("HTTP/1.1 400").contains("INVALID_REQUEST", "Http头缺少Accept或User-Agent");
	}

	@Test
	void completeWhenDroppedThenConnectionIsReset(FakeWeChatPay fake) {
		fake.next().dropBeforeEffect();
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> raw(fake, TestMerchant.complete(fake, ORDER)))
			.withMessageContaining("reset");
	}

	private static String raw(FakeWeChatPay fake, TestMerchant merchant) throws IOException {
		URI base = URI.create(fake.baseUrl());
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.getOutputStream().write(merchant.wire());
			ByteArrayOutputStream answer = new ByteArrayOutputStream();
			socket.getInputStream().transferTo(answer);
			return answer.toString(StandardCharsets.UTF_8);
		}
	}

	@Test
	void requestsWhenSomeCameThenAreRecordedAsSent(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		TestMerchant.complete(fake, ORDER).send();
		TestMerchant.complete(fake, "unknown").header("X-More", "1").send();
		assertThat(fake.requests()).hasSize(2);
		RecordedRequest first = fake.requests().get(0);
		assertThat(first.method()).isEqualTo("POST");
		assertThat(first.target()).isEqualTo(TestMerchant.BASE + "/" + ORDER + "/complete");
		assertThat(first.status()).isEqualTo(204);
		assertThat(first.problem()).isNull();
		assertThat(first.bodyText()).isEqualTo(Bodies.example());
		assertThat(first.body()).isEqualTo(Bodies.example().getBytes(StandardCharsets.UTF_8));
		assertThat(first.header("accept")).isEqualTo("application/json");
		assertThat(first.headers().get("CONTENT-TYPE")).containsExactly("application/json");
		assertThat(first.header("X-More")).isNull();
		assertThat(fake.lastRequest().status()).isEqualTo(404);
		assertThat(fake.lastRequest().problem()).contains("ORDER_NOT_EXIST", "seedOrder");
		assertThat(fake.lastRequest().header("x-more")).isEqualTo("1");
		assertThat(fake.lastRequest()).asString().doesNotContain("signature");
	}

	@Test
	void requestsWhenSomeCameThenTellTheirArrivalByThePlatformsClock() throws Exception {
		Clock clock = Clock.fixed(Instant.parse("2019-11-01T08:24:05Z"), ZoneOffset.UTC);
		try (FakeWeChatPay fake = FakeWeChatPay.builder().clock(clock).start()) {
			fake.seedOrder(ORDER);
			fake.next().clockSkew(Duration.ofMinutes(2));
			WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER).time(clock.instant())).isSuccess();
			assertThat(answer.header("Date")).isEqualTo("Fri, 01 Nov 2019 08:26:05 GMT");
			TestMerchant.complete(fake, "unknown").send();
			assertThat(fake.requests()).extracting(RecordedRequest::arrivedAt)
				.containsExactly(clock.instant(), clock.instant());
		}
	}

	@Test
	void completeWhenNonceIsReusedAfterAClockSkewThenSignError() throws Exception {
		Clock clock = Clock.fixed(Instant.parse("2019-11-01T08:24:05Z"), ZoneOffset.UTC);
		try (FakeWeChatPay fake = FakeWeChatPay.builder().clock(clock).start()) {
			fake.seedOrder(ORDER);
			Instant twoMinutesAgo = clock.instant().minusSeconds(120);
			WireAnswer.of(TestMerchant.complete(fake, ORDER).time(twoMinutesAgo).nonce("a")).isSuccess();
			fake.next().clockSkew(Duration.ofMinutes(4));
			WireAnswer.of(TestMerchant.complete(fake, ORDER).time(clock.instant())).isSuccess();
			WireAnswer.of(TestMerchant.complete(fake, ORDER).time(twoMinutesAgo).nonce("a"))
				.isRefused(401, "SIGN_ERROR", "nonce_str");
		}
	}

	@Test
	void completeWhenRefusedThenLogsOneLineWithoutSecrets(FakeWeChatPay fake) throws Exception {
		Logger logger = (Logger) LoggerFactory.getLogger(FakeWeChatPay.class);
		ListAppender<ILoggingEvent> events = new ListAppender<>();
		events.start();
		logger.setLevel(Level.DEBUG);
		logger.addAppender(events);
		try {
			TestMerchant.complete(fake, ORDER).field("signature", "c2VjcmV0").send();
			fake.seedOrder(ORDER);
			TestMerchant.complete(fake, ORDER).send();
		}
		finally {
			logger.detachAppender(events);
			logger.setLevel(null);
		}
		assertThat(events.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.DEBUG);
		assertThat(events.list.get(0).getFormattedMessage()).contains("POST", ORDER, "SIGN_ERROR", "signature")
			.doesNotContain("c2VjcmV0", "就餐费用", "\n");
	}

	@Test
	void requestsWhenMoreThanTheLimitThenOldestAreForgotten() {
		RequestLog log = new RequestLog(new Changes());
		for (int i = 0; i <= RequestLog.LIMIT; i++) {
			IncomingRequest request = new IncomingRequest("GET", "/" + i, new HeaderFields(), new byte[0]);
			log.add(new RecordedRequest(1, null, request, Instant.EPOCH, 404, null, null));
		}
		assertThat(log.all()).hasSize(1000);
		assertThat(log.all().get(0).target()).isEqualTo("/1");
	}

	@Test
	void lastRequestWhenNoneCameThenSaysWhatToCheck(FakeWeChatPay fake) {
		assertThatIllegalStateException().isThrownBy(fake::lastRequest).withMessageContaining("baseUrl()");
	}

	@Test
	void resetWhenCalledThenForgetsAllButNonces(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.always().unsigned();
		String nonce = "reset" + System.nanoTime();
		TestMerchant.complete(fake, ORDER).nonce(nonce).send();
		fake.reset();
		assertThat(fake.requests()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> fake.order(ORDER))
			.withMessageContaining("seedOrder(\"" + ORDER + "\")");
		WireAnswer.of(TestMerchant.complete(fake, ORDER).nonce(nonce)).isRefused(401, "SIGN_ERROR", "nonce_str");
	}

	@Test
	void seedOrderWhenNumberInvalidThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.seedOrder("a.b"))
			.withMessageContaining("'outOrderNo'");
	}

}
