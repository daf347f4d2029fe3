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

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the mode of {@link AutoConfigureFakeWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
@SpringBootTest(classes = AutoConfiguredModeTests.Application.class)
@AutoConfigureFakeWeChatPay(mode = FakeMode.DIRECT)
class AutoConfiguredModeTests {

	@Test
	void environmentWhenModeIsGivenThenNamesIt(@Autowired FakeWeChatPay fake, @Autowired Environment environment) {
		assertThat(fake.mode()).isEqualTo(FakeMode.DIRECT);
		assertThat(environment.getProperty("wechatpay.payscore.mode")).isEqualTo("direct");
		assertThat(environment.getProperty("wechatpay.payscore.appid")).isEqualTo("wxd678efh567hg6787");
		assertThat(environment.getProperty("wechatpay.payscore.sub-mchid")).isNull();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
