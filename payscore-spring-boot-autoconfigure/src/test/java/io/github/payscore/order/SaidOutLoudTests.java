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

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webclient.WebClientCustomizer;
import reactor.test.StepVerifier;

import io.github.payscore.client.TestSignature;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What logs and observations tell of a completion.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class SaidOutLoudTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	@Test
	void logsWhenTraceIsOnThenHoldNeitherBodyNorSignature(FakeWeChatPay fake) {
		Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
		Level level = root.getLevel();
		ListAppender<ILoggingEvent> lines = new ListAppender<>();
		lines.start();
		root.addAppender(lines);
		root.setLevel(Level.TRACE);
		try {
			complete(fake, "spring.http.codecs.log-request-details=true");
		}
		finally {
			root.setLevel(level);
			root.detachAppender(lines);
		}
		String signature = String.valueOf(TestSignature.authorization(fake.lastRequest()).get("signature"));
		List<String> messages = lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
		assertThat(messages).anyMatch((message) -> message.contains("HTTP POST"))
			.noneMatch((message) -> message.contains(signature))
			.noneMatch((message) -> message.contains("就餐") || message.contains("goods_tag"));
	}

	@Test
	void observationWhenCompletedThenHasTheTemplateAndNotTheNumber(FakeWeChatPay fake) {
		TestObservationRegistry registry = TestObservationRegistry.create();
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		OrderContext.runner(fake)
			.withBean(WebClientCustomizer.class, () -> (builder) -> builder.observationRegistry(registry))
			.run((context) -> StepVerifier
				.create(context.getBean(PayScoreOrderOperations.class)
					.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
				.expectComplete()
				.verify(TIME_LIMIT));
		// Spring ends the observation after it has handed on the result
		Awaitility.await()
			.atMost(TIME_LIMIT)
			.untilAsserted(() -> assertThat(registry).hasObservationWithNameEqualTo("http.client.requests")
				.that()
				.hasBeenStopped()
				.hasLowCardinalityKeyValue("uri", "/v3/payscore/oversea/partner/serviceorder/{out_order_no}/complete")
				.hasLowCardinalityKeyValue("status", "204"));
	}

	private static void complete(FakeWeChatPay fake, String property) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		OrderContext.runner(fake)
			.withPropertyValues(property)
			.run((context) -> StepVerifier
				.create(context.getBean(PayScoreOrderOperations.class)
					.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
				.expectComplete()
				.verify(TIME_LIMIT));
	}

}
