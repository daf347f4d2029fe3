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
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.test.FakeWeChatPayAutoConfiguration;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.merchant.MerchantRegistration;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.OtherModeException;
import io.github.payscore.merchant.PayScoreMerchant;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for merchants that have a name in the properties.
 *
 * @author PayScore for Spring Boot contributors
 */
class NamedMerchantsTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String PREFIX = "wechatpay.merchants.";

	private static final FakeWeChatPay FAKE = fake().start();

	private static final FakeWeChatPay SHOP = FAKE.merchant("shop");

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(FakeWeChatPayAutoConfiguration.class, WeChatPayAutoConfiguration.class));

	private final AtomicReference<@Nullable ConfigurableApplicationContext> started = new AtomicReference<>();

	private static FakeWeChatPay.Builder fake() {
		return FakeWeChatPay.builder()
			.merchant("hk", (merchant) -> merchant.keyKind(PlatformKeyKind.CERTIFICATE))
			.merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT));
	}

	@AfterAll
	static void close() {
		FAKE.close();
	}

	private ApplicationContextRunner with(Map<String, String> properties) {
		return this.runner.withPropertyValues(
				properties.entrySet().stream().map((it) -> it.getKey() + "=" + it.getValue()).toArray(String[]::new));
	}

	private static Map<String, String> named() {
		Map<String, String> properties = new HashMap<>(FAKE.properties());
		properties.keySet().removeIf((name) -> !name.startsWith(PREFIX));
		return properties;
	}

	private static ServiceOrder query(PayScoreMerchant shop, String outOrderNo) {
		return read(shop.direct().query(MainlandQueryOrderRequest.ofOutOrderNo(outOrderNo)));
	}

	private static ServiceOrder queryOversea(PayScoreMerchant merchant, String outOrderNo) {
		return read(merchant.oversea().query(QueryOrderRequest.ofOutOrderNo(outOrderNo)));
	}

	private static ServiceOrder read(Mono<ServiceOrder> order) {
		return order.blockOptional(LIMIT).orElseThrow();
	}

	@Test
	void merchantsWhenBesideTopLevelThenEachCallsAsItself() {
		FAKE.seedOrder("A");
		FAKE.merchant("hk").seedOrder("B");
		SHOP.seedOrder("C");
		with(FAKE.properties()).run((context) -> {
			PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
			assertThat(merchants.names()).containsExactlyInAnyOrder("default", "hk", "shop");
			assertThat(queryOversea(merchants.get("default"), "A").outOrderNo()).isEqualTo("A");
			assertThat(queryOversea(merchants.get("hk"), "B").outOrderNo()).isEqualTo("B");
			assertThat(query(merchants.get("shop"), "C").outOrderNo()).isEqualTo("C");
			assertThat(context.getBean(MerchantCredentials.class).getMchid()).isEqualTo(FAKE.mchid());
		});
	}

	@Test
	void defaultWhenAskedThenHasBeansOfItsMode() {
		with(FAKE.properties()).run((context) -> {
			PayScoreMerchant merchant = context.getBean(PayScoreMerchants.class).get("default");
			assertThat(merchant.oversea()).isSameAs(context.getBean(PayScoreOrderOperations.class));
			assertThat(merchant.refunds()).isSameAs(context.getBean(RefundOperations.class));
			assertThat(merchant.client()).isSameAs(context.getBean(WeChatPayClient.class));
			assertThat(merchant).hasToString("PayScoreMerchant [name=default, mode=oversea-partner]");
			assertThatExceptionOfType(OtherModeException.class).isThrownBy(merchant::direct)
				.withMessageContaining("'default'");
			assertThatIllegalArgumentException().isThrownBy(() -> merchant.operations(Runnable.class))
				.withMessage("'type' must be an interface of operations on WeChat Pay, but it is java.lang.Runnable");
		});
	}

	@Test
	void merchantsWhenThereIsNoTopLevelThenOnlyTheyExist() {
		SHOP.seedOrder("D");
		with(named()).run((context) -> {
			PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
			assertThat(merchants.names()).containsExactlyInAnyOrder("hk", "shop");
			assertThat(query(merchants.get("shop"), "D").outOrderNo()).isEqualTo("D");
			assertThat(context).doesNotHaveBean(WeChatPayClient.class)
				.doesNotHaveBean(MerchantCredentials.class)
				.doesNotHaveBean(PlatformKeys.class)
				.doesNotHaveBean(PayScoreOrderOperations.class);
		});
	}

	@Test
	void repositoryWhenThereIsNothingElseThenIsAsked() {
		SHOP.seedOrder("E");
		with(named()).run((source) -> {
			MerchantRegistration registration = new TestMerchant(source, "shop").registration();
			this.runner.withBean(MerchantRepository.class, () -> (name) -> Mono.just(registration)).run((context) -> {
				PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
				assertThat(merchants.names()).isEmpty();
				PayScoreMerchant found = merchants.find("from-database").blockOptional(LIMIT).orElseThrow();
				assertThat(query(found, "E").outOrderNo()).isEqualTo("E");
				assertThat(context).doesNotHaveBean(WeChatPayClient.class);
			});
		});
	}

	@Test
	void repositoryWhenLimitIsWrongThenNamesProperty() {
		this.runner.withBean(MerchantRepository.class, () -> (name) -> Mono.empty())
			.withPropertyValues("wechatpay.merchant-repository.max-entries=0")
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(
					"The property 'wechatpay.merchant-repository.max-entries' cannot be used: It must be at least 1."));
	}

	@Test
	void nothingWhenNothingIsSetThenBacksOff() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(PayScoreMerchants.class)
			.doesNotHaveBean(WeChatPayProperties.class));
	}

	@Test
	void merchantsWhenApplicationDefinesItsOwnThenBackOff() {
		with(named()).withBean(PayScoreMerchants.class, () -> Mockito.mock(PayScoreMerchants.class))
			.run((context) -> assertThat(context).hasSingleBean(PayScoreMerchants.class)
				.doesNotHaveBean("io.github.payscore.payScoreMerchants"));
	}

	@Test
	void injectWhenThereAreOnlyNamedMerchantsThenSaysWhatToInject() {
		with(named()).withInitializer(this.started::set)
			.withBean(NeedsOrders.class)
			.run((context) -> assertThatAnalysisIs(context.getStartupFailure(),
					"A bean of type io.github.payscore.order.PayScoreOrderOperations could not be found, because it would "
							+ "be that of the merchant without a name, and 'wechatpay.mchid' is not set. "
							+ "There are the merchants 'hk', 'shop'.",
					"Inject io.github.payscore.merchant.PayScoreMerchants and ask it for a merchant by its name, "
							+ "or set 'wechatpay.mchid' and what belongs to it."));
	}

	@Test
	void injectWhenThereIsOnlyARepositoryThenSaysWhatToInject() {
		this.runner.withBean(MerchantRepository.class, () -> (name) -> Mono.empty())
			.withInitializer(this.started::set)
			.withBean(NeedsOrders.class)
			.run((context) -> assertThatAnalysisIs(context.getStartupFailure(),
					"A bean of type io.github.payscore.order.PayScoreOrderOperations could not be found, because it would "
							+ "be that of the merchant without a name, and 'wechatpay.mchid' is not set. There are those "
							+ "of the bean of type io.github.payscore.merchant.MerchantRepository.",
					"Inject io.github.payscore.merchant.PayScoreMerchants and ask it for a merchant by its name, "
							+ "or set 'wechatpay.mchid' and what belongs to it."));
	}

	private void assertThatAnalysisIs(@Nullable Throwable failure, String description, String action) {
		ConfigurableApplicationContext context = Objects.requireNonNull(this.started.get());
		FailureAnalysis analysis = Objects
			.requireNonNull(new NoSuchWeChatPayBeanFailureAnalyzer(context.getBeanFactory(), context.getEnvironment())
				.analyze(Objects.requireNonNull(failure)));
		assertThat(analysis.getDescription()).isEqualTo(description);
		assertThat(analysis.getAction()).isEqualTo(action);
	}

	@Test
	void fakeWhenItIsBeanThenTakesThePlaceOfProperties() {
		this.runner.withBean(FakeWeChatPay.class, () -> fake().merchant("only-fake", (merchant) -> {
		}).start())
			.withPropertyValues("wechatpay.merchants.shop.mchid=1900000109",
					"wechatpay.merchants.shop.private-key-path=file:/etc/wechatpay/apiclient_key.pem",
					"wechatpay.merchants.shop.base-url=https://api.mch.weixin.qq.com")
			.run((context) -> {
				FakeWeChatPay fake = context.getBean(FakeWeChatPay.class);
				fake.merchant("shop").seedOrder("F");
				PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
				assertThat(merchants.names()).containsExactlyInAnyOrder("default", "shop", "hk", "only-fake");
				assertThat(query(merchants.get("shop"), "F").outOrderNo()).isEqualTo("F");
			});
	}

	@Test
	void closeWhenCallOfNamedMerchantIsUnderWayThenWaitsForIt() {
		SHOP.seedOrder("G");
		with(named()).run((context) -> {
			DirectOrderOperations orders = context.getBean(PayScoreMerchants.class).get("shop").direct();
			SHOP.next().delay(Duration.ofMillis(300));
			Mono<ServiceOrder> query = orders.query(MainlandQueryOrderRequest.ofOutOrderNo("G")).cache();
			StepVerifier.create(query).then(context::close).expectNextCount(1).expectComplete().verify(LIMIT);
		});
	}

	@Test
	void startWhenApplicationIsWholeThenNeedsNoTopLevel() {
		SHOP.seedOrder("H");
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.properties(Map.copyOf(named()))
			.run()) {
			assertThat(query(context.getBean(PayScoreMerchants.class).get("shop"), "H").outOrderNo()).isEqualTo("H");
		}
	}

	@Test
	void startWhenParentHasNamedMerchantsThenChildHasThemToo() {
		with(named()).run((parent) -> this.runner.withParent(parent).run((child) -> {
			assertThat(child).hasNotFailed().doesNotHaveBean(MerchantCredentials.class);
			assertThat(child.getBean(PayScoreMerchants.class)).isSameAs(parent.getBean(PayScoreMerchants.class));
		}));
	}

	@Test
	void hintsWhenPropertiesAreBoundThenKnowThoseOfMerchants() {
		RuntimeHints hints = new RuntimeHints();
		BindableRuntimeHintsRegistrar.forTypes(WeChatPayProperties.class).registerHints(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(MerchantProperties.class, "setMchid"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(MerchantProperties.Payscore.class, "setMode"))
			.accepts(hints);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	record NeedsOrders(PayScoreOrderOperations orders) {

	}

}
