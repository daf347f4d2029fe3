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

package io.github.payscore.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the second host, from outside.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class FailoverTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	private static final String NOTHING_LISTENS = "http://127.0.0.1:1";

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	private final AtomicReference<Instant> now = new AtomicReference<>(START);

	private final Queue<String> script = new ConcurrentLinkedQueue<>();

	private final List<String> hosts = new CopyOnWriteArrayList<>();

	private final FakeWeChatPay first = FakeWeChatPay.builder()
		.clock(((InstantSource) this.now::get).withZone(ZoneOffset.UTC))
		.start();

	private final FakeWeChatPay backup = this.first.openAccessPoint();

	FailoverTests() {
		// What the script does not know fails the test
		this.first.otherCalls().answer(FakeAnswer.of(418));
	}

	@AfterEach
	void close() {
		this.backup.close();
		this.first.close();
	}

	@Test
	void attemptWhenBackupIsNotSetThenGoesToTheFirstAgain() {
		try (CloseableWeChatPayClient client = builder().backupBaseUrl(null).build()) {
			assertThat(call(client, "502", "503", "204")).isEqualTo("success");
			assertThat(call(client, "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsOnly("first").hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "502", "503" })
	void attemptWhenFirstIsDownThenGoesToTheBackupSignedAfresh(String failure) throws Exception {
		try (CloseableWeChatPayClient client = builder().build()) {
			assertThat(call(client, failure, "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("first", "backup");
		RecordedRequest one = this.first.lastRequest();
		RecordedRequest other = this.backup.lastRequest();
		assertThat(TestSignature.isSignedBy(this.first, one)).isTrue();
		assertThat(TestSignature.isSignedBy(this.backup, other)).isTrue();
		assertThat(other.method()).isEqualTo(one.method());
		assertThat(other.target()).isEqualTo(one.target());
		assertThat(other.body()).isEqualTo(one.body()).isNotEmpty();
		for (String name : List.of("nonce_str", "signature")) {
			assertThat(TestSignature.authorization(other).get(name)).isNotBlank()
				.isNotEqualTo(TestSignature.authorization(one).get(name));
		}
		assertThat(one.headers().get("Host")).containsExactly(this.first.baseUrl().substring("http://".length()));
		assertThat(other.headers().get("Host")).containsExactly(this.backup.baseUrl().substring("http://".length()));
	}

	@Test
	void attemptWhenFirstRefusesConnectionsThenGoesToTheBackup() throws Exception {
		try (CloseableWeChatPayClient client = builder().baseUrl(NOTHING_LISTENS).build()) {
			assertThat(call(client, "204")).isEqualTo("success");
			assertThat(call(client, "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("backup", "backup");
		assertThat(TestSignature.isSignedBy(this.backup, this.backup.lastRequest())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "501", "504", "302", "429", "lost", "silent", "unsigned" })
	void attemptWhenFirstIsNotDownThenGoesToTheFirstAgain(String failure) {
		try (CloseableWeChatPayClient client = builder().build()) {
			assertThat(call(client, failure, "204")).isEqualTo("success");
			assertThat(call(client, "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("first", "first", "first");
	}

	@Test
	void attemptWhenBackupFailsButIsNotDownThenStaysAtTheBackup() {
		try (CloseableWeChatPayClient client = builder().build()) {
			assertThat(call(client, "503", "500", "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("first", "backup", "backup");
	}

	@ParameterizedTest
	@CsvSource({ "502, 503", "503, 502" })
	void attemptWhenBackupIsDownAsWellThenGoesToTheFirstAgain(String one, String other) {
		try (CloseableWeChatPayClient client = builder().build()) {
			assertThat(call(client, one, other, "204")).isEqualTo("success");
			assertThat(call(client, "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("first", "backup", "first", "first");
	}

	@Test
	void attemptWhenBackupRefusesConnectionsThenGoesToTheFirstAgain() {
		try (CloseableWeChatPayClient client = builder().backupBaseUrl(NOTHING_LISTENS).build()) {
			assertThat(call(client, "503", "204")).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("first", "first");
	}

	@Test
	void attemptWhenBothAreDownThenAlternates() {
		try (CloseableWeChatPayClient client = builder().retry(5, Duration.ofMillis(1), Duration.ofMillis(1)).build()) {
			assertThat(call(client, "503", "502", "503", "502", "503")).isEqualTo("503 unknown");
		}
		assertThat(this.hosts).containsExactly("first", "backup", "first", "backup", "first");
	}

	@Test
	void callWhenFirstWasDownThenGoesToTheBackupForOneMinute() {
		try (CloseableWeChatPayClient client = builder().build()) {
			call(client, "503", "204");
			for (int seconds : new int[] { 0, 30, 59 }) {
				this.now.set(START.plusSeconds(seconds));
				assertThat(call(client, "204")).isEqualTo("success");
			}
			assertThat(this.hosts).containsExactly("first", "backup", "backup", "backup", "backup");
			this.now.set(START.plusSeconds(61));
			assertThat(call(client, "204")).isEqualTo("success");
			assertThat(call(client, "204")).isEqualTo("success");
		}
		assertThat(this.hosts.subList(5, 7)).containsExactly("first", "first");
	}

	@Test
	void callWhenFirstIsDownAgainAfterTheMinuteThenGoesToTheBackupAgain() {
		try (CloseableWeChatPayClient client = builder().build()) {
			call(client, "503", "204");
			this.now.set(START.plusSeconds(61));
			call(client, "503", "204");
			this.now.set(START.plusSeconds(120));
			call(client, "204");
		}
		assertThat(this.hosts).containsExactly("first", "backup", "first", "backup", "backup");
	}

	@ParameterizedTest
	@ValueSource(strings = { "502", "503" })
	void callWhenPostIsNotRepeatableThenTheNextOneGoesToTheBackup(String failure) {
		try (CloseableWeChatPayClient client = builder().build()) {
			this.script.add(failure);
			assertThat(outcome(client.post("/v3/x"))).isEqualTo(failure + " unknown");
			assertThat(this.hosts).containsExactly("first");
			this.script.add("204");
			assertThat(outcome(client.post("/v3/x"))).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("first", "backup");
	}

	@Test
	void callWhenPostIsNotRepeatableAndFirstIsUnreachableThenTheNextOneGoesToTheBackup() {
		try (CloseableWeChatPayClient client = builder().baseUrl(NOTHING_LISTENS).build()) {
			assertThat(outcome(client.post("/v3/x"))).isEqualTo("no response known");
			assertThat(this.hosts).isEmpty();
			this.script.add("204");
			assertThat(outcome(client.post("/v3/x"))).isEqualTo("success");
		}
		assertThat(this.hosts).containsExactly("backup");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = {
					"http://example.com | 'backupBaseUrl' must use https; http is accepted for loopback addresses only",
					"ftp://127.0.0.1 | 'backupBaseUrl' must use https; http is accepted for loopback addresses only",
					"https://example.com/v3 | 'backupBaseUrl' must not have a path, query or fragment",
					"https://user@example.com | 'backupBaseUrl' must not have user information",
					"example.com | 'backupBaseUrl' must be absolute, such as https://apihk.mch.weixin.qq.com",
					"\" \" | 'backupBaseUrl' must not be empty" })
	void backupBaseUrlWhenMalformedThenIsRefused(String url, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeMerchant.client(this.first).backupBaseUrl(url))
			.withMessage(message);
	}

	@Test
	void propertyWhenSetThenBackupIsUsed(FakeWeChatPay fake) {
		try (FakeWeChatPay other = FakeWeChatPay.start()) {
			fake.next().serviceUnavailable();
			other.seedOrder(OUT_ORDER_NO);
			callApplication(fake, other.baseUrl());
			assertThat(fake.requests()).hasSize(1);
			assertThat(other.requests()).singleElement()
				.satisfies((request) -> assertThat(TestSignature.isSignedBy(other, request)).isTrue());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void propertyWhenBlankThenThereIsNoBackup(String value, FakeWeChatPay fake) {
		fake.next().serviceUnavailable();
		fake.seedOrder(OUT_ORDER_NO);
		callApplication(fake, value);
		assertThat(fake.requests()).hasSize(2);
	}

	private static void callApplication(FakeWeChatPay fake, String backupBaseUrl) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withPropertyValues("wechatpay.backup-base-url=" + backupBaseUrl, "wechatpay.retry.first-backoff=1ms");
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		runner.run((context) -> assertThat(outcome(context.getBean(WeChatPayClient.class)
			.get("/v3/payscore/oversea/partner/serviceorder?service_id={id}&sub_mchid={mchid}&out_order_no={no}",
					"2002000000000558128851361561536", "1900000109", OUT_ORDER_NO)))
			.isEqualTo("success"));
	}

	private WeChatPayClientBuilder builder() {
		return FakeMerchant.client(this.first)
			.backupBaseUrl(this.backup.baseUrl())
			.clock(this.now::get)
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.webClient((webClient) -> webClient.clientConnector(scriptedConnector()));
	}

	private ClientHttpConnector scriptedConnector() {
		ClientHttpConnector connector = new ReactorClientHttpConnector(
				HttpClient.create().disableRetry(true).responseTimeout(Duration.ofSeconds(2)));
		return (method, uri, request) -> {
			if (uri.toString().startsWith(this.first.baseUrl())) {
				answer("first", this.first);
			}
			else if (uri.toString().startsWith(this.backup.baseUrl())) {
				answer("backup", this.backup);
			}
			return connector.connect(method, uri, request);
		};
	}

	private void answer(String host, FakeWeChatPay platform) {
		this.hosts.add(host);
		String step = String.valueOf(this.script.poll());
		switch (step) {
			case "lost" -> platform.next().dropAfterEffect();
			case "unsigned" -> platform.next().answer(FakeAnswer.of(204).withoutHeader("Wechatpay-Signature"));
			case "silent" -> platform.next().stallAfterEffect();
			case "null" -> platform.behave();
			default -> platform.next().answer(FakeAnswer.of(Integer.parseInt(step)));
		}
	}

	private String call(WeChatPayClient client, String... steps) {
		this.script.addAll(Arrays.asList(steps));
		String outcome = outcome(
				client.post("/v3/x/{id}?query={query}", "7", "嗨客").body(Map.of("name", "就餐费用")).repeatable());
		assertThat(this.script).isEmpty();
		assertThat(this.hosts).filteredOn("first"::equals).hasSameSizeAs(this.first.requests());
		assertThat(this.hosts).filteredOn("backup"::equals).hasSameSizeAs(this.backup.requests());
		return outcome;
	}

	private static String outcome(WeChatPayClient.Request request) {
		AtomicReference<String> outcome = new AtomicReference<>("success");
		StepVerifier.create(request.retrieve(Void.class).onErrorComplete((ex) -> {
			outcome.set(describe((WeChatPayException) ex));
			return true;
		})).expectComplete().verify(TIME_LIMIT);
		return outcome.get();
	}

	private static String describe(WeChatPayException ex) {
		String what = ex.getClass().getSimpleName();
		if (ex instanceof WeChatPayResponseException answer) {
			what = String.valueOf(answer.getStatusCode());
		}
		else if (ex instanceof NoResponseException) {
			what = "no response";
		}
		else if (ex instanceof UnverifiedResponseException) {
			what = "unverified";
		}
		return what + (ex.isOutcomeUnknown() ? " unknown" : " known");
	}

}
