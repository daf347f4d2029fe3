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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.env.MapPropertySource;
import reactor.test.StepVerifier;

import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.TestKeys;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for properties that were pasted, with characters that nobody sees.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class PastedPropertiesTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	@Test
	void callWhenEveryValueHasInvisibleCharactersAroundItThenSucceeds(FakeWeChatPay fake) {
		assertThatCallSucceeds(fake, (value) -> "\uFEFF \u200E" + value + "\u00A0\u200B \r\n\u00A0", Map.of());
	}

	@Test
	void callWhenSerialAndUrlAreWrittenInOtherWaysThenSucceeds(FakeWeChatPay fake) {
		String serial = fake.merchantSerial().toLowerCase(Locale.ROOT);
		assertThatCallSucceeds(fake, UnaryOperator.identity(),
				Map.of("wechatpay.serial", "serial=0x" + serial.replaceAll("(..)(?!$)", "$1:"), "wechatpay.base-url",
						fake.baseUrl().toUpperCase(Locale.ROOT) + "/"));
	}

	@Test
	void keysWhenLocationsHaveBlanksAroundThemThenAreRead() {
		runner()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("pasted",
						Map.of("wechatpay.platform-cert",
								"\u00A0classpath:keys/platform1-certificate.pem\u200B,"
										+ "\u00A0classpath:keys/platform2-certificate.pem\u00A0"))))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context.getBean(PlatformKeys.class).serials())
				.containsExactly(TestKeys.PLATFORM1_SERIAL, TestKeys.PLATFORM2_SERIAL, TestKeys.PUBLIC_KEY_ID));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"mchid | 12300\u200B00109 | A merchant number has 1 to 32 digits or letters. This one has the invisible "
					+ "character U+200B.",
			"platform-public-key-id | PUB_KEY_ID_\u00A00001 | The id of a WeChat Pay public key is PUB_KEY_ID_ followed "
					+ "by digits. This one has the invisible character U+00A0.",
			"api-v3-key | 0123456789abcdef\u200B0123456789abcdef | An APIv3 key has 32 bytes, but this one has 35. This "
					+ "one has the invisible character U+200B." })
	void runWhenInvisibleCharacterIsInTheMiddleThenNamesIt(String name, String value, String problem) {
		runner().withPropertyValues(TestProperties.valid().with(name, value).toPairs())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("The property 'wechatpay.%s' cannot be used: %s ".formatted(name, problem)));
	}

	@Test
	void runWhenPasswordEndsWithBlankThenSaysSo() {
		runner()
			.withPropertyValues(TestProperties.valid()
				.with("private-key-path", "classpath:keys/merchant-password.p12")
				.with("private-key-password", TestKeys.PASSWORD + "\u00A0")
				.toPairs())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith(
						"The property 'wechatpay.private-key-password' cannot be used: The PKCS#12 file "
								+ "cannot be opened: the password is wrong, or the file is damaged. The password begins or ends "
								+ "with a blank or another character that nobody sees. ")
				.hasMessageNotContaining(TestKeys.PASSWORD));
	}

	private static void assertThatCallSucceeds(FakeWeChatPay fake, UnaryOperator<String> paste,
			Map<String, Object> others) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		Map<String, Object> properties = new LinkedHashMap<>();
		fake.properties().forEach((name, value) -> properties.put(name, paste.apply(value)));
		properties.putAll(others);
		// Not by withPropertyValues, which trims
		runner()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("pasted", properties)))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				StepVerifier
					.create(orders.complete(ExampleOrder.OUT_ORDER_NO,
							ExampleOrder.request().toBuilder().serviceId(null).subMchid(null).build()))
					.expectComplete()
					.verify(TIME_LIMIT);
			});
		assertThat(fake.order(ExampleOrder.OUT_ORDER_NO).completions()).isEqualTo(1);
	}

	private static ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class));
	}

}
