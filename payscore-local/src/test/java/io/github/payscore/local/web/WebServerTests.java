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

package io.github.payscore.local.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link WebServer}.
 *
 * @author PayScore for Spring Boot contributors
 */
class WebServerTests {

	@Test
	void serverKnowsNothingOfTheApplicationAndKeepsNoProgramAlive() throws Exception {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (WebServer server = WebServer.start(0, (context) -> context.register(EnvironmentController.class))) {
			HttpResponse<String> answer = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/environment")).build(),
						BodyHandlers.ofString());
			assertThat(answer.body()).isEqualTo("null");
			Set<Thread> started = Thread.getAllStackTraces().keySet();
			assertThat(started.stream().filter((thread) -> !before.contains(thread)).collect(Collectors.toSet()))
				.isNotEmpty()
				.allMatch(Thread::isDaemon);
		}
	}

	@Test
	void brokenApplicationDoesNotStart() {
		assertThatIllegalStateException()
			.isThrownBy(() -> WebServer.start(0, (context) -> context.register(BrokenConfiguration.class)))
			.withMessage("The page does not start: the log tells why");
	}

	@RestController
	static class EnvironmentController {

		private final Environment environment;

		EnvironmentController(Environment environment) {
			this.environment = environment;
		}

		@GetMapping("/environment")
		String environment() {
			return String.valueOf(this.environment.getProperty("java.version"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenConfiguration {

		@Bean
		String broken() {
			throw new IllegalStateException("broken");
		}

	}

}
