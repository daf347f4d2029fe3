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

package io.github.payscore.autoconfigure.actuate;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.order.PayScoreOrderOperations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeChatPayActuatorAutoConfiguration}.
 *
 * @author PayScore for Spring Boot contributors
 */
class WeChatPayActuatorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayActuatorAutoConfiguration.class));

	@Test
	void sanitizingFunctionWhenConfiguredThenIsPresent() {
		this.contextRunner.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).getBean(SanitizingFunction.class)
				.isInstanceOf(WeChatPaySanitizingFunction.class));
	}

	@Test
	void sanitizingFunctionWhenMchidIsNotSetThenBacksOff() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(SanitizingFunction.class));
	}

	@Test
	void sanitizingFunctionWhenActuatorIsAbsentThenBacksOff() {
		this.contextRunner.withPropertyValues(TestProperties.valid().toPairs())
			.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPaySanitizingFunction.class)
				.hasSingleBean(PayScoreOrderOperations.class));
	}

	@Test
	void sanitizingFunctionWhenMainAutoConfigurationIsExcludedThenBacksOff() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WeChatPayActuatorAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WeChatPaySanitizingFunction.class));
	}

}
