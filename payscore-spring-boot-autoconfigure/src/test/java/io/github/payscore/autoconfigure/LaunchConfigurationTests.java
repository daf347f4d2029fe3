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

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchTemplate;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link LaunchOperations} in an application.
 *
 * @author PayScore for Spring Boot contributors
 */
class LaunchConfigurationTests {

	private static final String API_V2_KEY = "192006250b4c09247ec02edce69f6a2d";

	private static final Instant NOW = Instant.ofEpochSecond(1795657143);

	private final TestProperties properties = TestProperties.valid().with("payscore.service-id", "500001");

	@Test
	void detailThenIsSignedForTheMerchantAtTheTimeOfTheClock() {
		runner().withPropertyValues(this.properties.with("api-v2-key", API_V2_KEY).toPairs())
			.withBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC))
			.run((context) -> assertThat(context.getBean(LaunchOperations.class).detail("bike-1").extraData())
				.containsEntry("mch_id", TestKeys.MCHID)
				.containsEntry("service_id", "500001")
				.containsEntry("timestamp", "1795657143")
				.containsKey("sign"));
	}

	@Test
	void confirmWhenModeIsDefaultThenIsSigned() {
		runner().withPropertyValues(this.properties.with("api-v2-key", API_V2_KEY).toPairs())
			.run((context) -> assertThat(context.getBean(LaunchOperations.class).confirm("abc").extraData())
				.containsEntry("mch_id", TestKeys.MCHID)
				.containsKey("sign"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "direct", "partner" })
	void confirmWhenModeIsOfTheMainlandThenHasPackageOnly(String mode) {
		runner().withPropertyValues(this.properties.with("payscore.mode", mode).toPairs())
			.run((context) -> assertThat(context.getBean(LaunchOperations.class).confirm("abc").extraData())
				.containsOnly(entry("package", "abc")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "direct", "partner" })
	void detailWhenModeIsOfTheMainlandThenIsOfTheCaller(String mode) {
		runner()
			.withPropertyValues(this.properties.with("payscore.mode", mode).with("api-v2-key", API_V2_KEY).toPairs())
			.run((context) -> assertThat(context.getBean(LaunchOperations.class).detail("bike-1").extraData())
				.containsEntry("mch_id", TestKeys.MCHID)
				.containsKey("sign")
				.doesNotContainKey("sub_mchid"));
	}

	@Test
	void detailWhenThereIsNoKeyThenNamesProperty() {
		runner().withPropertyValues(this.properties.toPairs())
			.run((context) -> assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> context.getBean(LaunchOperations.class).detail("bike-1"))
				.withMessageEndingWith("set the property 'wechatpay.api-v2-key'"));
	}

	@Test
	void detailWhenThereIsNoServiceThenNamesProperty() {
		runner()
			.withPropertyValues(this.properties.without("payscore.service-id").with("api-v2-key", API_V2_KEY).toPairs())
			.run((context) -> assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> context.getBean(LaunchOperations.class).detail("bike-1"))
				.withMessageEndingWith("set the property 'wechatpay.payscore.service-id'"));
	}

	@Test
	void detailWhenConnectionDetailsGiveKeyThenTakesIt() {
		runner().withPropertyValues(this.properties.toPairs())
			.withBean(WeChatPayConnectionDetails.class, () -> new WeChatPayConnectionDetails() {

				@Override
				public String getApiV2Key() {
					return API_V2_KEY;
				}

			})
			.run((context) -> assertThat(context.getBean(LaunchOperations.class).detail("bike-1").extraData())
				.containsKey("sign"));
	}

	@Test
	void detailWhenApplicationHasItsOwnCredentialsThenIsOfTheirMerchant() {
		MerchantCredentials own = MerchantCredentials.of("1900000109", "0A1B2C", TestKeys.merchantPrivateKey());
		runner().withPropertyValues(this.properties.with("api-v2-key", API_V2_KEY).toPairs())
			.withBean(MerchantCredentials.class, () -> own)
			.run((context) -> assertThat(context.getBean(LaunchOperations.class).detail("bike-1").extraData())
				.containsEntry("mch_id", "1900000109"));
	}

	@Test
	void refreshWhenApplicationHasItsOwnThenBacksOff() {
		LaunchTemplate own = LaunchTemplate.mainland("1900000109").build();
		runner().withPropertyValues(this.properties.toPairs())
			.withBean(LaunchOperations.class, () -> own)
			.run((context) -> assertThat(context).getBean(LaunchOperations.class).isSameAs(own));
	}

	private static ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class));
	}

}
