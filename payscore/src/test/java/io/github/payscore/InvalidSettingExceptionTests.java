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

package io.github.payscore;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

import io.github.payscore.certificates.CertificateDownload;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.notification.InMemoryNotificationStore;
import io.github.payscore.notification.jdbc.JdbcNotificationStore;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what an {@link InvalidSettingException} says of a setting.
 *
 * @author PayScore for Spring Boot contributors
 */
class InvalidSettingExceptionTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	@ParameterizedTest
	@MethodSource({ "settingsOfClient", "settingsOfKeys", "settingsOfStores" })
	void setWhenValueCannotBeUsedThenSaysWhichSettingAndWhy(String setting, String problem, Runnable wrong) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(wrong::run)
			.withMessage("'%s' %s".formatted(setting, problem))
			.satisfies((ex) -> {
				assertThat(ex.getSetting()).isEqualTo(setting);
				assertThat(ex.getProblem()).isEqualTo(problem);
			});
	}

	static Stream<Arguments> settingsOfClient() {
		return Stream.of(client("baseUrl", "must not be empty", (client) -> client.baseUrl(" ")),
				client("baseUrl", "is malformed: Illegal character in authority",
						(client) -> client.baseUrl("https://a b")),
				client("baseUrl", "must be absolute, such as https://apihk.mch.weixin.qq.com",
						(client) -> client.baseUrl("apihk.mch.weixin.qq.com")),
				client("baseUrl", "must not have user information",
						(client) -> client.baseUrl("https://me@example.org")),
				client("backupBaseUrl", "must not have a path, query or fragment",
						(client) -> client.backupBaseUrl("https://example.org/v3")),
				client("backupBaseUrl", "must use https; http is accepted for loopback addresses only",
						(client) -> client.backupBaseUrl("http://example.org")),
				client("maxResponseSize", "must be between 1 byte and 2 GB",
						(client) -> client.maxResponseSize(DataSize.ofBytes(0))),
				client("callTimeout", "must be longer than 0", (client) -> client.callTimeout(Duration.ZERO)),
				client("callTimeout", "must not be longer than 1 day",
						(client) -> client.callTimeout(Duration.ofDays(2))),
				client("maxAttempts", "must be at least 1", (client) -> client.retry(0, SECOND, SECOND)),
				client("firstBackoff", "must be longer than 0", (client) -> client.retry(1, Duration.ZERO, SECOND)),
				client("maxBackoff", "must be longer than 0", (client) -> client.retry(1, SECOND, Duration.ZERO)),
				client("maxBackoff", "must not be longer than 1 day",
						(client) -> client.retry(1, SECOND, Duration.ofDays(2))));
	}

	static Stream<Arguments> settingsOfKeys() {
		return Stream.of(client("path", "must be a path that starts with one '/', such as /v3/global/certificates",
				(client) -> new CertificateDownload(client, "v3", ApiV3Key.of("0123456789abcdef0123456789abcdef"),
						credentials(), InstantSource.system())),
				setting("refreshInterval", "must be between 1 second and 1 day",
						() -> RotatingPlatformKeys.builder((known) -> Mono.empty()).refreshInterval(Duration.ZERO)),
				setting("id", "must be PUB_KEY_ID_ followed by digits",
						() -> PlatformKey.ofPublicKey("1", TestKeys.platformPublicKey())));
	}

	static Stream<Arguments> settingsOfStores() {
		JdbcNotificationStore.Builder store = JdbcNotificationStore.builder(new DriverManagerDataSource());
		return Stream.of(setting("tableName",
				"must consist of letters, digits, underscores and dots, and begin with a letter or an underscore",
				() -> store.tableName("A B")),
				setting("retention", "must be at least 2 days, because WeChat Pay repeats a notification for a day",
						() -> store.retention(SECOND)),
				setting("retention", "must be at most 36500 days", () -> store.retention(Duration.ofDays(36501))),
				setting("maxEntries", "must be at least 1", () -> new InMemoryNotificationStore(0, Clock.systemUTC())));
	}

	private static Arguments client(String setting, String problem, Consumer<WeChatPayClientBuilder> wrong) {
		return setting(setting, problem,
				() -> wrong.accept(WeChatPayClient.builder(credentials(), PlatformKeys.none())));
	}

	private static MerchantCredentials credentials() {
		return MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL, TestKeys.merchantPrivateKey());
	}

	private static Arguments setting(String setting, String problem, Runnable wrong) {
		return Arguments.of(setting, problem, wrong);
	}

}
