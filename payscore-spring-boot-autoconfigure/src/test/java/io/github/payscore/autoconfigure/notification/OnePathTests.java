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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.client.FakeMerchant;
import io.github.payscore.merchant.MerchantRegistration;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.NotificationBuilder;
import io.github.payscore.test.SignedNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an endpoint whose path names no merchant, and for what strangers can make it
 * ask the repository of merchants, over the wire, on Netty and Tomcat.
 *
 * @author PayScore for Spring Boot contributors
 */
@Timeout(120)
class OnePathTests {

	private static final int LOOKUPS_PER_SECOND = 20;

	private static final FakeWeChatPay FAKE = FakeWeChatPay.builder()
		.merchant("hk", (merchant) -> merchant.mchid("1900000001"))
		.merchant("hk-2", (merchant) -> merchant.mchid("1900000001").serviceId("2002000000000000000000000000002"))
		.merchant("cn", (merchant) -> merchant.mchid("1900000002").mode(FakeMode.DIRECT))
		.merchant("row", (merchant) -> merchant.mchid("1900000003"))
		.start();

	@AfterAll
	static void stop() {
		FAKE.close();
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenPathNamesNoMerchantThenKeysAndNumberDo(WebApplicationType type) throws IOException {
		try (NotificationServer server = start(type, "/wechatpay/notifications")) {
			for (String name : new String[] { "hk", "cn", "row", "default" }) {
				assertThat(post(server, paid(name, FAKE.merchant(name).mchid(), "O-1")).status()).isEqualTo(204);
			}
			NotificationBuilder second = paid("hk-2", "1900000001", "O-2")
				.resource(resource("1900000001", "O-2").replace("{", "{\"service_id\":\""
						+ FAKE.merchant("hk-2").properties().get("wechatpay.payscore.service-id") + "\","));
			assertThat(post(server, second).status()).isEqualTo(204);
			assertThat(handled(server)).containsExactly("hk O-1", "cn O-1", "row O-1", "default O-1", "hk-2 O-2");
			assertThat(post(server, paid("hk", "1900000002", "O-3")).status()).isEqualTo(401);
			assertThat(post(server, paid("hk", "1900000002", "O-3").apiV3Key(FAKE.merchant("cn").apiV3Key())).status())
				.isEqualTo(400);
			assertThat(post(server, paid("row", "1900000001", "O-3")).status()).isEqualTo(401);
			assertThat(post(server, paid("hk", "1900000001", "O-3").wrongSignature()).status()).isEqualTo(401);
			assertThat(handled(server)).hasSize(5);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenStrangersFloodThenRepositoryIsAskedNoMoreThanItsLimit(WebApplicationType type) throws IOException {
		try (NotificationServer server = start(type, "/wechatpay/{merchant}/notifications")) {
			Rows rows = server.bean(Rows.class);
			TestNotification.Signed signed = signed(paid("row", "1900000003", "O-1"));
			long start = System.nanoTime();
			int refused = 0;
			for (int i = 0; i < 2 * LOOKUPS_PER_SECOND + 10; i++) {
				int status = RawHttp.post(server.port(), "/wechatpay/guess-" + i + "/notifications", signed).status();
				assertThat(status).isIn(404, 503);
				refused += (status == 503) ? 1 : 0;
			}
			long seconds = (System.nanoTime() - start) / 1_000_000_000L + 1;
			assertThat(rows.names).hasSizeLessThanOrEqualTo((int) (LOOKUPS_PER_SECOND * (seconds + 1)))
				.hasSize(2 * LOOKUPS_PER_SECOND + 10 - refused);
			int asked = rows.names.size();
			for (int i = 0; i < 100; i++) {
				TestNotification.Signed stale = signed.with("Wechatpay-Timestamp", "1000000000");
				assertThat(RawHttp.post(server.port(), "/wechatpay/other-" + i + "/notifications", stale).status())
					.isEqualTo(404);
			}
			assertThat(rows.names).hasSize(asked);
			assertThat(
					RawHttp.post(server.port(), "/wechatpay/hk/notifications", signed(paid("hk", "1900000001", "O-1")))
						.status())
				.isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenSerialsAreGuessedThenRepositoryIsAskedNoMoreThanItsLimit(WebApplicationType type) throws IOException {
		try (NotificationServer server = start(type, "/wechatpay/notifications")) {
			TestNotification.Signed signed = signed(paid("row", "1900000003", "O-1"));
			long start = System.nanoTime();
			int refused = 0;
			for (int i = 0; i < 2 * LOOKUPS_PER_SECOND; i++) {
				TestNotification.Signed guess = signed.with("Wechatpay-Serial", "PUB_KEY_ID_" + i);
				int status = RawHttp.post(server.port(), "/wechatpay/notifications", guess).status();
				assertThat(status).isIn(401, 503);
				refused += (status == 503) ? 1 : 0;
			}
			long seconds = (System.nanoTime() - start) / 1_000_000_000L + 1;
			assertThat(server.bean(Rows.class).serials).hasSize(2 * LOOKUPS_PER_SECOND - refused)
				.hasSizeLessThanOrEqualTo((int) (LOOKUPS_PER_SECOND * (seconds + 1)));
			assertThat(server.bean(Rows.class).names).isEmpty();
			assertThat(post(server, paid("hk", "1900000001", "O-1")).status()).isEqualTo(204);
		}
	}

	// The merchant 'row' is in the repository
	private static NotificationServer start(WebApplicationType type, String path) {
		return NotificationServer.start(type, new Class<?>[] { Application.class },
				TestProperties.of(FAKE).withoutMerchant("row").with("notification.path", path));
	}

	private static NotificationBuilder paid(String name, String mchid, String outOrderNo) {
		return FAKE.merchant(name).notification("PAYSCORE.USER_PAID").resource(resource(mchid, outOrderNo));
	}

	private static String resource(String mchid, String outOrderNo) {
		return """
				{"mchid":"%s","out_order_no":"%s","collection":{"details":[{"transaction_id":"T-1"}]}}"""
			.formatted(mchid, outOrderNo);
	}

	private static RawHttp.Reply post(NotificationServer server, NotificationBuilder notification) throws IOException {
		return RawHttp.post(server.port(), "/wechatpay/notifications", signed(notification));
	}

	private static TestNotification.Signed signed(NotificationBuilder notification) {
		SignedNotification sent = notification.build();
		HttpHeaders headers = new HttpHeaders();
		sent.headers().forEach(headers::set);
		return new TestNotification.Signed(headers, sent.body());
	}

	private static Queue<String> handled(NotificationServer server) {
		return server.bean(Handled.class).notifications();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Rows.class)
	static class Application {

		@Bean
		Handled handled() {
			return new Handled(new ConcurrentLinkedQueue<>());
		}

		@Bean
		NotificationHandler<UserPaidNotification> handler(Handled handled) {
			return (notification) -> handled.notifications()
				.add(notification.merchant() + " " + notification.order().outOrderNo());
		}

	}

	/**
	 * What was handled.
	 *
	 * @param notifications the merchants and orders of the notifications
	 */
	record Handled(Queue<String> notifications) {

	}

	/**
	 * A table of merchants with one row.
	 */
	static class Rows implements MerchantRepository {

		private final Queue<String> names = new ConcurrentLinkedQueue<>();

		private final Queue<String> serials = new ConcurrentLinkedQueue<>();

		@Override
		public Mono<MerchantRegistration> findByName(String name) {
			this.names.add(name);
			return name.equals("row") ? Mono.just(registration(FAKE.merchant("row"))) : Mono.empty();
		}

		@Override
		public Flux<String> findNamesByPlatformSerial(String serial) {
			this.serials.add(serial);
			return FAKE.merchant("row").platformPublicKeyId().equals(serial) ? Flux.just("row") : Flux.empty();
		}

		private static MerchantRegistration registration(FakeWeChatPay merchant) {
			return MerchantRegistration.builder(PayScoreMode.OVERSEA_PARTNER, FakeMerchant.credentials(merchant))
				.platformKeys(PlatformKeys.of(List.of(FakeMerchant.publicKey(merchant))))
				.apiV3Key(ApiV3Key.of(merchant.apiV3Key()))
				.baseUrl(merchant.baseUrl())
				.build();
		}

	}

}
