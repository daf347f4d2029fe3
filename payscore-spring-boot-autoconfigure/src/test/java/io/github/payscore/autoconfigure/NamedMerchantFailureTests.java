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

package io.github.payscore.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.client.CertificatePlatform;
import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said when the properties of a merchant that has a name are wrong.
 *
 * @author PayScore for Spring Boot contributors
 */
class NamedMerchantFailureTests {

	private static final FakeWeChatPay FAKE = FakeWeChatPay.builder().merchant("hk", (merchant) -> {
	}).start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class));

	@AfterAll
	static void close() {
		FAKE.close();
	}

	private ApplicationContextRunner with(Map<String, String> changes) {
		Map<String, String> properties = new HashMap<>(FAKE.properties());
		properties.putAll(changes);
		return this.runner.withPropertyValues(
				properties.entrySet().stream().map((it) -> it.getKey() + "=" + it.getValue()).toArray(String[]::new));
	}

	private static void assertThatFails(ApplicationContextRunner runner, String message) {
		runner.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(message));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					mchid                    |                   | The property '%s' cannot be used: A merchant number has
					mchid                    | 12 34             | The property '%s' cannot be used: A merchant number has
					serial                   |                   | The property '%s' is not set.
					private-key-path         |                   | The property '%s' is not set.
					private-key-path         | file:/no/such.pem | The property '%s' cannot be used: 'file:/no/such.pem' does not
					ssl-bundle               | other             | The properties '%s' and 'wechatpay.merchants.hk.private-key-
					platform-public-key-id   | PUB_KEY           | The property '%s' cannot be used: The id of a WeChat Pay public
					platform-public-key-path | file:/no/such.pem | The property '%s' cannot be used: 'file:/no/such.pem' does not
					platform-cert            | file:/no/such.pem | The property '%s' cannot be used: 'file:/no/such.pem' does not
					api-v3-key               | short             | The property '%s' cannot be used: An APIv3 key has 32 bytes
					api-v2-key               | short             | The property '%s' cannot be used: An APIv2 key has 32 bytes
					base-url                 | ftp://example.org | The property '%s' cannot be used: The URL must
					backup-base-url          | example.org       | The property '%s' cannot be used: The URL must
					payscore.mode            | shop              | Failed to bind properties under '%s'
					""")
	void startWhenPropertyIsWrongThenNamesItInFull(String name, @Nullable String value, String message) {
		String property = "wechatpay.merchants.hk." + name;
		assertThatFails(with(Map.of(property, (value != null) ? value : "")), message.formatted(property));
	}

	@Test
	void startWhenPathOfCertificatesIsWrongThenNamesItInFull() {
		assertThatFails(
				with(Map.of("wechatpay.merchants.hk.certificates.path", "v3",
						"wechatpay.merchants.hk.certificates.refresh", "true")),
				"The property 'wechatpay.merchants.hk.certificates.path' cannot be used: The path must be a path that");
	}

	@Test
	void startWhenThereIsNoKeyOfWeChatPayThenNamesWhatToSet() {
		assertThatFails(with(Map.of("wechatpay.merchants.hk.platform-public-key-id", "",
				"wechatpay.merchants.hk.platform-public-key-path", "", "wechatpay.merchants.hk.api-v3-key", "")),
				"Set 'wechatpay.merchants.hk.platform-public-key-id' and "
						+ "'wechatpay.merchants.hk.platform-public-key-path' to the WeChat Pay public key");
	}

	@Test
	void startWhenConnectionDetailsAreWrongThenNamesThem() {
		this.runner.withBean(WeChatPayConnectionDetails.class, () -> new WeChatPayConnectionDetails() {

			@Override
			public Map<String, WeChatPayConnectionDetails> getMerchants() {
				return Map.of("hk", new WrongDetails());
			}

		})
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("What the connection details " + WrongDetails.class.getName()
						+ " give for 'wechatpay.merchants.hk.mchid' cannot be used: A merchant number has"));
	}

	@Test
	void startWhenCertificatesOfNamedMerchantsCanBeDownloadedThenWaitsForAll() {
		try (CertificatePlatform platform = new CertificatePlatform()) {
			platform.rotate(TestCertificate.create());
			this.runner.withPropertyValues(named(platform, "hk"))
				.withPropertyValues(named(platform, "us"))
				.run((context) -> {
					assertThat(context).hasNotFailed();
					assertThat(context.getBean(DefaultPayScoreMerchants.class).known()).hasSize(2)
						.allSatisfy((merchant) -> assertThat(merchant.platformKeys().serials()).hasSize(1));
					assertThat(context.getBean(PayScoreMerchants.class).names()).hasSize(2);
				});
			assertThat(platform.downloads()).isEqualTo(1);
		}
	}

	@Test
	void startWhenThereAreNoCertificatesOfNamedMerchantThenNamesWhatToSet() {
		try (CertificatePlatform platform = new CertificatePlatform()) {
			platform.answerList(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"none\"}");
			this.runner.withPropertyValues(named(platform, "hk"))
				.run((context) -> assertThat(context.getStartupFailure())
					.isInstanceOf(InvalidWeChatPayConfigurationException.class)
					.hasMessageContaining("Set 'wechatpay.merchants.hk.platform-public-key-id' and "));
		}
	}

	private static String[] named(CertificatePlatform platform, String name) {
		Map<String, String> properties = new HashMap<>(platform.properties());
		properties.keySet().removeIf((property) -> property.contains("platform-"));
		return properties.entrySet()
			.stream()
			.map((it) -> it.getKey().replace("wechatpay.", "wechatpay.merchants." + name + ".") + "=" + it.getValue())
			.toArray(String[]::new);
	}

	static class WrongDetails implements WeChatPayConnectionDetails {

		@Override
		public String getMchid() {
			return "12 34";
		}

	}

}
