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

package io.github.payscore.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests that the private key, its password and the APIv3 key appear nowhere, from
 * wherever the application got them.
 *
 * @author PayScore for Spring Boot contributors
 */
class SecretsTests {

	private static final String API_V3_KEY = "K7v3qXw9Zt2Lp8Rb5Nc1Md6Hg4Jf0Ys7";

	private static final String API_V2_KEY = "Q2m9zTe4Ku7Wb1Vx6Ry3Hs8Pd5Ga0Nf7";

	private static final Pattern LONG_BASE64 = Pattern.compile("[0-9A-Za-z+/=_-]{40,}");

	private static final Set<String> KEY_PARTS = keyParts();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	// The settings of the log that applications here have would stay for later tests
	@AfterAll
	static void resetLogging() {
		System.clearProperty(LoggingSystemProperty.CONSOLE_THRESHOLD.getEnvironmentVariableName());
		LoggingSystem logging = LoggingSystem.get(SecretsTests.class.getClassLoader());
		logging.cleanUp();
		logging.beforeInitialize();
		logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
	}

	@ParameterizedTest
	@EnumSource
	void endpointsWhenValuesAreShownThenMaskSecrets(Source source) {
		try (ConfigurableApplicationContext context = run(source, Map.of())) {
			assertThat(context.getBean(WeChatPayProperties.class).getApiV3Key()).isEqualTo(API_V3_KEY);
			assertThat(context.getBean(WeChatPayProperties.class).getApiV2Key()).isEqualTo(API_V2_KEY);
			String environment = json(context.getBean(EnvironmentEndpoint.class).environment(null));
			assertThat(environment).contains(TestKeys.MERCHANT_SERIAL, "******");
			assertThatHoldsNoSecret(environment);
			String properties = json(
					context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties());
			assertThat(properties).contains(TestKeys.MERCHANT_SERIAL, "******");
			assertThatHoldsNoSecret(properties);
		}
	}

	@ParameterizedTest
	@EnumSource
	void environmentEntryWhenValuesAreShownThenMasksSecrets(Source source) {
		try (ConfigurableApplicationContext context = run(source, Map.of())) {
			EnvironmentEndpoint endpoint = context.getBean(EnvironmentEndpoint.class);
			for (String name : new String[] { "wechatpay.private-key-path", "wechatpay.private-key-password",
					"wechatpay.api-v3-key", "wechatpay.api-v2-key", "spring.application.json", "MERCHANT_KEY",
					"sun.java.command" }) {
				assertThatHoldsNoSecret(json(endpoint.environmentEntry(name)));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void logWhenEverythingIsTracedThenHoldsNoSecret(Source source) throws IOException {
		run(source, Map.of()).close();
		String log = readLog();
		assertThat(log).contains("TRACE", "weChatPayClient", "Closing");
		assertThatHoldsNoSecret(log);
	}

	@ParameterizedTest
	@EnumSource
	void logWhenStartFailsThenHoldsNoSecret(Source source) throws IOException {
		assertThatFailureHoldsNoSecret(source, Map.of("wechatpay.serial", "no-serial"));
	}

	@Test
	void logWhenKeyIsUnusableThenHoldsNoSecret() throws IOException {
		assertThatFailureHoldsNoSecret(Source.ENVIRONMENT_VARIABLES,
				Map.of("wechatpay.private-key-path", "base64:" + TestKeys.base64("rsa1024-pkcs8.pem")));
	}

	@Test
	void logWhenPasswordIsWrongThenHoldsNoSecret() throws IOException {
		assertThatFailureHoldsNoSecret(Source.ENVIRONMENT_VARIABLES,
				Map.of("wechatpay.private-key-password", "open sesame"));
		assertThat(readLog()).doesNotContain("open sesame");
	}

	@Test
	void logWhenKeyIsNoBase64ThenHoldsNoSecret() throws IOException {
		assertThatFailureHoldsNoSecret(Source.ENVIRONMENT_VARIABLES,
				Map.of("wechatpay.private-key-path", "base64:*" + TestKeys.base64("merchant-pkcs8.pem")));
	}

	@Test
	void logWhenKeyIsPastedWithoutPrefixThenHoldsNoSecret() throws IOException {
		assertThatFailureHoldsNoSecret(Source.ENVIRONMENT_VARIABLES,
				Map.of("wechatpay.private-key-path", TestKeys.body("merchant-pkcs8.pem")));
	}

	@Test
	void toStringWhenBeanIsOursThenHoldsNoSecret() {
		try (ConfigurableApplicationContext context = run(Source.ENVIRONMENT_VARIABLES, Map.of())) {
			String texts = Arrays.stream(context.getBeanDefinitionNames())
				.map(context::getBean)
				.filter((bean) -> bean.getClass().getName().startsWith("io.github.payscore."))
				.map(Object::toString)
				.collect(Collectors.joining("\n"));
			assertThat(texts).contains("MerchantCredentials [", "PlatformKeys [", "WeChatPayProperties");
			assertThatHoldsNoSecret(texts);
		}
	}

	private void assertThatFailureHoldsNoSecret(Source source, Map<String, Object> overrides) throws IOException {
		assertThatException().isThrownBy(() -> run(source, overrides).close())
			.satisfies((ex) -> assertThatHoldsNoSecret(stackTrace(ex)));
		String log = readLog();
		assertThat(log).contains("APPLICATION FAILED TO START", "The property 'wechatpay.");
		assertThatHoldsNoSecret(log);
	}

	private static String stackTrace(Throwable ex) {
		return Stream.iterate(ex, (candidate) -> candidate != null, (candidate) -> next(candidate))
			.map(Throwable::toString)
			.collect(Collectors.joining("\n"));
	}

	private static @Nullable Throwable next(Throwable ex) {
		return ex.getCause();
	}

	private ConfigurableApplicationContext run(Source source, Map<String, Object> overrides) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF);
		Stream<String> arguments = Stream.of("--logging.level.root=trace", "--logging.threshold.console=off",
				"--logging.file.name=" + this.folder.resolve("application.log"), "--spring.jmx.enabled=true",
				"--management.endpoints.jmx.exposure.include=env,configprops",
				"--management.endpoint.env.show-values=always", "--management.endpoint.configprops.show-values=always");
		String[] own = source.apply(builder);
		builder.initializers((context) -> addFirst(context.getEnvironment().getPropertySources(), overrides));
		return builder.run(Stream.concat(arguments, Arrays.stream(own)).toArray(String[]::new));
	}

	private static void addFirst(MutablePropertySources sources, Map<String, Object> overrides) {
		sources.addFirst(new MapPropertySource("overrides", overrides));
	}

	private String readLog() throws IOException {
		return Files.readString(this.folder.resolve("application.log"));
	}

	private static String json(Object value) {
		return new JsonMapper().writeValueAsString(value);
	}

	private static void assertThatHoldsNoSecret(String text) {
		assertThat(text.contains(API_V3_KEY)).as("APIv3 key in text").isFalse();
		assertThat(text.contains(API_V2_KEY)).as("APIv2 key in text").isFalse();
		assertThat(text.contains(TestKeys.PASSWORD)).as("password in text").isFalse();
		Matcher matcher = LONG_BASE64.matcher(text.replace("\\", ""));
		while (matcher.find()) {
			String run = matcher.group();
			for (int i = 0; i + 40 <= run.length(); i++) {
				assertThat(KEY_PARTS.contains(run.substring(i, i + 40))).as("private key in text").isFalse();
			}
		}
	}

	// Every run of 40 characters of every form in which the key is given
	private static Set<String> keyParts() {
		Set<String> parts = new HashSet<>();
		for (String text : new String[] { TestKeys.base64("merchant-password.p12"), TestKeys.body("merchant-pkcs8.pem"),
				TestKeys.base64("merchant-pkcs8.pem"), TestKeys.base64("rsa1024-pkcs8.pem") }) {
			for (int i = 0; i + 40 <= text.length(); i++) {
				parts.add(text.substring(i, i + 40));
			}
		}
		return parts;
	}

	/**
	 * Where an application gets the secrets from.
	 */
	enum Source {

		ARGUMENTS {
			@Override
			String[] apply(SpringApplicationBuilder builder) {
				return properties().toArguments();
			}
		},

		ENVIRONMENT_VARIABLES {
			@Override
			String[] apply(SpringApplicationBuilder builder) {
				builder.initializers(environment("WECHATPAY_PRIVATE_KEY_PATH", KEY, "WECHATPAY_PRIVATEKEYPASSWORD",
						TestKeys.PASSWORD, "WECHATPAY_APIV3KEY", API_V3_KEY, "WECHATPAY_APIV2KEY", API_V2_KEY));
				return publicProperties().toArguments();
			}
		},

		PLACEHOLDERS {
			@Override
			String[] apply(SpringApplicationBuilder builder) {
				builder.initializers(environment("MERCHANT_KEY", KEY.substring("base64:".length()), "MERCHANT_PASSWORD",
						TestKeys.PASSWORD, "V3", API_V3_KEY, "V2", API_V2_KEY));
				return publicProperties().with("private-key-path", "base64:${MERCHANT_KEY}")
					.with("private-key-password", "${MERCHANT_PASSWORD}")
					.with("api-v3-key", "${V3}")
					.with("api-v2-key", "${V2}")
					.toArguments();
			}
		},

		JSON {
			@Override
			String[] apply(SpringApplicationBuilder builder) {
				return Stream.concat(Arrays.stream(publicProperties().toArguments()), Stream.of(json(KEY)))
					.toArray(String[]::new);
			}
		},

		JSON_WITH_ESCAPED_SLASHES {
			@Override
			String[] apply(SpringApplicationBuilder builder) {
				return Stream
					.concat(Arrays.stream(publicProperties().toArguments()), Stream.of(json(KEY.replace("/", "\\/"))))
					.toArray(String[]::new);
			}
		};

		static final String KEY = "base64:" + TestKeys.base64("merchant-password.p12");

		/**
		 * Add the secrets.
		 * @param builder builds the application
		 * @return the arguments to start it with
		 */
		abstract String[] apply(SpringApplicationBuilder builder);

		static TestProperties publicProperties() {
			return TestProperties.valid().without("private-key-path");
		}

		static TestProperties properties() {
			return publicProperties().with("private-key-path", KEY)
				.with("private-key-password", TestKeys.PASSWORD)
				.with("api-v3-key", API_V3_KEY)
				.with("api-v2-key", API_V2_KEY);
		}

		static ApplicationContextInitializer<?> environment(String... pairs) {
			return (context) -> context.getEnvironment().getPropertySources().addFirst(EnvironmentVariables.of(pairs));
		}

		static String json(String key) {
			return "--spring.application.json={\"wechatpay\":{\"private-key-path\":\"%s\",\"private-key-password\":\"%s\",\"api-v3-key\":\"%s\",\"api-v2-key\":\"%s\"}}"
				.formatted(key, TestKeys.PASSWORD, API_V3_KEY, API_V2_KEY);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
