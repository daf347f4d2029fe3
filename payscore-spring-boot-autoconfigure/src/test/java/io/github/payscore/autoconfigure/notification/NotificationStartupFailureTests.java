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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.notification.UserPaidNotification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for what the user of an application reads that does not start because of its
 * endpoint for notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class NotificationStartupFailureTests {

	private final TestProperties properties = NotificationServer.properties();

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void runWhenApiV3KeyIsMissingThenSaysSo(WebApplicationType type, CapturedOutput output) {
		this.properties.without("api-v3-key");
		assertThat(run(output, type, Application.class)).isEqualTo(report(
				"The property 'wechatpay.notification.path' is set, but 'wechatpay.api-v3-key' is not, so no "
						+ "notification could be decrypted.",
				"Set 'wechatpay.api-v3-key' to the APIv3 key from the merchant platform, or remove "
						+ "'wechatpay.notification.path'."));
	}

	@Test
	void runWhenApiV3KeyOfNamedMerchantIsMissingThenSaysSo(CapturedOutput output) {
		for (String name : new String[] { "mchid", "serial", "private-key-path", "platform-public-key-id",
				"platform-public-key-path" }) {
			this.properties.with("merchants.hk." + name, this.properties.get(name));
		}
		assertThat(run(output, Application.class)).isEqualTo(report(
				"The property 'wechatpay.notification.path' is set, but 'wechatpay.merchants.hk.api-v3-key' is not, so "
						+ "no notification for the merchant 'hk' could be decrypted.",
				"Set 'wechatpay.merchants.hk.api-v3-key' to the APIv3 key of the merchant from the merchant platform, "
						+ "or remove 'wechatpay.notification.path'."));
	}

	@Test
	void runWhenApiV3KeyIsWrongThenDoesNotRepeatIt(CapturedOutput output) {
		this.properties.with("api-v3-key", TestNotification.API_V3_KEY + "TOO-LONG");
		assertThat(run(output, Application.class)).contains("'wechatpay.api-v3-key' cannot be used");
		assertThat(output).doesNotContain("TOO-LONG", TestNotification.API_V3_KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "notifications", "/", "/a?b=1", "/a#b", "/a/**", "/a b", "//a", "/a/../b", "/./a",
			"https://example.com/notifications", "/支付" })
	void runWhenPathIsWrongThenSaysSo(String path, CapturedOutput output) {
		this.properties.with("notification.path", path);
		assertThat(run(output, Application.class)).isEqualTo(report(
				"The property 'wechatpay.notification.path' cannot be used: It is not a '/' followed by letters, "
						+ "digits, '-', '.', '_', '~' and '/'.",
				"Set it to the path of the 'notify_url' of your orders without host and context path, such as "
						+ "'/wechatpay/notifications', or remove it."));
	}

	@ParameterizedTest
	@CsvSource({ "/a/{id},{id}", "/{merchant}/{id},{id}", "/a/{*merchant},{*merchant}",
			"/a/{merchant:[a-z]+},{merchant:[a-z]+}", "/a/m-{merchant}/n,m-{merchant}",
			"/{merchant}/{merchant},{merchant}", "/a/{},{}" })
	void runWhenPathHasAnotherVariableThenSaysSo(String path, String segment, CapturedOutput output) {
		this.properties.with("notification.path", path);
		assertThat(run(output, Application.class)).isEqualTo(report(
				"The property 'wechatpay.notification.path' cannot be used: It has the segment '%s', but the only "
					.formatted(segment) + "variable is '{merchant}', once, and as a whole segment.",
				"Set it to a path with the name of the merchant, such as '/wechatpay/{merchant}/notifications', or to "
						+ "one without a variable."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "3GB" })
	void runWhenMaxBodySizeIsOutOfRangeThenSaysSo(String size, CapturedOutput output) {
		this.properties.with("notification.max-body-size", size);
		assertThat(run(output, Application.class)).isEqualTo(
				report("The property 'wechatpay.notification.max-body-size' cannot be used: The size must be between "
						+ "1 byte and 2 GB.", "Set it to a size such as '1MB', or remove it."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1" })
	void runWhenMaxEntriesIsNotPositiveThenSaysSo(String entries, CapturedOutput output) {
		this.properties.with("notification.memory.max-entries", entries);
		assertThat(run(output, Application.class)).isEqualTo(report(
				"The property 'wechatpay.notification.memory.max-entries' cannot be used: It must be at least 1.",
				"Set it to a positive number, or remove it."));
	}

	@Test
	void runWhenTwoHandleSameEventThenNamesBoth(CapturedOutput output) {
		assertThat(run(output, TwoHandlers.class))
			.isEqualTo(report("The beans 'first' and 'second' both handle UserPaidNotification.",
					"Remove one of them, or let one do the work of both."));
	}

	@Test
	void runWhenHandlerIsRawThenSaysSo(CapturedOutput output) {
		assertThat(run(output, RawHandler.class)).isEqualTo(report(
				"The bean 'handler' is a NotificationHandler, but its definition does not say for which notification.",
				"Declare it with a type argument, such as NotificationHandler<UserPaidNotification>."));
	}

	@Test
	void runWhenHandlerIsForAnythingThenSaysSo(CapturedOutput output) {
		assertThat(run(output, UnknownHandler.class)).isEqualTo(report(
				"The bean 'handler' is a NotificationHandler, but its definition does not say for which notification.",
				"Declare it with a type argument, such as NotificationHandler<UserPaidNotification>."));
	}

	private static String report(String description, String action) {
		return "Description:\n\n" + description + "\n\nAction:\n\n" + action;
	}

	private String run(CapturedOutput output, Class<?> application) {
		return run(output, WebApplicationType.SERVLET, application);
	}

	private String run(CapturedOutput output, WebApplicationType type, Class<?> application) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(application).web(type)
			.bannerMode(Banner.Mode.OFF)
			.properties("server.port=0");
		assertThatException().isThrownBy(() -> builder.run(this.properties.toArguments()).close());
		String title = "***************************\nAPPLICATION FAILED TO START\n***************************\n\n";
		String printed = output.getOut().replace("\r\n", "\n");
		assertThat(printed).containsOnlyOnce(title);
		return printed.substring(printed.indexOf(title) + title.length()).strip();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoHandlers {

		@Bean
		NotificationHandler<UserPaidNotification> first() {
			return (notification) -> {
			};
		}

		@Bean
		ReactiveNotificationHandler<UserPaidNotification> second() {
			return (notification) -> Mono.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class RawHandler {

		@Bean
		@SuppressWarnings("rawtypes")
		NotificationHandler handler() {
			return (notification) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class UnknownHandler {

		@Bean
		NotificationHandler<?> handler() {
			return (Notification notification) -> {
			};
		}

	}

}
