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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PayScoreOrderTemplate;
import io.github.payscore.order.PostPayment;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link WeChatPayAutoConfiguration}.
 *
 * @author PayScore for Spring Boot contributors
 */
class WeChatPayAutoConfigurationTests {

	private static final List<Class<?>> BEANS = List.of(MerchantCredentials.class, PlatformKeys.class,
			HttpConnector.class, WeChatPayClient.class, PayScoreOrderOperations.class);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class));

	@Test
	void beansWhenNothingIsSetThenBackOff() {
		this.contextRunner.run((context) -> assertThatBacksOff(context));
	}

	@Test
	void beansWhenMchidIsNotSetThenBackOffWhateverElseIsSet() {
		this.contextRunner.withPropertyValues(TestProperties.valid().without("mchid").toPairs())
			.run((context) -> assertThatBacksOff(context));
	}

	@Test
	void beansWhenMchidIsBlankThenBackOff() {
		this.contextRunner.withPropertyValues("wechatpay.mchid=").run((context) -> assertThatBacksOff(context));
		this.contextRunner.withPropertyValues("wechatpay.mchid=   ").run((context) -> assertThatBacksOff(context));
	}

	@Test
	void beansWhenMchidIsEmptyDefaultOfPlaceholderThenBackOff() {
		this.contextRunner.withPropertyValues("wechatpay.mchid=${UNSET:}")
			.run((context) -> assertThatBacksOff(context));
	}

	@Test
	void beansWhenConfiguredThenArePresent() {
		this.contextRunner.withPropertyValues(TestProperties.valid().toPairs()).run((context) -> {
			assertThat(context).hasNotFailed();
			BEANS.forEach((type) -> assertThat(context).hasSingleBean(type));
			assertThat(context).hasSingleBean(CloseableWeChatPayClient.class)
				.hasSingleBean(PayScoreOrderTemplate.class)
				.hasSingleBean(WeChatPayProperties.class);
			assertThat(context.getBean(MerchantCredentials.class))
				.hasToString("MerchantCredentials [mchid=1230000109, serial=" + TestKeys.MERCHANT_SERIAL + "]");
			assertThat(context.getBean(PlatformKeys.class))
				.hasToString("PlatformKeys [" + TestKeys.PUBLIC_KEY_ID + "]");
		});
	}

	@Test
	void credentialsWhenPkcs12ThenDeriveSerial() {
		this.contextRunner
			.withPropertyValues(TestProperties.valid()
				.without("serial")
				.with("private-key-path", "classpath:keys/merchant-legacy.p12")
				.toPairs())
			.run((context) -> assertThat(context.getBean(MerchantCredentials.class).getSerial())
				.isEqualTo(TestKeys.MERCHANT_SERIAL));
	}

	@Test
	void credentialsWhenPkcs12AndSameSerialThenUseIt() {
		this.contextRunner
			.withPropertyValues(
					TestProperties.valid().with("private-key-path", "classpath:keys/merchant.p12").toPairs())
			.run((context) -> assertThat(context.getBean(MerchantCredentials.class).getSerial())
				.isEqualTo(TestKeys.MERCHANT_SERIAL));
	}

	@Test
	void credentialsWhenSerialHasBlanksAroundItThenTrimIt() {
		this.contextRunner.withPropertyValues(TestProperties.valid().with("serial", " 0a1b2c ").toPairs())
			.run((context) -> assertThat(context.getBean(MerchantCredentials.class).getSerial()).isEqualTo("0A1B2C"));
	}

	@Test
	void platformKeysWhenCertificatesAndPublicKeyAreSetThenHoldAll() {
		this.contextRunner
			.withPropertyValues(TestProperties.valid()
				.with("platform-cert",
						"classpath:keys/platform1-certificate.pem, classpath:keys/platform2-certificate.pem")
				.toPairs())
			.run((context) -> {
				PlatformKeys keys = context.getBean(PlatformKeys.class);
				assertThat(keys.serials()).containsExactly(TestKeys.PLATFORM1_SERIAL, TestKeys.PLATFORM2_SERIAL,
						TestKeys.PUBLIC_KEY_ID);
				assertThat(keys.publicKeyId()).isEqualTo(TestKeys.PUBLIC_KEY_ID);
			});
	}

	@Test
	void platformKeysWhenCertificatesOnlyThenHoldThem() {
		this.contextRunner
			.withPropertyValues(TestProperties.valid()
				.without("platform-public-key-id")
				.without("platform-public-key-path")
				.with("platform-cert[0]", "classpath:keys/platform1-certificate.pem")
				.toPairs())
			.run((context) -> {
				PlatformKeys keys = context.getBean(PlatformKeys.class);
				assertThat(keys.serials()).containsExactly(TestKeys.PLATFORM1_SERIAL);
				assertThat(keys.publicKeyId()).isNull();
			});
	}

	@Test
	void propertiesWhenSpelledAsEnvironmentVariablesThenAreUsed() {
		this.contextRunner
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(EnvironmentVariables.of("WECHATPAY_MCHID", TestKeys.MCHID, "WECHATPAY_PRIVATE_KEY_PATH",
						"base64:" + TestKeys.base64("merchant.p12"), "WECHATPAY_PLATFORM_CERT",
						"classpath:keys/platform1-certificate.pem")))
			.run((context) -> assertThat(context).hasSingleBean(PayScoreOrderOperations.class));
	}

	@Test
	void ordersWhenPayscoreDefaultsAreSetThenNeedNoneInRequest() {
		this.contextRunner.withUserConfiguration(RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid().with("payscore.service-id", "2002000000000558").toPairs())
			.run((context) -> {
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				assertThatIllegalArgumentException().isThrownBy(() -> orders.complete("1", request()))
					.withMessageContaining("'wechatpay.payscore.sub-mchid'");
			});
		this.contextRunner.withUserConfiguration(RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid()
				.with("payscore.service-id", "2002000000000558")
				.with("payscore.sub-mchid", "1900000109")
				.toPairs())
			.run((context) -> {
				Mono<Void> done = context.getBean(PayScoreOrderOperations.class).complete("1", request());
				assertThatExceptionOfType(WeChatPayResponseException.class).isThrownBy(done::block);
				assertThat(context.getBean(RecordingExchangeFunction.class).requests).isNotEmpty();
			});
	}

	private static CompleteOrderRequest request() {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("umbrella").build()))
			.totalAmount(100)
			.build();
	}

	@Test
	void credentialsWhenUserDefinesThemThenBackOffAndNeedNoKey() {
		this.contextRunner.withUserConfiguration(CredentialsConfiguration.class)
			.withPropertyValues(TestProperties.valid().without("private-key-path").without("serial").toPairs())
			.run((context) -> {
				assertThat(context).hasSingleBean(MerchantCredentials.class)
					.hasSingleBean(PayScoreOrderOperations.class);
				assertThat(context.getBean(MerchantCredentials.class).getMchid()).isEqualTo("user");
			});
	}

	@Test
	void platformKeysWhenUserDefinesThemThenBackOffAndNeedNoKey() {
		this.contextRunner.withUserConfiguration(PlatformKeysConfiguration.class)
			.withPropertyValues(TestProperties.valid()
				.without("platform-public-key-id")
				.without("platform-public-key-path")
				.toPairs())
			.run((context) -> {
				assertThat(context).hasSingleBean(PlatformKeys.class).hasSingleBean(PayScoreOrderOperations.class);
				assertThat(context.getBean(PlatformKeys.class).publicKeyId()).isEqualTo("PUB_KEY_ID_1");
			});
	}

	@Test
	void clientWhenUserDefinesItThenBacksOffAndMakesNoConnector() {
		this.contextRunner.withUserConfiguration(ClientConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				assertThat(context).hasSingleBean(WeChatPayClient.class)
					.hasBean("userClient")
					.hasSingleBean(PayScoreOrderTemplate.class);
				assertThat(context.getBeanFactory().containsSingleton("weChatPayHttpConnector")).isFalse();
			});
	}

	@Test
	void closeWhenUserDefinesClientThenFinishesAndEndsItsCalls() {
		CloseableWeChatPayClient client = mock();
		given(client.whenIdle()).willReturn(Mono.empty());
		// Its bean is declared as a client that can not be closed
		this.contextRunner.withBean("userClient", WeChatPayClient.class, () -> client)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				context.close();
				InOrder inOrder = inOrder(client);
				inOrder.verify(client).whenIdle();
				inOrder.verify(client).endCalls();
			});
	}

	@Test
	void closeWhenClientIsLazyAndUnusedThenMakesNone() {
		AtomicBoolean made = new AtomicBoolean();
		this.contextRunner.withUserConfiguration(OrdersConfiguration.class)
			.withBean("userClient", WeChatPayClient.class, () -> {
				made.set(true);
				return mock();
			}, (definition) -> definition.setLazyInit(true))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.close();
				assertThat(made).isFalse();
			});
	}

	@Test
	void ordersWhenThereAreSeveralClientsThenBackOff() {
		this.contextRunner.withUserConfiguration(ClientConfiguration.class)
			.withBean("otherClient", WeChatPayClient.class, Mockito::mock)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PayScoreOrderOperations.class));
	}

	@Test
	void ordersWhenOneOfSeveralClientsIsPrimaryThenUseIt() {
		this.contextRunner.withUserConfiguration(ClientConfiguration.class)
			.withBean("otherClient", WeChatPayClient.class, Mockito::mock, (definition) -> definition.setPrimary(true))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(PayScoreOrderOperations.class));
	}

	@Test
	void ordersWhenUserDefinesThemThenBackOff() {
		this.contextRunner.withUserConfiguration(OrdersConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(PayScoreOrderOperations.class)
				.hasBean("userOrders")
				.hasSingleBean(WeChatPayClient.class));
	}

	@Test
	void customizersWhenDefinedThenAreAppliedInOrder() {
		this.contextRunner.withUserConfiguration(CustomizerConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context.getBean(CustomizerConfiguration.class).applied)
				.containsExactly("first", "second"));
	}

	@Test
	void clientWhenConfiguredThenSignsRequestsForBaseUrl() {
		this.contextRunner.withUserConfiguration(RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid().with("base-url", "http://localhost:1234/").toPairs())
			.run((context) -> {
				send(context.getBean(WeChatPayClient.class));
				ClientRequest request = context.getBean(RecordingExchangeFunction.class).requests.get(0);
				assertThat(request.url()).isEqualTo(URI.create("http://localhost:1234/v3/certificates"));
				assertThat(request.headers().getFirst(HttpHeaders.AUTHORIZATION))
					.startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1230000109\"")
					.endsWith("serial_no=\"" + TestKeys.MERCHANT_SERIAL + "\"");
				assertThat(request.headers().getFirst("Wechatpay-Serial")).isEqualTo(TestKeys.PUBLIC_KEY_ID);
			});
	}

	@Test
	void clientWhenBaseUrlIsNotSetThenUsesOverseaAccessPoint() {
		this.contextRunner.withUserConfiguration(RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				send(context.getBean(WeChatPayClient.class));
				assertThat(context.getBean(RecordingExchangeFunction.class).requests.get(0).url())
					.isEqualTo(URI.create("https://apihk.mch.weixin.qq.com/v3/certificates"));
			});
	}

	@Test
	void webClientBuilderWhenAutoConfiguredThenIsNotChanged() {
		this.contextRunner.withPropertyValues(TestProperties.valid().toPairs()).run(this::assertThatBuilderIsUnchanged);
	}

	@Test
	void webClientBuilderWhenSingletonOfUserThenIsNeitherUsedNorChanged() {
		this.contextRunner.withUserConfiguration(WebClientBuilderConfiguration.class, RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				send(context.getBean(WeChatPayClient.class));
				ClientRequest request = context.getBean(RecordingExchangeFunction.class).requests.get(0);
				assertThat(request.headers().containsHeader("X-User")).isFalse();
				assertThat(request.headers().containsHeader(HttpHeaders.AUTHORIZATION)).isTrue();
				assertThatBuilderIsUnchanged(context);
			});
	}

	@Test
	void webClientCustomizersWhenBuilderIsOfUserThenAreAppliedInOrder() {
		this.contextRunner
			.withUserConfiguration(WebClientBuilderConfiguration.class, WebClientCustomizerConfiguration.class,
					RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				send(context.getBean(WeChatPayClient.class));
				ClientRequest request = context.getBean(RecordingExchangeFunction.class).requests.get(0);
				assertThat(request.headers().get("X-Customizer")).containsExactly("first", "second");
			});
	}

	private void assertThatBuilderIsUnchanged(ApplicationContext context) {
		RecordingExchangeFunction exchange = new RecordingExchangeFunction();
		context.getBean(WebClient.Builder.class)
			.clone()
			.exchangeFunction(exchange)
			.build()
			.get()
			.uri("https://example.org/path")
			.exchangeToMono(ClientResponse::releaseBody)
			.block();
		ClientRequest request = exchange.requests.get(0);
		assertThat(request.url()).isEqualTo(URI.create("https://example.org/path"));
		assertThat(request.headers().containsHeader(HttpHeaders.AUTHORIZATION)).isFalse();
		assertThat(request.headers().containsHeader("Wechatpay-Serial")).isFalse();
	}

	@Test
	void connectorWhenConfiguredThenBootsOwnIsStillThere() {
		this.contextRunner.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(ClientHttpConnector.class)
				.getBean(ClientHttpConnector.class)
				.isInstanceOf(ReactorClientHttpConnector.class)
				.isNotSameAs(context.getBean(HttpConnector.class).get()));
	}

	@Test
	void beansWhenBootConfiguresNoHttpClientThenArePresent() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(PayScoreOrderOperations.class));
	}

	@Test
	void closeWhenThreadsWereUsedThenEndsThem() {
		List<Thread> others = ownThreads().toList();
		this.contextRunner.withUserConfiguration(RecordingConfiguration.class)
			.withPropertyValues(TestProperties.valid().toPairs())
			.run((context) -> {
				WeChatPayClient client = context.getBean(WeChatPayClient.class);
				// A thread that must not block hands the signature to the client's own
				Mono.fromRunnable(() -> client.get("/v3/certificates").retrieve(Void.class).subscribe((ignored) -> {
				}, (ex) -> {
				})).subscribeOn(Schedulers.parallel()).block();
				List<Thread> threads = ownThreads().filter((thread) -> !others.contains(thread)).toList();
				assertThat(threads).isNotEmpty();
				context.close();
				for (Thread thread : threads) {
					thread.join(10_000);
				}
				assertThat(threads).noneMatch(Thread::isAlive);
			});
	}

	private static Stream<Thread> ownThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("wechatpay"));
	}

	private static void assertThatBacksOff(ApplicationContext context) {
		BEANS.forEach((type) -> assertThat(context.getBeanProvider(type).getIfAvailable()).isNull());
		assertThat(context.getBeanProvider(WeChatPayProperties.class).getIfAvailable()).isNull();
	}

	private static void send(WeChatPayClient client) {
		assertThatExceptionOfType(WeChatPayResponseException.class)
			.isThrownBy(() -> client.method(HttpMethod.GET, "/v3/certificates").retrieve(Void.class).block());
	}

	static class RecordingExchangeFunction implements ExchangeFunction {

		private final List<ClientRequest> requests = new ArrayList<>();

		@Override
		public Mono<ClientResponse> exchange(ClientRequest request) {
			this.requests.add(request);
			return Mono.just(ClientResponse.create(HttpStatus.NOT_FOUND).build());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RecordingConfiguration {

		@Bean
		RecordingExchangeFunction recordingExchangeFunction() {
			return new RecordingExchangeFunction();
		}

		@Bean
		WeChatPayClientCustomizer recordingCustomizer(RecordingExchangeFunction exchange) {
			return (builder) -> builder.webClient((webClient) -> webClient.exchangeFunction(exchange));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CredentialsConfiguration {

		@Bean
		MerchantCredentials userCredentials() {
			return MerchantCredentials.of("user", "ABC", TestKeys.merchantPrivateKey());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlatformKeysConfiguration {

		@Bean
		PlatformKeys userPlatformKeys() {
			return PlatformKeys.of(List.of(PlatformKey.ofPublicKey("PUB_KEY_ID_1", TestKeys.platformPublicKey())));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ClientConfiguration {

		@Bean
		WeChatPayClient userClient() {
			return mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OrdersConfiguration {

		@Bean
		PayScoreOrderOperations userOrders() {
			return mock();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WebClientBuilderConfiguration {

		@Bean
		WebClient.Builder userWebClientBuilder() {
			return WebClient.builder().defaultHeader("X-User", "builder");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WebClientCustomizerConfiguration {

		@Bean
		@Order(2)
		WebClientCustomizer secondCustomizer() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.add("X-Customizer", "second"));
		}

		@Bean
		@Order(1)
		WebClientCustomizer firstCustomizer() {
			return (builder) -> builder.defaultHeaders((headers) -> headers.add("X-Customizer", "first"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		private final List<String> applied = new ArrayList<>();

		@Bean
		@Order(2)
		WeChatPayClientCustomizer secondCustomizer() {
			return (builder) -> this.applied.add("second");
		}

		@Bean
		@Order(1)
		WeChatPayClientCustomizer firstCustomizer() {
			return (builder) -> this.applied.add("first");
		}

	}

}
