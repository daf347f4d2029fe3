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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the forms that the location of a key may have.
 *
 * @author PayScore for Spring Boot contributors
 */
class KeyLocationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class));

	private final TestProperties properties = TestProperties.valid();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path folder;

	@Test
	void readWhenClasspathThenReadsResource() {
		this.properties.with("private-key-path", "classpath:keys/merchant-pkcs1.pem");
		assertThatContextStarts();
	}

	@Test
	void readWhenFileThenReadsFile() throws IOException {
		this.properties.with("private-key-path", copy("merchant-pkcs8.pem").toUri().toString());
		assertThatContextStarts();
	}

	@Test
	void readWhenFileWithPathThenReadsFile() throws IOException {
		this.properties.with("private-key-path", "file:" + copy("merchant-pkcs8.pem"));
		assertThatContextStarts();
	}

	@Test
	void readWhenBarePathThenReadsFile() throws IOException {
		this.properties.with("private-key-path", copy("merchant-pkcs8.pem").toString())
			.with("platform-public-key-path", copy("platform-public.pem").toString());
		assertThatContextStarts();
	}

	@Test
	void readWhenPathIsLongThenReadsFile() throws IOException {
		this.folder = Files.createDirectories(this.folder.resolve("a".repeat(120)).resolve("b".repeat(120)));
		this.properties.with("private-key-path", copy("merchant-pkcs8.pem").toString());
		assertThatContextStarts();
	}

	@Test
	void readWhenBase64ThenDecodesIt() {
		useBase64();
		assertThatContextStarts();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", " ", "\n    " })
	void readWhenBase64HasLineBreaksThenDecodesIt(String lineBreak) {
		String base64 = TestKeys.base64("merchant-pkcs8.pem").replaceAll(".{76}", "$0" + lineBreak);
		this.properties.with("private-key-path", "base64:" + base64 + lineBreak);
		assertThatContextStarts();
	}

	@Test
	void readWhenBase64OfPkcs12ThenDecodesIt() {
		this.properties.with("private-key-path", "base64:" + TestKeys.base64("merchant-legacy.p12")).without("serial");
		assertThatContextStarts();
	}

	@Test
	void readWhenBase64InApplicationThenDecodesIt() {
		useBase64();
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.run(this.properties.toArguments())) {
			assertThat(context.getBean(PayScoreOrderOperations.class)).isNotNull();
			assertThat(context.getBean(PlatformKeys.class).serials()).containsExactly(TestKeys.PLATFORM1_SERIAL,
					TestKeys.PLATFORM2_SERIAL, TestKeys.PUBLIC_KEY_ID);
		}
	}

	private void useBase64() {
		this.properties.with("private-key-path", "base64:" + TestKeys.base64("merchant-pkcs8.pem"))
			.with("platform-public-key-path", "base64:" + TestKeys.base64("platform-public.pem"))
			.with("platform-cert", "base64:" + TestKeys.base64("platform1-certificate.pem") + ",base64:"
					+ TestKeys.base64("platform2-certificate.pem"));
	}

	private Path copy(String name) throws IOException {
		return Files.write(this.folder.resolve(name), TestKeys.bytes(name));
	}

	private void assertThatContextStarts() {
		this.contextRunner.withPropertyValues(this.properties.toPairs()).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(
					context.getBean(MerchantCredentials.class).getSigner().sign(TestKeys.bytes("message.txt")).block())
				.asBase64Encoded()
				.isEqualTo(TestKeys.text("message.sig").strip());
		});
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
