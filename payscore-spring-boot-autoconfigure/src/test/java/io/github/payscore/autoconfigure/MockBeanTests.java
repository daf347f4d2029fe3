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

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import io.github.payscore.autoconfigure.actuate.WeChatPayActuatorAutoConfiguration;
import io.github.payscore.autoconfigure.actuate.WeChatPayHealthAutoConfiguration;
import io.github.payscore.autoconfigure.metrics.WeChatPayMetricsAutoConfiguration;
import io.github.payscore.autoconfigure.notification.WeChatPayNotificationAutoConfiguration;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.NotificationStore;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.verification.MessageVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications whose tests put mocks in the place of the library's beans.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class MockBeanTests {

	@ParameterizedTest
	@ValueSource(classes = { MockedClient.class, MockedCloseableClient.class, MockedOrders.class,
			MockedCredentials.class, MockedPlatformKeys.class, MockedSignatureVerifier.class, MockedVerifier.class,
			MockedParser.class, MockedStore.class, MockedReceiver.class, MockedConnectionDetails.class, AllMocked.class,
			AllSpied.class })
	void contextWhenBeansAreMockedThenStartsAndStops(Class<?> test, CapturedOutput output) throws Exception {
		TestContextManager manager = new TestContextManager(test);
		manager.prepareTestInstance(BeanUtils.instantiateClass(test));
		ConfigurableApplicationContext context = (ConfigurableApplicationContext) manager.getTestContext()
			.getApplicationContext();
		assertThat(context.isActive()).isTrue();
		context.close();
		assertThat(output).doesNotContain("Failed to stop bean", "still running");
	}

	@Retention(RetentionPolicy.RUNTIME)
	@SpringBootTest(classes = Application.class, properties = { "wechatpay.mchid=1230000109", "wechatpay.serial=0A1B2C",
			"wechatpay.private-key-path=classpath:keys/merchant-pkcs8.pem",
			"wechatpay.platform-cert=classpath:keys/platform1-certificate.pem",
			"wechatpay.api-v3-key=0123456789abcdef0123456789abcdef", "wechatpay.notification.path=/notifications",
			"wechatpay.crypto-provider=jdk", "spring.lifecycle.timeout-per-shutdown-phase=2s" })
	@interface ApplicationTest {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ LifecycleAutoConfiguration.class, MetricsAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, WeChatPayAutoConfiguration.class,
			WeChatPayActuatorAutoConfiguration.class, WeChatPayHealthAutoConfiguration.class,
			WeChatPayMetricsAutoConfiguration.class, WeChatPayNotificationAutoConfiguration.class })
	static class Application {

	}

	@ApplicationTest
	static class MockedClient {

		@MockitoBean
		WeChatPayClient client;

	}

	@ApplicationTest
	static class MockedCloseableClient {

		@MockitoBean
		CloseableWeChatPayClient client;

	}

	@ApplicationTest
	static class MockedOrders {

		@MockitoBean
		PayScoreOrderOperations orders;

	}

	@ApplicationTest
	static class MockedCredentials {

		@MockitoBean
		MerchantCredentials credentials;

	}

	@ApplicationTest
	static class MockedPlatformKeys {

		@MockitoBean
		PlatformKeys platformKeys;

	}

	@ApplicationTest
	static class MockedSignatureVerifier {

		@MockitoBean
		SignatureVerifier signatureVerifier;

	}

	@ApplicationTest
	static class MockedVerifier {

		@MockitoBean
		MessageVerifier verifier;

	}

	@ApplicationTest
	static class MockedParser {

		@MockitoBean
		NotificationParser parser;

	}

	@ApplicationTest
	static class MockedStore {

		@MockitoBean
		NotificationStore store;

	}

	@ApplicationTest
	static class MockedReceiver {

		@MockitoBean
		NotificationReceiver receiver;

	}

	@ApplicationTest
	static class MockedConnectionDetails {

		@MockitoBean
		WeChatPayConnectionDetails connectionDetails;

	}

	@ApplicationTest
	@MockitoBean(types = { WeChatPayClient.class, PayScoreOrderOperations.class, MerchantCredentials.class,
			PlatformKeys.class, SignatureVerifier.class, MessageVerifier.class, NotificationParser.class,
			NotificationStore.class, NotificationReceiver.class })
	static class AllMocked {

	}

	@ApplicationTest
	@MockitoSpyBean(types = { WeChatPayClient.class, PayScoreOrderOperations.class, MerchantCredentials.class,
			PlatformKeys.class, SignatureVerifier.class, MessageVerifier.class, NotificationParser.class,
			NotificationStore.class, NotificationReceiver.class })
	static class AllSpied {

	}

}
