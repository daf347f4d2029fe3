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

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the auto-configuration without optional libraries on the class path.
 *
 * @author PayScore for Spring Boot contributors
 */
class MissingLibrariesTests {

	private static final String BOUNCY_CASTLE = "bc(pkix|prov|util)-.*";

	private static final String CONNECTORS = "(reactor-netty|netty|jetty|httpclient5|httpcore5)-.*";

	private final TestProperties properties = TestProperties.valid();

	@Test
	void refreshWhenAllLibrariesArePresentThenUsesReactorNetty() throws Exception {
		assertThat(refreshWithout("none")).isEqualTo("PayScoreOrderTemplate with ReactorClientHttpConnector");
	}

	@Test
	void refreshWhenAllConnectorsAreMissingThenUsesJdk() throws Exception {
		assertThat(refreshWithout(CONNECTORS)).isEqualTo("PayScoreOrderTemplate with JdkClientHttpConnector");
	}

	@Test
	void refreshWhenHttp3IsMissingAsInStarterThenUsesReactorNetty() throws Exception {
		assertThat(refreshWithout("netty-codec-native-quic-.*"))
			.isEqualTo("PayScoreOrderTemplate with ReactorClientHttpConnector");
	}

	@Test
	void refreshWhenBouncyCastleIsMissingThenReadsPkcs8() throws Exception {
		assertThat(refreshWithout(BOUNCY_CASTLE)).startsWith("PayScoreOrderTemplate");
	}

	@Test
	void refreshWhenBouncyCastleIsMissingThenReadsPkcs12() throws Exception {
		this.properties.with("private-key-path", "classpath:keys/merchant.p12").without("serial");
		assertThat(refreshWithout(BOUNCY_CASTLE)).startsWith("PayScoreOrderTemplate");
	}

	@Test
	void refreshWhenBouncyCastleIsMissingThenReadsPkcs1() throws Exception {
		this.properties.with("private-key-path", "classpath:keys/merchant-pkcs1.pem");
		assertThat(refreshWithout(BOUNCY_CASTLE)).startsWith("PayScoreOrderTemplate");
	}

	@Test
	void refreshWhenBouncyCastleIsMissingThenAsksForItToReadEncryptedPkcs1() {
		this.properties.with("private-key-path", "classpath:keys/merchant-pkcs1-aes256.pem")
			.with("private-key-password", TestKeys.PASSWORD);
		assertThatIllegalStateException().isThrownBy(() -> refreshWithout(BOUNCY_CASTLE))
			.withStackTraceContaining("The property 'wechatpay.private-key-path' cannot be used: The 'RSA PRIVATE KEY' "
					+ "is encrypted in a way that the JDK cannot read, or it is damaged. Add the dependency "
					+ "org.bouncycastle:bcpkix-jdk18on, which can, or encrypt the key anew: 'openssl pkcs8 -topk8 "
					+ "-in apiclient_key.pem -out new_key.pem'.");
	}

	@Test
	void refreshWhenActuatorIsMissingThenStarts() throws Exception {
		assertThat(
				refreshWithout("spring-boot-(starter-)?(actuator|health|micrometer).*|micrometer-(core|jakarta9)-.*"))
			.startsWith("PayScoreOrderTemplate");
	}

	@Test
	void refreshWhenBouncyCastleIsFilteredThenReadsPkcs8() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.bouncycastle"))
			.withPropertyValues(this.properties.toPairs())
			.run((context) -> assertThat(context).hasSingleBean(PayScoreOrderOperations.class));
	}

	private String refreshWithout(String jarPattern) throws Exception {
		return Objects.requireNonNull(
				IsolatedClassPath.without(jarPattern).call(Application.class, "run", this.properties.toPairs()));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Configured {

	}

	/**
	 * Runs inside the isolated class path, so it shows itself by text only.
	 */
	public static final class Application {

		private Application() {
		}

		public static String run(String... properties) {
			try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
				TestPropertyValues.of(properties).applyTo(context);
				context.register(Configured.class);
				context.refresh();
				return context.getBean(PayScoreOrderOperations.class).getClass().getSimpleName() + " with "
						+ context.getBean(HttpConnector.class).get().getClass().getSimpleName();
			}
		}

	}

}
