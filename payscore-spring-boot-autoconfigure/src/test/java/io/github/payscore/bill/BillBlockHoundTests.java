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

package io.github.payscore.bill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.payscore.BlockHoundExtension;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloads of bills, right and wrong ones, that are asked for on event loops, under
 * BlockHound.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("blockhound")
@ExtendWith(BlockHoundExtension.class)
class BillBlockHoundTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	@TempDir
	private Path directory;

	@Test
	void billsWhenDownloadedAndReadThenNothingBlocks() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start()) {
			for (int i = 0; i < 500; i++) {
				fake.seedOrder("ORDER-" + i, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(1));
				fake.pay("ORDER-" + i);
			}
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
						WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
				.withInitializer((context) -> TestPropertyValues.of(fake.properties()).applyTo(context))
				.run((context) -> {
					BillOperations bills = context.getBean(BillOperations.class);
					StepVerifier.create(Flux.range(0, 8).flatMap((number) -> unknown(bills, number)))
						.expectNext(500, 500, 500, 500, 500, 500, 500, 500)
						.expectComplete()
						.verify(TIME_LIMIT);
					fake.bills().wrongHashNext();
					StepVerifier.create(unknown(bills, 9))
						.expectError(UnverifiedResponseException.class)
						.verify(TIME_LIMIT);
				});
		}
		assertThat(this.directory.toFile().list()).hasSize(8);
	}

	private Mono<Integer> unknown(BillOperations bills, int number) {
		LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
		return Mono
			.defer(() -> bills.tradeBill(TradeBillRequest.ofDay(today), this.directory.resolve("bill-" + number)))
			.flatMap((bill) -> Reconciliation.of(Map.of()).with(bill))
			.map((report) -> report.unknown().size())
			.subscribeOn(Schedulers.parallel());
	}

}
