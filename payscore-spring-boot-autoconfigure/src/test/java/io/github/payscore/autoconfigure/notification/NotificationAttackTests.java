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

package io.github.payscore.autoconfigure.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.TestNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the endpoint refuses, over the wire, on Netty and Tomcat.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class NotificationAttackTests {

	private static final int MEBIBYTE = 1024 * 1024;

	private static final String SECRET = "O-SECRET";

	private static final String NOT_VERIFIED = "{\"code\":\"FAIL\",\"message\":\"The notification is not verified\"}";

	private static final String NOT_READABLE = "{\"code\":\"FAIL\",\"message\":\"The notification is not readable\"}";

	private static final String TOO_LARGE = "{\"code\":\"FAIL\",\"message\":\"The notification is too large\"}";

	private static final Map<WebApplicationType, NotificationServer> SERVERS = new EnumMap<>(WebApplicationType.class);

	private int before;

	@BeforeEach
	void remember(CapturedOutput output) {
		this.before = output.getAll().length();
	}

	@BeforeAll
	static void startServers() {
		for (WebApplicationType type : new WebApplicationType[] { WebApplicationType.REACTIVE,
				WebApplicationType.SERVLET }) {
			SERVERS.put(type,
					NotificationServer.start(type, Application.class, "--spring.mvc.hiddenmethod.filter.enabled=true",
							"--spring.webflux.hiddenmethod.filter.enabled=true"));
		}
	}

	@AfterAll
	static void stopServers() {
		SERVERS.values().forEach(NotificationServer::close);
		SERVERS.clear();
	}

	static Stream<Arguments> attacks() {
		Map<String, UnaryOperator<TestNotification.Signed>> attacks = new LinkedHashMap<>();
		attacks.put("byte changed", (signed) -> signed.withByteChanged(signed.body().length / 2));
		attacks.put("first byte changed", (signed) -> signed.withByteChanged(0));
		attacks.put("body gone", (signed) -> signed.withBody(new byte[0]));
		attacks.put("body cut", (signed) -> signed.withBody(Arrays.copyOf(signed.body(), signed.body().length - 1)));
		attacks.put("headers swapped",
				(signed) -> new TestNotification.Signed(TestNotification.paid("O-2").sign().headers(), signed.body()));
		attacks.put("stale", (signed) -> TestNotification.paid(SECRET).time(Instant.now().minusSeconds(301)).sign());
		attacks.put("from the future",
				(signed) -> TestNotification.paid(SECRET).time(Instant.now().plusSeconds(310)).sign());
		attacks.put("time changed", (signed) -> signed.with("Wechatpay-Timestamp",
				String.valueOf(Instant.now().minusSeconds(10).getEpochSecond())));
		attacks.put("time no number", (signed) -> signed.with("Wechatpay-Timestamp", "2026-11-23T00:00:00Z"));
		attacks.put("unknown serial",
				(signed) -> TestNotification.paid(SECRET).serial("5157F09EFDC096DE15EBE81A47057A72").sign());
		attacks.put("probe", (signed) -> signed.with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/"
				+ Objects.requireNonNull(signed.headers().getFirst("Wechatpay-Signature")).substring(20)));
		attacks.put("bare probe", (signed) -> signed.with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/"));
		attacks.put("no Base64", (signed) -> signed.with("Wechatpay-Signature", "%%%"));
		for (String name : new String[] { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial",
				"Wechatpay-Signature" }) {
			attacks.put("without " + name, (signed) -> signed.with(name));
			attacks.put("empty " + name, (signed) -> signed.with(name, ""));
			attacks.put("twice " + name, (signed) -> {
				String value = Objects.requireNonNull(signed.headers().getFirst(name));
				return signed.with(name, value, value);
			});
		}
		attacks.put("without any header", (signed) -> new TestNotification.Signed(new HttpHeaders(), signed.body()));
		return arguments(attacks);
	}

	static Stream<Arguments> unreadable() {
		Map<String, UnaryOperator<TestNotification.Signed>> attacks = new LinkedHashMap<>();
		attacks.put("other key", (signed) -> TestNotification.paid(SECRET).apiV3Key("x".repeat(32)).sign());
		attacks.put("tag cut", (signed) -> {
			byte[] ciphertext = TestNotification.paid(SECRET).ciphertext();
			return TestNotification.paid(SECRET)
				.resource("ciphertext",
						Base64.getEncoder().encodeToString(Arrays.copyOf(ciphertext, ciphertext.length - 16)))
				.sign();
		});
		attacks.put("other algorithm", (signed) -> TestNotification.paid(SECRET).resource("algorithm", "AES").sign());
		attacks.put("deep body", (signed) -> TestNotification.paid(SECRET)
			.sign(("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(StandardCharsets.UTF_8)));
		attacks.put("deep resource", (signed) -> TestNotification.of("NEW", "{\"a\":".repeat(10_000)).sign());
		attacks.put("no JSON", (signed) -> TestNotification.paid(SECRET)
			.sign(("{\"id\":\"" + SECRET).getBytes(StandardCharsets.UTF_8)));
		attacks.put("other type",
				(signed) -> TestNotification.of("PAYSCORE.USER_PAID", "{\"total_amount\":\"" + SECRET + "\"}").sign());
		return arguments(attacks);
	}

	private static Stream<Arguments> arguments(Map<String, UnaryOperator<TestNotification.Signed>> attacks) {
		return Stream.of(WebApplicationType.REACTIVE, WebApplicationType.SERVLET)
			.flatMap((type) -> attacks.entrySet()
				.stream()
				.map((attack) -> Arguments.of(type, attack.getKey(), attack.getValue())));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("attacks")
	void postWhenNotVerifiedThenRefuses(WebApplicationType type, String name,
			UnaryOperator<TestNotification.Signed> attack, CapturedOutput output) throws IOException {
		assertThatIsRefused(type, attack, 401, NOT_VERIFIED, output);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("unreadable")
	void postWhenNotReadableThenRefuses(WebApplicationType type, String name,
			UnaryOperator<TestNotification.Signed> attack, CapturedOutput output) throws IOException {
		assertThatIsRefused(type, attack, 400, NOT_READABLE, output);
	}

	private void assertThatIsRefused(WebApplicationType type, UnaryOperator<TestNotification.Signed> attack, int status,
			String body, CapturedOutput output) throws IOException {
		TestNotification.Signed signed = TestNotification.paid(SECRET).sign();
		RawHttp.Reply reply = server(type).post(attack.apply(signed));
		assertThat(reply.status()).as(reply.headers()).isEqualTo(status);
		assertThat(reply.headers()).containsIgnoringCase("Content-Type: application/json");
		assertThat(reply.body()).contains(body);
		assertThatNothingWasHandled(type);
		assertThatOneLineIsLogged(output);
		assertThat(server(type).post(signed).status()).isEqualTo(204);
		handled(type).clear();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenLargerThanLimitThenRefuses(WebApplicationType type, CapturedOutput output) throws IOException {
		TestNotification.Signed signed = TestNotification.paid(SECRET).sign(new byte[MEBIBYTE + 1]);
		RawHttp.Reply reply = server(type).post(signed);
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.body()).contains(TOO_LARGE);
		assertThatNothingWasHandled(type);
		assertThatOneLineIsLogged(output);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenLengthIsLargerThanLimitThenRefusesWithoutReading(WebApplicationType type) throws IOException {
		String head = RawHttp.head("POST", NotificationServer.PATH, TestNotification.paid(SECRET).sign().headers());
		RawHttp.Reply reply = RawHttp.send(server(type).port(), head + "Content-Length: 5000000000\r\n\r\n",
				new byte[10]);
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.body()).contains(TOO_LARGE);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenChunksAreLargerThanLimitThenRefuses(WebApplicationType type, CapturedOutput output)
			throws IOException {
		TestNotification.Signed signed = TestNotification.paid(SECRET).sign(new byte[MEBIBYTE + 1]);
		RawHttp.Reply reply = RawHttp.postChunked(server(type).port(), NotificationServer.PATH, signed, 65536);
		assertThat(reply.status()).isEqualTo(413);
		assertThatNothingWasHandled(type);
		assertThatOneLineIsLogged(output);
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenExactlyLimitThenIsHandled(WebApplicationType type) throws IOException {
		TestNotification sent = TestNotification.paid("O-1");
		int padding = MEBIBYTE - sent.envelope("padding", "").body().length;
		TestNotification.Signed signed = sent.envelope("padding", "x".repeat(padding)).sign();
		assertThat(signed.body()).hasSize(MEBIBYTE);
		assertThat(server(type).post(signed).status()).isEqualTo(204);
		assertThat(handled(type)).hasSize(1);
		handled(type).clear();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenReplayedThenIsHandledOnce(WebApplicationType type) throws IOException {
		TestNotification.Signed signed = TestNotification.paid("O-REPLAYED").sign();
		for (int delivery = 0; delivery < 3; delivery++) {
			RawHttp.Reply reply = server(type).post(signed);
			assertThat(reply.status()).isEqualTo(204);
			assertThat(reply.body()).isEmpty();
		}
		assertThat(handled(type)).hasSize(1);
		handled(type).clear();
	}

	@ParameterizedTest
	@MethodSource("contentTypes")
	void postWhenContentTypeIsOtherThenReadsRawBytesOrRefuses(WebApplicationType type, String contentType, int status)
			throws IOException {
		TestNotification.Signed signed = TestNotification.paid("O-TYPE-" + contentType.hashCode())
			.sign()
			.with("Content-Type", contentType);
		assertThat(server(type).post(signed).status()).isEqualTo(status);
		handled(type).clear();
	}

	// The filters for hidden methods read forms before any endpoint does
	static Stream<Arguments> contentTypes() {
		return Stream.of(WebApplicationType.REACTIVE, WebApplicationType.SERVLET)
			.flatMap((type) -> Stream.of(Arguments.of(type, "application/json; charset=utf-16", 204),
					Arguments.of(type, "text/plain", 204), Arguments.of(type, "application/octet-stream", 204),
					Arguments.of(type, "application/x-www-form-urlencoded", 401)));
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void getWhenSentThenIsNotFoundOrNotAllowed(WebApplicationType type) throws IOException {
		String head = RawHttp.head("GET", NotificationServer.PATH, TestNotification.paid(SECRET).sign().headers());
		assertThat(RawHttp.send(server(type).port(), head + "\r\n", new byte[0]).status()).isBetween(404, 405);
	}

	private void assertThatNothingWasHandled(WebApplicationType type) {
		assertThat(handled(type)).isEmpty();
	}

	private void assertThatOneLineIsLogged(CapturedOutput output) {
		String logged = output.getAll().substring(this.before);
		assertThat(logged.lines().filter((line) -> line.contains("i.g.p.notification.")).toList()).hasSize(1)
			.first()
			.asString()
			.contains(" WARN ");
		assertThat(logged).doesNotContain(SECRET, "\tat ", "Exception");
	}

	private static NotificationServer server(WebApplicationType type) {
		return Objects.requireNonNull(SERVERS.get(type));
	}

	private static Queue<Notification> handled(WebApplicationType type) {
		return server(type).bean(Handled.class).notifications();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handled handled() {
			return new Handled(new ConcurrentLinkedQueue<>());
		}

		@Bean
		NotificationHandler<Notification> handler(Handled handled) {
			return handled.notifications()::add;
		}

	}

	/**
	 * What was handled.
	 *
	 * @param notifications the notifications
	 */
	record Handled(Queue<Notification> notifications) {

	}

}
