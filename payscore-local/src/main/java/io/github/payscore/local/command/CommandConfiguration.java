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

package io.github.payscore.local.command;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.github.payscore.local.view.LocalMerchants;

/**
 * The commands' controllers.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
@Import({ MerchantCommands.class, OrderCommands.class, PermissionCommands.class, RefundCommands.class,
		SignPlanCommands.class, ServiceAccountCommands.class, PlatformCommands.class, OpenApi.class,
		CommandProblems.class })
public class CommandConfiguration implements WebMvcConfigurer {

	private final LocalMerchants merchants;

	public CommandConfiguration(LocalMerchants merchants) {
		this.merchants = merchants;
	}

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(new MerchantConverter(this.merchants));
	}

}
