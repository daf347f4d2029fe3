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

package io.github.payscore.local;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.devtools.restart.RestartScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

/**
 * Gives an application a {@link LocalWeChatPay} while it is developed, as the merchant of
 * its {@code wechatpay.payscore.mode}: properties with numbers and keys are not needed.
 *
 * <pre class="code">
 * SpringApplication.from(Application::main).with(LocalWeChatPayConfiguration.class).run(args);
 * </pre>
 * <p>
 * Restarts by Spring Boot's DevTools keep the orders. The properties
 * {@code payscore.local.port}, {@code .page-port} and {@code .folder} are those of the
 * program.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalWeChatPayProperties.class)
public class LocalWeChatPayConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(LocalWeChatPayConfiguration.class);

	// Without DevTools nobody reads the annotation, and the bean ends with its context.
	@Bean
	@RestartScope
	LocalWeChatPay localWeChatPay(LocalWeChatPayProperties properties) {
		LocalWeChatPay local = properties.start();
		logger.info("Local WeChat Pay at {}, page at {}/", local.baseUrl(), local.pageUrl());
		return local;
	}

	@Bean
	FakeWeChatPay localWeChatPayMerchant(LocalWeChatPay local, Environment environment) {
		FakeMode mode = Binder.get(environment)
			.bind("wechatpay.payscore.mode", FakeMode.class)
			.orElse(FakeMode.OVERSEA_PARTNER);
		return local.merchant(LocalMerchantSettings.nameOf(mode));
	}

}
