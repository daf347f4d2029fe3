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
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.HttpClientSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.CloseableWeChatPayClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what becomes of an exchange after its call ended is no error in the log.
 *
 * @author PayScore for Spring Boot contributors
 */
class LateErrorTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final int CALLS = 20;

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void capture() {
		this.log.start();
		this.root.addAppender(this.log);
	}

	@AfterEach
	void release() {
		this.root.detachAppender(this.log);
	}

	static Stream<Arguments> stalls() {
		return Stream.of(ConnectorFault.TLS_HANDSHAKE_STALLS, ConnectorFault.NEVER_ANSWERED, ConnectorFault.BODY_STALLS)
			.flatMap((fault) -> Stream.of(TestConnector.values()).map((connector) -> Arguments.of(fault, connector)));
	}

	@ParameterizedTest
	@MethodSource("stalls")
	void callWhenTakesTooLongThenLateErrorIsNotLogged(ConnectorFault fault, TestConnector connector) throws Exception {
		try (FaultyServer server = fault.start()) {
			HttpConnector connections = new HttpConnector(fault.builder(connector, server.port()),
					HttpClientSettings.defaults().withSslBundle(fault.clientTls()), new WeChatPayProperties(),
					PropertyNames.DEFAULT);
			try (CloseableWeChatPayClient client = TestClients.with(connections, fault.baseUrl(server.port()))
				.callTimeout(Duration.ofMillis(300))
				.build()) {
				Mono<Void> done = client.post("/v3/x").body(Map.of("a", 1)).retrieve(Void.class);
				// Whether there is a late error is a matter of who is first
				Flux<Void> many = Flux.range(0, CALLS).flatMapDelayError((i) -> done, CALLS, CALLS);
				StepVerifier.create(many).expectError().verify(TIME_LIMIT);
			}
			server.dropConnections();
			Awaitility.await().during(Duration.ofMillis(100)).until(this::isQuiet);
			connections.destroy();
		}
		assertThat(this.isQuiet()).isTrue();
	}

	private boolean isQuiet() {
		assertThat(this.log.list).filteredOn((event) -> event.getLevel() == Level.ERROR).isEmpty();
		return true;
	}

}
