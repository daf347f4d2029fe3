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

package io.github.payscore.benchmarks;

import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The application that is started, in a process of its own, with the starter or without.
 * Has a {@link WebClient} in any case.
 *
 * @author PayScore for Spring Boot contributors
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartedApplication {

	/**
	 * What the line starts with that says when the application was ready.
	 */
	static final String READY = "ready ";

	/**
	 * Start, say how long it took and how many classes were loaded, and end.
	 * @param args the properties of the application
	 */
	public static void main(String[] args) {
		SpringApplication.run(StartedApplication.class, args);
		long ready = System.currentTimeMillis();
		long millis = ready - ManagementFactory.getRuntimeMXBean().getStartTime();
		long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
		System.out.println(READY + millis + " " + classes);
	}

	@Bean
	WebClient webClient(WebClient.Builder builder) {
		return builder.baseUrl("http://localhost").build();
	}

}
