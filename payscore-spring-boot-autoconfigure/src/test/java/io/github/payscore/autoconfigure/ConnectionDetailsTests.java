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

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistrar;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.notification.WeChatPayNotificationAutoConfiguration;
import io.github.payscore.autoconfigure.test.FakeWeChatPayAutoConfiguration;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostPayment;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link WeChatPayConnectionDetails}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith({ FakeWeChatPayExtension.class, OutputCaptureExtension.class })
class ConnectionDetailsTests {

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			FakeWeChatPayAutoConfiguration.class, WeChatPayAutoConfiguration.class,
			WeChatPayNotificationAutoConfiguration.class);

	private final TestProperties properties = TestProperties.valid();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS);

	@Test
	void runWhenApplicationIsStartedWithFakeAsBeanThenCompletesOrder() {
		try (ConfigurableApplicationContext context = SpringApplication.from(Application::start)
			.with(FakeConfiguration.class)
			.run()
			.getApplicationContext()) {
			assertThatCompletes(context);
		}
	}

	@Test
	void runWhenFakeAlsoRegistersPropertiesThenCompletesOrder() {
		try (ConfigurableApplicationContext context = SpringApplication.from(Application::start)
			.with(FakeConfiguration.class, RegistrarConfiguration.class)
			.run()
			.getApplicationContext()) {
			assertThatCompletes(context);
		}
	}

	@Test
	void refreshWhenFakeIsBeanThenOutranksPropertiesOfProduction() {
		this.runner.withUserConfiguration(FakeConfiguration.class)
			.withPropertyValues(TestProperties.valid()
				.with("private-key-path", "file:/etc/wechatpay/apiclient_cert.p12")
				.with("private-key-password", "secret")
				.with("platform-cert", "file:/etc/wechatpay/wechatpay_1.pem")
				.with("platform-public-key-path", "file:/etc/wechatpay/pub_key.pem")
				.with("api-v3-key", "0123456789abcdef0123456789abcdef")
				.with("base-url", "https://apihk.mch.weixin.qq.com")
				.with("backup-base-url", "https://api2.mch.weixin.qq.com")
				.with("payscore.service-id", "2002000000000558")
				.toPairs())
			.run((context) -> {
				FakeWeChatPay fake = context.getBean(FakeWeChatPay.class);
				assertThatCompletes(context);
				assertThat(context.getBean(PlatformKeys.class).serials()).containsExactly(fake.platformPublicKeyId());
				assertThat(context.getBean(MerchantCredentials.class).getSerial()).isEqualTo(fake.merchantSerial());
				assertThat(backupBaseUrl(context)).isEqualTo("null");
			});
	}

	@Test
	void refreshWhenFakeHasCertificatesThenCompletesOrder() {
		this.runner
			.withBean(FakeWeChatPay.class, () -> FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start())
			.run((context) -> {
				assertThatCompletes(context);
				assertThat(context.getBean(PlatformKeys.class).publicKeyId()).isNull();
			});
	}

	@Test
	void refreshWhenFakeIsBeanThenOffersParserWithItsKey() {
		this.runner.withUserConfiguration(FakeConfiguration.class)
			.run((context) -> assertThat(context).hasSingleBean(NotificationParser.class));
	}

	@Test
	void refreshWhenFakeIsRegisteredObjectThenPropertiesHold(FakeWeChatPay fake) {
		this.runner.withInitializer((context) -> context.getBeanFactory().registerSingleton("fakeWeChatPay", fake))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				assertThat(context.getBean(MerchantCredentials.class).getMchid()).isEqualTo(TestKeys.MCHID);
				assertThat(context).getBean(WeChatPayConnectionDetails.class)
					.isInstanceOf(PropertiesWeChatPayConnectionDetails.class);
			});
	}

	@Test
	void refreshWhenApplicationHasItsOwnDetailsThenFakeBacksOff() {
		this.runner.withUserConfiguration(FakeConfiguration.class)
			.withBean(TestDetails.class, () -> new TestDetails("1900000109", null, null))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(WeChatPayConnectionDetails.class)
				.getBean(MerchantCredentials.class)
				.hasToString("MerchantCredentials [mchid=1900000109, serial=" + TestKeys.MERCHANT_SERIAL + "]"));
	}

	@Test
	void refreshWhenDetailsGiveSomeValuesThenPropertiesGiveTheOthers() {
		this.runner.withBean(TestDetails.class, () -> new TestDetails("1900000109", null, null))
			.withPropertyValues(
					TestProperties.valid().without("mchid").with("backup-base-url", "https://a.cn").toPairs())
			.run((context) -> {
				assertThat(context.getBean(MerchantCredentials.class).getMchid()).isEqualTo("1900000109");
				assertThat(context.getBean(PlatformKeys.class).publicKeyId()).isEqualTo(TestKeys.PUBLIC_KEY_ID);
				assertThat(backupBaseUrl(context)).isEqualTo("https://a.cn");
			});
	}

	@Test
	void refreshWhenNobodyGivesApiV3KeyThenOffersNoParser() {
		this.runner.withBean(TestDetails.class, () -> new TestDetails("1900000109", null, null))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBeanProvider(NotificationParser.class).getIfAvailable()).isNull();
			});
	}

	@Test
	void refreshWhenThereIsNeitherPropertyNorDetailsThenBacksOff() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(WeChatPayClient.class)
			.doesNotHaveBean(WeChatPayConnectionDetails.class));
	}

	@Test
	void toStringWhenDetailsHoldSecretsThenShowsNone() {
		this.runner.withUserConfiguration(FakeConfiguration.class).run((context) -> {
			FakeWeChatPay fake = context.getBean(FakeWeChatPay.class);
			assertThat(context.getBean(WeChatPayConnectionDetails.class)).asString()
				.doesNotContain(fake.apiV3Key(), fake.properties().get("wechatpay.private-key-path"));
			assertThat(context.getBean(ConnectionSettings.class)).asString().doesNotContain(fake.apiV3Key());
		});
	}

	@Test
	void runWhenValueOfDetailsIsWrongThenNamesThem(CapturedOutput output) {
		assertThatReportIs(output, new TestDetails("12 34", null, null),
				"What the connection details " + TestDetails.class.getName() + " give for 'wechatpay.mchid' cannot be "
						+ "used: A merchant number has 1 to 32 digits or letters.",
				"Set it to the merchant number that WeChat Pay gave you, for example 1230000109. What they give "
						+ "outranks the property.");
	}

	@Test
	void runWhenApiV3KeyOfDetailsIsWrongThenNamesThem(CapturedOutput output) {
		assertThatReportIs(output, new TestDetails("1900000109", null, "too short"),
				"What the connection details " + TestDetails.class.getName()
						+ " give for 'wechatpay.api-v3-key' cannot "
						+ "be used: An APIv3 key has 32 bytes, but this one has 9.",
				"Set it to the APIv3 key from the merchant platform, which is neither the APIv2 key nor the APPSECRET. "
						+ "What they give outranks the property.");
	}

	@Test
	void runWhenBaseUrlOfDetailsIsWrongThenNamesThem(CapturedOutput output) {
		assertThatReportIs(output, new TestDetails("1900000109", "ftp://example.org", null),
				"What the connection details " + TestDetails.class.getName()
						+ " give for 'wechatpay.base-url' cannot be " + "used: The URL must",
				"What they give outranks the property.");
	}

	@Test
	void runWhenPropertyBesideDetailsIsWrongThenNamesProperty(CapturedOutput output) {
		this.properties.with("serial", "no-serial");
		assertThatReportIs(output, new TestDetails("1900000109", null, null),
				"The property 'wechatpay.serial' cannot be used: A serial number has hexadecimal digits only.",
				"Copy the serial number of the merchant API certificate from the merchant platform.");
	}

	@Test
	void runWhenPropertyBesideDetailsIsMissingThenSaysWhatTheyOutrank(CapturedOutput output) {
		this.properties.without("private-key-path");
		assertThatReportIs(output, new TestDetails("1900000109", null, null),
				"The property 'wechatpay.private-key-path' is not set.",
				"Note that the connection details " + TestDetails.class.getName() + " outrank wechatpay.mchid.");
	}

	@Test
	void runWhenDetailsGiveNoMerchantNumberThenSaysSo(CapturedOutput output) {
		this.properties.without("mchid");
		assertThatReportIs(output, new TestDetails(null, null, null),
				"'wechatpay.mchid' is not set, and the connection details " + TestDetails.class.getName()
						+ " give no merchant number.",
				"Set the property to your merchant number, or return it from getMchid().");
	}

	@Test
	void runWhenParserIsInjectedAndNobodyGivesApiV3KeyThenSaysSo(CapturedOutput output) {
		SpringApplication application = application(new TestDetails("1900000109", null, null));
		application.addPrimarySources(List.of(ParserConfiguration.class));
		assertThatReportIs(output, application,
				"A bean of type io.github.payscore.notification.NotificationParser could not be found, because "
						+ "'wechatpay.api-v3-key' is not set and so no notification could be decrypted.",
				"Set 'wechatpay.api-v3-key' to the APIv3 key from the merchant platform.");
	}

	private void assertThatReportIs(CapturedOutput output, TestDetails details, String description, String action) {
		assertThatReportIs(output, application(details), description, action);
	}

	private static SpringApplication application(TestDetails details) {
		SpringApplication application = Application.create();
		application.addInitializers(
				(context) -> ((GenericApplicationContext) context).registerBean(TestDetails.class, () -> details));
		return application;
	}

	private void assertThatReportIs(CapturedOutput output, SpringApplication application, String description,
			String action) {
		assertThatException().isThrownBy(() -> application.run(this.properties.toArguments()));
		String report = output.getAll().substring(output.getAll().indexOf("APPLICATION FAILED TO START"));
		assertThat(report).contains(description, action);
	}

	private static String backupBaseUrl(ApplicationContext context) {
		return context.getBean(ConnectionSettings.class)
			.use((properties) -> String.valueOf(properties.getBackupBaseUrl()));
	}

	private static void assertThatCompletes(ApplicationContext context) {
		FakeWeChatPay fake = context.getBean(FakeWeChatPay.class);
		fake.seedOrder(OUT_ORDER_NO);
		CompleteOrderRequest request = CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("umbrella").amount(100).build()))
			.totalAmount(100)
			.build();
		StepVerifier.create(context.getBean(PayScoreOrderOperations.class).complete(OUT_ORDER_NO, request))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		assertThat(fake.order(OUT_ORDER_NO).completions()).isEqualTo(1);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ FakeWeChatPayAutoConfiguration.class, WeChatPayAutoConfiguration.class,
			WeChatPayNotificationAutoConfiguration.class })
	static class Application {

		static void start(String[] arguments) {
			create().run(arguments);
		}

		static SpringApplication create() {
			SpringApplication application = new SpringApplication(Application.class);
			application.setWebApplicationType(WebApplicationType.NONE);
			return application;
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class FakeConfiguration {

		@Bean
		FakeWeChatPay fake() {
			return FakeWeChatPay.start();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ParserConfiguration {

		@Bean
		String service(NotificationParser parser) {
			return parser.getClass().getName();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class RegistrarConfiguration {

		@Bean
		DynamicPropertyRegistrar registrar(FakeWeChatPay fake) {
			return (registry) -> fake.properties().forEach((name, value) -> registry.add(name, () -> value));
		}

	}

	record TestDetails(@Nullable String mchid, @Nullable String baseUrl,
			@Nullable String apiV3Key) implements WeChatPayConnectionDetails {

		@Override
		public @Nullable String getMchid() {
			return this.mchid;
		}

		@Override
		public @Nullable String getBaseUrl() {
			return this.baseUrl;
		}

		@Override
		public @Nullable String getApiV3Key() {
			return this.apiV3Key;
		}

	}

}
