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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import io.github.payscore.autoconfigure.mode.PayScoreMode;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandPayOrderRequest;
import io.github.payscore.order.mainland.PartnerOrderOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what depends on the mode.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class PayScoreModeTests {

	private static final List<Class<?>> OPERATIONS = List.of(PayScoreOrderOperations.class, DirectOrderOperations.class,
			PartnerOrderOperations.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
		.withPropertyValues(TestProperties.valid().toPairs());

	@Test
	void refreshWhenModeIsNotSetThenIsThatOfOverseaPartners() {
		this.runner.run((context) -> assertThatHasOnly(context, PayScoreOrderOperations.class));
		this.runner.withPropertyValues("wechatpay.payscore.mode=")
			.run((context) -> assertThatHasOnly(context, PayScoreOrderOperations.class));
	}

	@ParameterizedTest
	@EnumSource
	void refreshWhenModeIsSetThenOnlyItsOperationsExist(PayScoreMode mode) {
		for (String value : List.of(mode.value(), mode.name(), mode.name().toLowerCase(Locale.ROOT))) {
			this.runner.withPropertyValues("wechatpay.payscore.mode=" + value)
				.run((context) -> assertThatHasOnly(context, mode.operations()));
		}
	}

	private static void assertThatHasOnly(AssertableApplicationContext context, Class<?> operations) {
		assertThat(context).hasNotFailed();
		for (Class<?> type : OPERATIONS) {
			assertThat(context.getBeanNamesForType(type)).hasSize((type == operations) ? 1 : 0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "mainland", "direct,partner", "1" })
	void refreshWhenModeDoesNotExistThenFails(String mode) {
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode)
			.run((context) -> assertThat(context).getFailure()
				.satisfiesAnyOf((failure) -> assertThat(failure).isInstanceOf(BindException.class),
						(failure) -> assertThat(failure).hasCauseInstanceOf(BindException.class),
						(failure) -> assertThat(failure).rootCause().hasMessageContaining(mode)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					# mode          | base-url           | backup-base-url    | used               | backup
					oversea-partner | -                  | -                  | https://apihk.mch.weixin.qq.com | -
					oversea-partner | -                  | https://b.example  | https://apihk.mch.weixin.qq.com | https://b.example
					direct          | -                  | -                  | https://api.mch.weixin.qq.com   | https://api2.mch.weixin.qq.com
					partner         | -                  | -                  | https://api.mch.weixin.qq.com   | https://api2.mch.weixin.qq.com
					direct          | https://a.example  | -                  | https://a.example               | -
					direct          | https://a.example  | https://b.example  | https://a.example               | https://b.example
					direct          | -                  | https://b.example  | https://api.mch.weixin.qq.com   | https://b.example
					direct          | -                  | ''                 | https://api.mch.weixin.qq.com   | -
					""")
	void hostsWhenNotSetThenAreThoseOfTheMode(String mode, @Nullable String baseUrl, @Nullable String backupBaseUrl,
			String used, @Nullable String backup) {
		ApplicationContextRunner runner = this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode);
		if (baseUrl != null) {
			runner = runner.withPropertyValues("wechatpay.base-url=" + baseUrl);
		}
		if (backupBaseUrl != null) {
			runner = runner.withPropertyValues("wechatpay.backup-base-url=" + backupBaseUrl);
		}
		runner.run((context) -> context.getBean(ConnectionSettings.class).use((properties) -> {
			ModeSettings settings = new ModeSettings(properties);
			assertThat(settings.baseUrl()).isEqualTo(used);
			assertThat(settings.backupBaseUrl()).isEqualTo(backup);
			return properties;
		}));
	}

	@ParameterizedTest
	@CsvSource({ "oversea-partner, /v3/global/certificates", "direct, /v3/certificates", "partner, /v3/certificates" })
	void certificatesWhenPathIsNotSetThenIsThatOfTheMode(String mode, String path) {
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode)
			.run((context) -> assertThat(path(context)).isEqualTo(path));
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode, "wechatpay.certificates.path=/v3/others")
			.run((context) -> assertThat(path(context)).isEqualTo("/v3/others"));
	}

	private static String path(AssertableApplicationContext context) {
		return context.getBean(ConnectionSettings.class)
			.use((properties) -> new ModeSettings(properties).certificatesPath());
	}

	@Test
	void callWhenIdentityIsMissingThenNamesItsProperty() {
		this.runner.withPropertyValues("wechatpay.payscore.mode=direct", "wechatpay.payscore.service-id=500001")
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(DirectOrderOperations.class).pay("ORDER-1"))
				.withMessage("'appid' is missing: set it in the request, or set the property "
						+ "'wechatpay.payscore.appid'"));
		this.runner.withPropertyValues("wechatpay.payscore.mode=partner", "wechatpay.payscore.service-id=500001")
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(PartnerOrderOperations.class)
					.pay("ORDER-1", MainlandPayOrderRequest.builder().build()))
				.withMessage("'subMchid' is missing: set it in the request, or set the property "
						+ "'wechatpay.payscore.sub-mchid'"));
	}

	@ParameterizedTest
	@CsvSource({ "oversea-partner, sub-appid", "direct, sub-mchid", "direct, sub-appid" })
	void refreshWhenPropertyMeansNothingInTheModeThenSaysSo(String mode, String property, CapturedOutput output) {
		this.runner
			.withPropertyValues("wechatpay.payscore.mode=" + mode, "wechatpay.payscore." + property + "=1900000109")
			.run((context) -> assertThat(output).contains(
					"The property 'wechatpay.payscore.%s' has no effect, because 'wechatpay.payscore.mode' is '%s'"
						.formatted(property, mode)));
	}

	@Test
	void refreshWhenEveryPropertyMeansSomethingThenIsQuiet(CapturedOutput output) {
		this.runner
			.withPropertyValues("wechatpay.payscore.mode=partner", "wechatpay.payscore.appid=wx1",
					"wechatpay.payscore.sub-appid=wx2", "wechatpay.payscore.sub-mchid=1900000109")
			.run((context) -> assertThat(output).doesNotContain("has no effect"));
	}

	static Stream<Map.Entry<PayScoreMode, PayScoreMode>> pairs() {
		return Stream.of(PayScoreMode.values())
			.flatMap((mode) -> Stream.of(PayScoreMode.values())
				.filter((other) -> other != mode)
				.map((other) -> Map.entry(mode, other)));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void analyzeWhenOperationsOfAnotherModeAreInjectedThenNamesTheProperty(Map.Entry<PayScoreMode, PayScoreMode> pair) {
		PayScoreMode mode = pair.getKey();
		PayScoreMode other = pair.getValue();
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode.value()).run((context) -> {
			FailureAnalysis analysis = analyze(context, other.operations(),
					new MockEnvironment().withProperty("wechatpay.payscore.mode", mode.value()));
			assertThat(analysis.getDescription())
				.isEqualTo("A bean of type %s could not be found, because 'wechatpay.payscore.mode' is '%s'."
					.formatted(other.operations().getName(), mode.value()));
			assertThat(analysis.getAction()).isEqualTo(
					"Set 'wechatpay.payscore.mode' to '%s', or inject %s, which is what there is in the mode '%s'."
						.formatted(other.value(), mode.operations().getName(), mode.value()));
		});
	}

	@Test
	void analyzeWhenModeIsNotSetThenSaysWhatThatMeans() {
		this.runner.run((context) -> assertThat(
				analyze(context, DirectOrderOperations.class, new MockEnvironment()).getDescription())
			.endsWith("because 'wechatpay.payscore.mode' is not set, which means 'oversea-partner'."));
	}

	private static FailureAnalysis analyze(AssertableApplicationContext context, Class<?> type,
			MockEnvironment environment) {
		DefaultListableBeanFactory beanFactory = (DefaultListableBeanFactory) context.getSourceApplicationContext()
			.getBeanFactory();
		FailureAnalysis analysis = new NoSuchWeChatPayBeanFailureAnalyzer(beanFactory, environment)
			.analyze(missing(beanFactory.getBeanProvider(type)));
		return Objects.requireNonNull(analysis);
	}

	private static Throwable missing(ObjectProvider<?> provider) {
		try {
			return new IllegalStateException("There is " + provider.getObject());
		}
		catch (NoSuchBeanDefinitionException ex) {
			return ex;
		}
	}

}
