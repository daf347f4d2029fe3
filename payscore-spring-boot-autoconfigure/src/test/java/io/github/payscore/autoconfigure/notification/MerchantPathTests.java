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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
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
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.NotificationBuilder;
import io.github.payscore.test.SignedNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an endpoint whose path names the merchant, over the wire, on Netty and
 * Tomcat: each merchant has keys of its own, and nothing crosses.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class MerchantPathTests {

	private static final FakeWeChatPay FAKE = FakeWeChatPay.builder()
		.merchant("hk", (merchant) -> merchant.mchid("1900000001"))
		.merchant("cn", (merchant) -> merchant.mchid("1900000002").mode(FakeMode.DIRECT))
		.merchant("香港", (merchant) -> merchant.mchid("1900000003"))
		.start();

	private static final FakeWeChatPay HK = FAKE.merchant("hk");

	private static final FakeWeChatPay CN = FAKE.merchant("cn");

	private static final Map<WebApplicationType, NotificationServer> SERVERS = new EnumMap<>(WebApplicationType.class);

	@BeforeAll
	static void startServers() {
		for (WebApplicationType type : new WebApplicationType[] { WebApplicationType.REACTIVE,
				WebApplicationType.SERVLET }) {
			SERVERS.put(type, NotificationServer.start(type, FAKE, Application.class,
					"--wechatpay.notification.path=/wechatpay/{merchant}/notifications",
					"--spring.web.error.include-message=always", "--spring.web.error.include-binding-errors=always"));
		}
	}

	@AfterAll
	static void stop() {
		SERVERS.values().forEach(NotificationServer::close);
		SERVERS.clear();
		FAKE.close();
	}

	@AfterEach
	void forget() {
		SERVERS.values().forEach((server) -> handled(server).clear());
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenForMerchantOfPathThenIsHandledForIt(WebApplicationType type) throws IOException {
		for (String name : new String[] { "hk", "cn", "香港", "default" }) {
			FakeWeChatPay merchant = FAKE.merchant(name);
			String segment = URLEncoder.encode(name, StandardCharsets.UTF_8);
			assertThat(post(type, segment, paid(merchant, merchant.mchid(), "O-1").build()).status()).isEqualTo(204);
		}
		assertThat(handled(server(type))).extracting(Notification::merchant)
			.containsExactly("hk", "cn", "香港", "default");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenNameIsEncodedThenIsRead(WebApplicationType type) throws IOException {
		assertThat(post(type, "%68k", paid(HK, HK.mchid(), "O-ENCODED").build()).status()).isEqualTo(204);
		assertThat(handled(server(type))).extracting(Notification::merchant).containsExactly("hk");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenRepeatedThenIsHandledOnceForEachMerchant(WebApplicationType type) throws IOException {
		for (FakeWeChatPay merchant : List.of(HK, CN, HK, CN)) {
			SignedNotification sent = paid(merchant, merchant.mchid(), "O-SAME").id("EV-SAME").build();
			assertThat(post(type, (merchant == HK) ? "hk" : "cn", sent).status()).isEqualTo(204);
		}
		assertThat(handled(server(type))).extracting(Notification::merchant).containsExactly("hk", "cn");
	}

	static Stream<Arguments> crossings() {
		Map<String, TestNotification.Signed> crossings = new LinkedHashMap<>();
		crossings.put("all of another", signed(paid(CN, CN.mchid(), "O-SECRET").build()));
		crossings.put("key of another", signed(paid(CN, HK.mchid(), "O-SECRET").apiV3Key(HK.apiV3Key()).build()));
		crossings.put("body of another", signed(paid(HK, CN.mchid(), "O-SECRET").build()));
		crossings.put("serial of it", signed(paid(CN, HK.mchid(), "O-SECRET").apiV3Key(HK.apiV3Key()).build())
			.with("Wechatpay-Serial", HK.platformPublicKeyId()));
		crossings.put("changed", signed(paid(HK, HK.mchid(), "O-SECRET").build()).withByteChanged(3));
		crossings.put("probe", signed(paid(HK, HK.mchid(), "O-SECRET").signatureProbe().build()));
		crossings.put("stale",
				signed(paid(HK, HK.mchid(), "O-SECRET").timestamp(Instant.now().minusSeconds(301)).build()));
		crossings.put("nothing", new TestNotification.Signed(new HttpHeaders(), new byte[0]));
		return Stream.of(WebApplicationType.REACTIVE, WebApplicationType.SERVLET)
			.flatMap((type) -> crossings.entrySet()
				.stream()
				.map((crossing) -> Arguments.of(type, crossing.getKey(), crossing.getValue())));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("crossings")
	void postWhenNotForMerchantOfPathThenIsAnsweredLikeUnknownNamesAndPaths(WebApplicationType type, String name,
			TestNotification.Signed signed, CapturedOutput output) throws IOException {
		int before = output.getAll().length();
		String refused = text(type, "/wechatpay/hk/notifications", signed);
		String logged = output.getAll().substring(before);
		assertThat(refused).isEqualTo(text(type, "/wechatpay/no/notifications", signed))
			.isEqualTo(text(type, "/wechatpay/hk/notificationz", signed))
			.startsWith("HTTP/1.1 404");
		assertThat(handled(server(type))).isEmpty();
		assertThat(logged.lines().filter((line) -> line.contains("i.g.p.notification."))).singleElement()
			.asString()
			.contains(" WARN ");
		assertThat(logged).doesNotContain("O-SECRET", "\tat ");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenEncryptedForAnotherThenIsRefused(WebApplicationType type) throws IOException {
		SignedNotification sent = paid(HK, HK.mchid(), "O-1").apiV3Key(CN.apiV3Key()).build();
		assertThat(post(type, "hk", sent).status()).isEqualTo(400);
		assertThat(handled(server(type))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenNamesAreGuessedThenNoneBecomesATag(WebApplicationType type) throws IOException {
		for (int i = 0; i < 5; i++) {
			post(type, "guess-" + i, paid(HK, HK.mchid(), "O-1").build());
		}
		post(type, "hk", paid(HK, HK.mchid(), "O-TAG").build());
		assertThat(server(type).bean(MeterRegistry.class)
			.find("wechatpay.notification")
			.timers()
			.stream()
			.map((timer) -> timer.getId().getTag("merchant"))
			.distinct()).contains("hk", "none").isSubsetOf("hk", "cn", "香港", "default", "none");
	}

	private static NotificationBuilder paid(FakeWeChatPay merchant, String mchid, String outOrderNo) {
		return merchant.notification("PAYSCORE.USER_PAID")
			.resource("""
					{"mchid":"%s","out_order_no":"%s","collection":{"details":[{"transaction_id":"T-1"}]}}"""
				.formatted(mchid, outOrderNo));
	}

	private static RawHttp.Reply post(WebApplicationType type, String segment, SignedNotification sent)
			throws IOException {
		return RawHttp.post(server(type).port(), "/wechatpay/" + segment + "/notifications", signed(sent));
	}

	private static TestNotification.Signed signed(SignedNotification sent) {
		HttpHeaders headers = new HttpHeaders();
		sent.headers().forEach(headers::set);
		return new TestNotification.Signed(headers, sent.body());
	}

	private static String text(WebApplicationType type, String path, TestNotification.Signed signed)
			throws IOException {
		return NotFoundPathTests.text(server(type), path, signed);
	}

	private static NotificationServer server(WebApplicationType type) {
		return Objects.requireNonNull(SERVERS.get(type));
	}

	private static Queue<Notification> handled(NotificationServer server) {
		return server.bean(Handled.class).notifications();
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
