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

package io.github.payscore.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.TestSignature;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(FakeWeChatPayExtension.class)
class CompleteOrderTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk" })
	void completeWhenExampleOrderThenSendsThePagesJsonByteForByte(String connector, FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		run(fake, "spring.http.clients.reactive.connector=" + connector, (orders) -> {
			expectCompleted(orders.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()));
			RecordedRequest request = fake.lastRequest();
			assertThat(request.method()).isEqualTo("POST");
			assertThat(request.target())
				.isEqualTo("/v3/payscore/oversea/partner/serviceorder/1234323JKHDFE1243252/complete");
			assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(ExampleOrder.json());
			assertThat(TestSignature.isSignedBy(fake, request)).isTrue();
			assertThat(TestSignature.authorization(request))
				.containsEntry("mchid", fake.properties().get("wechatpay.mchid"))
				.containsEntry("serial_no", fake.merchantSerial())
				.hasSize(5);
		});
		assertThat(fake.order(ExampleOrder.OUT_ORDER_NO).phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
		assertThat(fake.order(ExampleOrder.OUT_ORDER_NO).totalAmount()).isEqualTo(50000);
	}

	@Test
	void completeWhenAppidThenSendsIt(FakeWeChatPay fake) {
		fake.seedOrder("A1");
		run(fake, "", (orders) -> {
			expectCompleted(orders.complete("A1", minimal().appid("wxd678efh567hg6787").build()));
			assertThat(fake.lastRequest().bodyText()).isEqualTo("{\"service_id\":\"2002000000000558128851361561536\","
					+ "\"appid\":\"wxd678efh567hg6787\",\"sub_mchid\":\"1900000109\","
					+ "\"post_payments\":[{\"name\":\"租借\"}],\"total_amount\":0}");
		});
	}

	@Test
	void completeWhenRequestNamesServiceAndSubMerchantThenTheyWin(FakeWeChatPay fake) {
		fake.seedOrder("A1", (order) -> order.serviceId("500001").subMchid("1900000110"));
		run(fake, "", (orders) -> expectCompleted(
				orders.complete("A1", minimal().serviceId("500001").subMchid("1900000110").build())));
	}

	@ParameterizedTest
	@CsvSource({ "service-id, serviceId", "sub-mchid, subMchid" })
	void completeWhenDefaultIsMissingThenNamesTheFieldAndTheProperty(String property, String field,
			FakeWeChatPay fake) {
		run(fake, "wechatpay.payscore." + property + "=",
				(orders) -> assertThatIllegalArgumentException()
					.isThrownBy(() -> orders.complete("A1", minimal().build()))
					.withMessage("'%s' is missing: set it in the request, or set the property 'wechatpay.payscore.%s'"
						.formatted(field, property)));
		assertThat(fake.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "a|b a%7Cb", "a*b a%2Ab", "_ _", "- -", "A_b-C|d*0 A_b-C%7Cd%2A0",
			"12345678901234567890123456789012 12345678901234567890123456789012" })
	void completeWhenNumberIsAllowedThenIsSentAndSigned(String outOrderNo, String encoded, FakeWeChatPay fake) {
		fake.seedOrder(outOrderNo);
		run(fake, "", (orders) -> {
			expectCompleted(orders.complete(outOrderNo, minimal().build()));
			assertThat(fake.lastRequest().target())
				.isEqualTo("/v3/payscore/oversea/partner/serviceorder/" + encoded + "/complete");
			assertThat(TestSignature.isSignedBy(fake, fake.lastRequest())).isTrue();
		});
		assertThat(fake.order(outOrderNo).completions()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "123456789012345678901234567890123", "a/b", "..", "a%2Fb", "", "a b", "订单", "\uD83D\uDE00",
			"a?b", "a#b", "null/complete" })
	void completeWhenNumberIsNotAllowedThenNothingIsSent(String outOrderNo, FakeWeChatPay fake) {
		run(fake, "", (orders) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> orders.complete(outOrderNo, minimal().build()))
			.withMessage("'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *"));
		assertThat(fake.requests()).isEmpty();
	}

	@Test
	@SuppressWarnings("NullAway")
	void completeWhenArgumentIsNullThenNamesIt(FakeWeChatPay fake) {
		run(fake, "", (orders) -> {
			assertThatIllegalArgumentException().isThrownBy(() -> orders.complete(null, minimal().build()))
				.withMessageStartingWith("'outOrderNo' must");
			assertThatIllegalArgumentException().isThrownBy(() -> orders.complete("A1", null))
				.withMessage("'request' must not be null");
		});
	}

	@Test
	void completeWhenTextHasAnEmojiThenNothingIsSent(FakeWeChatPay fake) {
		run(fake, "",
				(orders) -> assertThatIllegalArgumentException()
					.isThrownBy(() -> orders.complete("A1", minimal().goodsTag("\uD83D\uDE00").build()))
					.withMessageContaining("such as an emoji"));
		assertThat(fake.requests()).isEmpty();
	}

	@Test
	void completeWhenRepeatedThenTakesEffectOnceWithANewSignature(FakeWeChatPay fake) {
		fake.seedOrder("A1");
		run(fake, "", (orders) -> {
			Mono<Void> done = orders.complete("A1", ExampleOrder.request());
			expectCompleted(done.then(done));
			assertThat(fake.requests()).hasSize(2)
				.extracting((request) -> TestSignature.authorization(request).get("nonce_str"))
				.doesNotHaveDuplicates();
			assertThat(fake.requests().get(0).body()).isEqualTo(fake.requests().get(1).body());
		});
		assertThat(fake.order("A1").completions()).isEqualTo(1);
	}

	@Test
	void completeWhenApplicationChangesItsJacksonThenTheWireDoesNotChange(FakeWeChatPay fake) {
		fake.seedOrder("A1");
		OrderContext.runner(fake)
			.withPropertyValues("spring.jackson.property-naming-strategy=UPPER_CAMEL_CASE",
					"spring.jackson.default-property-inclusion=always", "spring.jackson.date-format=yyyy",
					"spring.jackson.datatype.datetime.write-dates-as-timestamps=true",
					"spring.jackson.serialization.indent-output=true")
			.withUserConfiguration(OwnMapperConfiguration.class)
			.run((context) -> {
				expectCompleted(context.getBean(PayScoreOrderOperations.class).complete("A1", ExampleOrder.request()));
				assertThat(fake.lastRequest().bodyText()).isEqualTo(ExampleOrder.json());
			});
	}

	@Test
	void completeWhenNotSubscribedThenNothingIsSent(FakeWeChatPay fake) {
		run(fake, "", (orders) -> assertThat(orders.complete("A1", ExampleOrder.request())).isNotNull());
		assertThat(fake.requests()).isEmpty();
	}

	private static CompleteOrderRequest.Builder minimal() {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("租借").build()))
			.totalAmount(0);
	}

	private static void expectCompleted(Mono<Void> done) {
		StepVerifier.create(done).expectComplete().verify(TIME_LIMIT);
	}

	private static void run(FakeWeChatPay fake, String property, OrdersConsumer consumer) {
		ApplicationContextRunner runner = OrderContext.runner(fake);
		runner = property.isEmpty() ? runner : runner.withPropertyValues(property);
		runner.run((context) -> consumer.accept(context.getBean(PayScoreOrderOperations.class)));
	}

	interface OrdersConsumer {

		void accept(PayScoreOrderOperations orders) throws Exception;

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMapperConfiguration {

		@Bean
		JsonMapper jsonMapper() {
			return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();
		}

	}

}
