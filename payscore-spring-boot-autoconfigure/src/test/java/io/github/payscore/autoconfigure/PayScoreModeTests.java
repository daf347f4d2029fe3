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

import io.github.payscore.account.ServiceAccountOperations;
import io.github.payscore.autoconfigure.merchant.ModeSettings;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandPayOrderRequest;
import io.github.payscore.order.mainland.OrderMessageOperations;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.order.mainland.PayOnDeliveryOperations;
import io.github.payscore.permission.PartnerPermissionOperations;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.permission.QueryPermissionRequest;
import io.github.payscore.plan.CreatePlanRequest;
import io.github.payscore.plan.PlanOperations;
import io.github.payscore.plan.SignPlanOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

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
	@EnumSource
	void refreshWhenModeIsOfTheMainlandThenWhatBothModesShareExists(PayScoreMode mode) {
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode.value()).run((context) -> {
			for (Class<?> type : List.of(PlanOperations.class, SignPlanOperations.class, OrderMessageOperations.class,
					PayOnDeliveryOperations.class)) {
				assertThat(context.getBeanNamesForType(type)).hasSize((mode == PayScoreMode.OVERSEA_PARTNER) ? 0 : 1);
			}
		});
	}

	@ParameterizedTest
	@CsvSource({ "direct, appid, appid", "partner, subMchid, sub-mchid" })
	void callOfBothModesWhenIdentityIsMissingThenNamesItsProperty(String mode, String field, String property) {
		this.runner
			.withPropertyValues("wechatpay.payscore.mode=" + mode, "wechatpay.payscore.service-id=500001",
					(mode.equals("partner") ? "wechatpay.payscore.appid=wx1" : "wechatpay.payscore.appid="))
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(PlanOperations.class)
					.create(CreatePlanRequest.builder()
						.merchantPlanNo("PLAN-1")
						.planName("瑜伽课")
						.planDuration(30)
						.planDetailList(List.of())
						.deductionQuantity(1)
						.build()))
				.withMessage("'%s' is missing: set it in the request, or set the property 'wechatpay.payscore.%s'"
					.formatted(field, property)));
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

	@ParameterizedTest
	@CsvSource({ "oversea-partner, false, false", "direct, true, false", "partner, false, true" })
	void refreshWhenModeIsSetThenOnlyItsPermissionsExist(String mode, boolean direct, boolean partner) {
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode).run((context) -> {
			assertThat(context.getBeanNamesForType(PermissionOperations.class)).hasSize(direct ? 1 : 0);
			assertThat(context.getBeanNamesForType(PartnerPermissionOperations.class)).hasSize(partner ? 1 : 0);
			assertThat(context.getBeanNamesForType(ServiceAccountOperations.class)).hasSize(partner ? 1 : 0);
		});
	}

	@Test
	void refreshWhenApplicationHasItsOwnPermissionsThenThoseOfTheLibraryAreMissing() {
		PermissionOperations own = mock(PermissionOperations.class);
		this.runner.withPropertyValues("wechatpay.payscore.mode=direct")
			.withBean(PermissionOperations.class, () -> own)
			.run((context) -> assertThat(context.getBean(PermissionOperations.class)).isSameAs(own));
	}

	@Test
	void callAboutPermissionWhenIdentityIsMissingThenNamesItsProperty() {
		this.runner.withPropertyValues("wechatpay.payscore.mode=partner", "wechatpay.payscore.service-id=500001")
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(PartnerPermissionOperations.class)
					.query(QueryPermissionRequest.ofAuthorizationCode("A-1")))
				.withMessage("'subMchid' is missing: set it in the request, or set the property "
						+ "'wechatpay.payscore.sub-mchid'"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-",
			textBlock = """
					# mode          | injected                                                  | its mode | what there is
					direct          | io.github.payscore.permission.PartnerPermissionOperations | partner  | io.github.payscore.permission.PermissionOperations
					partner         | io.github.payscore.permission.PermissionOperations        | direct   | io.github.payscore.permission.PartnerPermissionOperations
					direct          | io.github.payscore.account.ServiceAccountOperations       | partner  | -
					oversea-partner | io.github.payscore.permission.PermissionOperations        | direct   | -
					oversea-partner | io.github.payscore.plan.PlanOperations                    | direct' or 'partner | -
					oversea-partner | io.github.payscore.plan.SignPlanOperations                | direct' or 'partner | -
					oversea-partner | io.github.payscore.order.mainland.OrderMessageOperations  | direct' or 'partner | -
					oversea-partner | io.github.payscore.order.mainland.PayOnDeliveryOperations | direct' or 'partner | -
					""")
	void analyzeWhenPermissionsOfAnotherModeAreInjectedThenNamesTheProperty(String mode, Class<?> injected,
			String other, @Nullable String instead) {
		this.runner.withPropertyValues("wechatpay.payscore.mode=" + mode).run((context) -> {
			FailureAnalysis analysis = analyze(context, injected,
					new MockEnvironment().withProperty("wechatpay.payscore.mode", mode));
			assertThat(analysis.getDescription())
				.isEqualTo("A bean of type %s could not be found, because 'wechatpay.payscore.mode' is '%s'."
					.formatted(injected.getName(), mode));
			assertThat(analysis.getAction())
				.isEqualTo("Set 'wechatpay.payscore.mode' to '%s'".formatted(other) + ((instead != null)
						? ", or inject %s, which is what there is in the mode '%s'.".formatted(instead, mode)
						: ". There are no such operations in the mode '%s'.".formatted(mode)));
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
