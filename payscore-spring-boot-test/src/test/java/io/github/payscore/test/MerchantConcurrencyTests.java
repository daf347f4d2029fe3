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

package io.github.payscore.test;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for many merchants of a {@link FakeWeChatPay} that call and misbehave at the same
 * time.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantConcurrencyTests {

	private static final int MERCHANTS = 50;

	private static final int ORDERS = 4;

	@Test
	void createWhenManyMerchantsCallUnderFaultsThenNoAnswerCrosses() throws Exception {
		try (FakeWeChatPay fake = start()) {
			List<FakeWeChatPay> merchants = IntStream.rangeClosed(1, MERCHANTS)
				.mapToObj((i) -> fake.merchant("m" + i))
				.toList();
			merchants.get(0).next(2).serverErrorAfterEffect();
			merchants.get(1).always().delay(Duration.ofMillis(5));
			Map<FakeWeChatPay, List<CompletableFuture<HttpResponse<byte[]>>>> answers = new HashMap<>();
			for (int order = 0; order < ORDERS; order++) {
				for (FakeWeChatPay merchant : merchants) {
					answers.computeIfAbsent(merchant, (key) -> new ArrayList<>())
						.add(creation(merchant, "A" + order).sendAsync());
				}
			}
			for (FakeWeChatPay merchant : merchants) {
				check(merchant, answers.getOrDefault(merchant, List.of()));
			}
			assertThat(failed(answers.getOrDefault(merchants.get(0), List.of()))).isEqualTo(2);
			assertThat(merchants.subList(1, MERCHANTS))
				.allSatisfy((merchant) -> assertThat(failed(answers.getOrDefault(merchant, List.of()))).isZero());
		}
	}

	private static FakeWeChatPay start() {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder();
		IntStream.rangeClosed(1, MERCHANTS).forEach((i) -> builder.merchant("m" + i, (merchant) -> {
		}));
		return builder.start();
	}

	private static void check(FakeWeChatPay merchant, List<CompletableFuture<HttpResponse<byte[]>>> answers)
			throws Exception {
		PublicKey key = TestMerchant.publicKey(merchant);
		for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
			HttpResponse<byte[]> response = answer.get(60, TimeUnit.SECONDS);
			if (response.statusCode() == 200) {
				assertThat(TestMerchant.isSignedBy(response, key)).isTrue();
				assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(merchant.mchid());
			}
		}
		assertThat(merchant.requests()).hasSize(ORDERS)
			.allSatisfy((request) -> assertThat(request.bodyText()).contains(number(merchant, "sub-mchid")));
		assertThat(IntStream.range(0, ORDERS).mapToObj((order) -> merchant.order("A" + order)))
			.allSatisfy((order) -> assertThat(order.subMchid()).isEqualTo(number(merchant, "sub-mchid")));
	}

	private static long failed(List<CompletableFuture<HttpResponse<byte[]>>> answers) {
		return answers.stream().filter((answer) -> answer.join().statusCode() == 500).count();
	}

	private static TestMerchant creation(FakeWeChatPay merchant, String outOrderNo) {
		return TestMerchant.create(merchant,
				Bodies.creation((json) -> json.put("out_order_no", outOrderNo)
					.put("service_id", number(merchant, "service-id"))
					.put("sub_mchid", number(merchant, "sub-mchid"))));
	}

	private static String number(FakeWeChatPay merchant, String name) {
		return String.valueOf(merchant.properties().get("wechatpay.payscore." + name));
	}

}
