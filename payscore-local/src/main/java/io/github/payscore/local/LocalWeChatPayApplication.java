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

import java.util.Map;

import org.springframework.boot.Banner;
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

	/**
	 * What one wants to read: refused requests, and why the program does not start.
	 */
	private static final Map<String, Object> LEVELS = Map.of("logging.level.root", "warn",
			"logging.level.org.springframework.context", "error",
			"logging.level.org.springframework.web.servlet.PageNotFound", "error");

	@Bean
	LocalWeChatPay localWeChatPay(LocalWeChatPayProperties properties) {
		return properties.start();
	}

	@Bean
	CommandLineRunner welcome(LocalWeChatPay local) {
		return (args) -> System.out.print(Welcome.text(local));
	}

	/**
	 * Run the program.
	 * @param args properties, for example {@code --payscore.local.port=8870}
	 */
	public static void main(String[] args) {
		application().run(args);
	}

	static SpringApplication application() {
		SpringApplication application = new SpringApplicationBuilder(LocalWeChatPayApplication.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(LEVELS)
			.build();
		application.setKeepAlive(true);
		return application;
	}

}
