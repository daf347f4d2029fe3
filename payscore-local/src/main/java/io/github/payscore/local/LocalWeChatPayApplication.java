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

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The local WeChat Pay as a program, which prints where everything is and runs until it
 * is stopped.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalWeChatPayProperties.class)
public class LocalWeChatPayApplication {

	@Bean
	LocalWeChatPay localWeChatPay(LocalWeChatPayProperties properties) {
		return properties.start();
	}

	@Bean
	CommandLineRunner welcome(LocalWeChatPay local) {
		return (args) -> System.out.println("Local WeChat Pay: " + local.baseUrl() + "  Page: " + local.pageUrl());
	}

	/**
	 * Run the program.
	 * @param args properties, for example {@code --payscore.local.port=8870}
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplicationBuilder(LocalWeChatPayApplication.class)
			.web(WebApplicationType.NONE)
			.bannerMode(org.springframework.boot.Banner.Mode.OFF)
			.build();
		application.setKeepAlive(true);
		application.run(args);
	}

}
