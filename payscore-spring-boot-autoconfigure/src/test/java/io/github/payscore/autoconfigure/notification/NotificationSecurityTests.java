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

package io.github.payscore.autoconfigure.notification;

import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.autoconfigure.notification.security.servlet.WeChatPayNotificationRequest;
import io.github.payscore.notification.TestNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint behind Spring Security, over the wire, on Netty and Tomcat.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class NotificationSecurityTests {

	private static final String OTHER_PATH = "/other";

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenSecurityHasItsDefaultsThenIsRefused(WebApplicationType type, CapturedOutput output) throws Exception {
		try (NotificationServer server = start(type, Defaults.class)) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isIn(401, 403);
			assertThat(server.bean(NotificationEndpointTests.Recorder.class).notifications()).isEmpty();
		}
		assertThat(output).contains("INFO",
				"Notifications of WeChat Pay are received at POST /wechatpay/notifications: UserConfirmNotification by bean "
						+ "'confirmed', UserPaidNotification by bean 'paid'");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenNotificationsArePermittedThenOnlyTheyAre(WebApplicationType type) throws Exception {
		try (NotificationServer server = start(type, Permitted.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(server.post(signed).status()).isEqualTo(204);
			assertThat(server.post(TestNotification.paid("O-2").sign().withByteChanged(3)).body())
				.contains("{\"code\":\"FAIL\"");
			assertThat(RawHttp.post(server.port(), OTHER_PATH, signed).status()).isIn(401, 403);
			assertThat(RawHttp.post(server.port(), NotificationServer.PATH + "/x", signed).status()).isIn(401, 403);
			for (String method : new String[] { "GET", "PUT", "DELETE" }) {
				assertThat(send(server, method).status()).as(method).isIn(401, 403);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenPermittedBelowContextPathThenIsMatchedThere(WebApplicationType type) throws Exception {
		try (NotificationServer server = start(type, Permitted.class, "--server.servlet.context-path=/shop",
				"--spring.webflux.base-path=/shop")) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(RawHttp.post(server.port(), "/shop" + NotificationServer.PATH, signed).status()).isEqualTo(204);
			assertThat(RawHttp.post(server.port(), "/shop" + OTHER_PATH, signed).status()).isIn(401, 403);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenPathNamesMerchantThenIsPermittedForEveryName(WebApplicationType type) throws Exception {
		try (NotificationServer server = start(type, Permitted.class,
				NotificationServer.properties().with("notification.path", "/wechatpay/{merchant}/notifications"))) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(RawHttp.post(server.port(), "/wechatpay/default/notifications", signed).status()).isEqualTo(204);
			int unknown = RawHttp.post(server.port(), "/wechatpay/nobody/notifications", signed).status();
			assertThat(
					RawHttp.post(server.port(), "/wechatpay/default/notifications", signed.withByteChanged(3)).status())
				.isEqualTo(unknown);
			for (String path : new String[] { "/wechatpay/notifications", "/wechatpay/a/b/notifications",
					"/wechatpay/default/notifications/x", "/wechatpay/default" }) {
				assertThat(RawHttp.post(server.port(), path, signed).status()).as(path).isIn(401, 403);
			}
		}
	}

	@Test
	void postWhenPermittedBelowServletPathThenIsMatchedThere() throws Exception {
		try (NotificationServer server = start(WebApplicationType.SERVLET, Permitted.class,
				"--spring.mvc.servlet.path=/api")) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(RawHttp.post(server.port(), "/api" + NotificationServer.PATH, signed).status()).isEqualTo(204);
			assertThat(server.post(signed).status()).isIn(401, 403);
		}
	}

	@ParameterizedTest
	@CsvSource({ "REACTIVE, notification.path", "SERVLET, notification.path", "REACTIVE, mchid", "SERVLET, mchid" })
	void postWhenThereIsNoEndpointThenNothingIsPermitted(WebApplicationType type, String missing) throws Exception {
		try (NotificationServer server = start(type, Permitted.class,
				NotificationServer.properties().without(missing))) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isIn(401, 403);
		}
	}

	private static RawHttp.Reply send(NotificationServer server, String method) throws IOException {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		return RawHttp.send(server.port(), RawHttp.head(method, NotificationServer.PATH, signed.headers())
				+ "Content-Length: " + signed.body().length + "\r\n\r\n", signed.body());
	}

	private static NotificationServer start(WebApplicationType type, Class<?> security, String... arguments) {
		return start(type, security, NotificationServer.properties(), arguments);
	}

	private static NotificationServer start(WebApplicationType type, Class<?> security, TestProperties properties,
			String... arguments) {
		return NotificationServer.start(type, new Class<?>[] { NotificationEndpointTests.Application.class, security },
				properties, Stream.concat(Stream.of("--spring.autoconfigure.exclude="), Stream.of(arguments))
					.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Defaults {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Permitted {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class Servlet {

			@Bean
			SecurityFilterChain securityFilterChain(HttpSecurity http) {
				http.authorizeHttpRequests(
						(requests) -> requests.requestMatchers(WeChatPayNotificationRequest.toNotifications())
							.permitAll()
							.anyRequest()
							.authenticated());
				http.csrf((csrf) -> csrf.ignoringRequestMatchers(WeChatPayNotificationRequest.toNotifications()));
				http.httpBasic(Customizer.withDefaults());
				return http.build();
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		static class Reactive {

			@Bean
			SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
				http.authorizeExchange((exchanges) -> exchanges
					.matchers(
							io.github.payscore.autoconfigure.notification.security.reactive.WeChatPayNotificationRequest
								.toNotifications())
					.permitAll()
					.anyExchange()
					.authenticated());
				http.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(new AndServerWebExchangeMatcher(
						CsrfWebFilter.DEFAULT_CSRF_MATCHER,
						new NegatedServerWebExchangeMatcher(
								io.github.payscore.autoconfigure.notification.security.reactive.WeChatPayNotificationRequest
									.toNotifications()))));
				http.httpBasic(Customizer.withDefaults());
				return http.build();
			}

		}

	}

}
