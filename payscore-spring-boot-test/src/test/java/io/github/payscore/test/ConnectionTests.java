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

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for connections that stall, break off or idle.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
@Timeout(60)
class ConnectionTests {

	private static final String ORDER = "A1";

	private static final String QUERY = "service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no="
			+ ORDER;

	private static final Duration A_WHILE = Duration.ofMillis(400);

	private static final Duration LESS_THAN_A_WHILE = Duration.ofMillis(100);

	@Test
	void stallBeforeEffectWhenNextThenSilenceAndNoEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().stallBeforeEffect();
		try (WireConnection connection = arrived(fake, TestMerchant.complete(fake, ORDER))) {
			connection.isOpenAndSilentFor(A_WHILE);
			assertThat(fake.lastRequest().status()).isZero();
			assertThat(fake.lastRequest().problem()).isNull();
			assertThat(fake.order(ORDER).completions()).isZero();
		}
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
	}

	@Test
	void stallAfterEffectWhenNextThenSilenceButEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().stallAfterEffect();
		try (WireConnection connection = arrived(fake, TestMerchant.complete(fake, ORDER))) {
			connection.isOpenAndSilentFor(A_WHILE);
			assertThat(fake.lastRequest().status()).isZero();
			assertThat(fake.order(ORDER).completions()).isEqualTo(1);
		}
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
	}

	@Test
	void stallWhenClientSendsMoreThenStaysSilent(FakeWeChatPay fake) throws Exception {
		fake.next().stallBeforeEffect();
		try (WireConnection connection = arrived(fake, TestMerchant.complete(fake, ORDER))) {
			connection.isOpenAndSilentFor(LESS_THAN_A_WHILE);
			connection.send(TestMerchant.complete(fake, ORDER)).isOpenAndSilentFor(LESS_THAN_A_WHILE);
			connection.send(TestMerchant.complete(fake, ORDER)).isOpenAndSilentFor(LESS_THAN_A_WHILE);
			assertThat(fake.requests()).hasSize(1);
		}
	}

	@Test
	void stallWhenClientEndsThenServerClosesToo(FakeWeChatPay fake) throws Exception {
		fake.next().stallBeforeEffect();
		try (WireConnection connection = arrived(fake, TestMerchant.complete(fake, ORDER))) {
			assertThat(connection.endOutput().toEnd()).isEmpty();
		}
	}

	@Test
	void stallWhenHundredsAtOnceThenFakeAnswersOthersAndCloses() throws Exception {
		int count = 300;
		List<WireConnection> stalled = new ArrayList<>();
		try {
			try (FakeWeChatPay fake = FakeWeChatPay.start()) {
				fake.next(count).stallAfterEffect();
				for (int i = 0; i < count; i++) {
					fake.seedOrder("S" + i);
					stalled.add(WireConnection.to(fake, TestMerchant.complete(fake, "S" + i)));
				}
				await().until(() -> fake.requests().size() == count);
				fake.seedOrder(ORDER);
				WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
				for (int i = 0; i < count; i++) {
					assertThat(fake.order("S" + i).completions()).isEqualTo(1);
				}
			}
			for (WireConnection connection : stalled) {
				assertThat(connection.toEnd()).isEmpty();
			}
		}
		finally {
			for (WireConnection connection : stalled) {
				connection.close();
			}
		}
	}

	@Test
	void truncateAfterEffectWhenAnswerHasABodyThenHalfOfItArrives(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().truncateAfterEffect();
		try (WireConnection connection = WireConnection.to(fake, TestMerchant.query(fake, QUERY))) {
			String head = connection.head();
			assertThat(head).startsWith("HTTP/1.1 200 OK\r\n")
				.contains("Content-Type: application/json; charset=utf-8\r\n", "Request-ID: ", "Date: ",
						"Wechatpay-Signature: ");
			int promised = Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+)\r\n.*", "$1"));
			String body = connection.toEnd();
			assertThat(body).startsWith("{\"out_order_no\":\"" + ORDER + "\"");
			assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(promised / 2, promised - 1);
		}
		assertThat(fake.lastRequest().status()).isEqualTo(200);
	}

	@Test
	void truncateAfterEffectWhenAnswerHasNoBodyThenHalfOfItsHeadArrives(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().truncateAfterEffect();
		try (WireConnection connection = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
			assertThat(connection.toEnd()).startsWith("HTTP/1.1 204 No Content\r\nContent-Type: application/json")
				.doesNotContain("\r\n\r\n", "Content-Length");
		}
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
		assertThat(fake.lastRequest().status()).isEqualTo(204);
	}

	@Test
	void truncateAfterEffectWhenAHttpClientReadsThenFails(FakeWeChatPay fake) {
		fake.seedOrder(ORDER);
		fake.next(2).truncateAfterEffect();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> TestMerchant.query(fake, QUERY).send());
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> TestMerchant.complete(fake, ORDER).send());
	}

	@Test
	void truncateAfterEffectWhenOrderForbidsTheEffectThenRefusalIsWhole(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.REVOKED));
		fake.next().truncateAfterEffect();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, "ORDER_CANCELED");
	}

	@Test
	void idleTimeoutWhenConnectionIdlesThenServerClosesIt() throws Exception {
		try (FakeWeChatPay fake = impatient(); WireConnection unused = WireConnection.to(fake)) {
			fake.seedOrder(ORDER);
			try (WireConnection used = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
				assertThat(used.head()).startsWith("HTTP/1.1 204");
				assertThat(used.toEnd()).isEmpty();
			}
			assertThat(unused.toEnd()).isEmpty();
		}
	}

	@Test
	void idleTimeoutWhenDefaultThenConnectionIsKept(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		try (WireConnection connection = WireConnection.to(fake)) {
			assertThat(connection.send(TestMerchant.complete(fake, ORDER)).head()).startsWith("HTTP/1.1 204");
			connection.isOpenAndSilentFor(A_WHILE);
			assertThat(connection.send(TestMerchant.complete(fake, ORDER)).head()).startsWith("HTTP/1.1 204");
		}
	}

	@Test
	void idleTimeoutWhenAnswerIsDelayedLongerThenItArrives() throws Exception {
		try (FakeWeChatPay fake = impatient()) {
			fake.seedOrder(ORDER);
			fake.next().delay(A_WHILE.multipliedBy(2));
			try (WireConnection connection = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
				assertThat(connection.head()).startsWith("HTTP/1.1 204");
				assertThat(connection.toEnd()).isEmpty();
			}
		}
	}

	@Test
	void idleTimeoutWhenAnswerStallsThenConnectionStaysOpen() throws Exception {
		try (FakeWeChatPay fake = impatient()) {
			fake.next().stallBeforeEffect();
			try (WireConnection connection = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
				connection.isOpenAndSilentFor(A_WHILE.multipliedBy(2));
			}
		}
	}

	@Test
	void idleTimeoutWhenRequestStopsArrivingThenServerClosesTheConnection() throws Exception {
		try (FakeWeChatPay fake = impatient()) {
			byte[] request = TestMerchant.complete(fake, ORDER).wire();
			try (WireConnection connection = WireConnection.to(fake).send(Arrays.copyOf(request, request.length - 1))) {
				assertThat(connection.toEnd()).isEmpty();
			}
			assertThat(fake.requests()).isEmpty();
		}
	}

	@Test
	void idleTimeoutWhenNotPositiveThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWeChatPay.builder().idleTimeout(Duration.ZERO))
			.withMessageContaining("'idleTimeout'");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void connectionWhenItBreaksInAnyWayThenNothingIsPrinted(CapturedOutput output) throws Exception {
		try (FakeWeChatPay fake = impatient()) {
			fake.seedOrder(ORDER);
			for (int i = 0; i < 5; i++) {
				breakOffInEveryWay(fake);
			}
			WireConnection.to(fake).send(new byte[] { 'P' }).close();
			try (WireConnection idle = WireConnection.to(fake)) {
				idle.toEnd();
			}
			fake.next().stallAfterEffect();
			arrived(fake, TestMerchant.complete(fake, ORDER));
			fake.next().delay(Duration.ofMinutes(1));
			arrived(fake, TestMerchant.complete(fake, ORDER));
		}
		assertThat(output).isEmpty();
	}

	private static void breakOffInEveryWay(FakeWeChatPay fake) throws IOException {
		fake.next().dropBeforeEffect();
		fake.next().dropAfterEffect();
		for (int i = 0; i < 2; i++) {
			try (WireConnection connection = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
				assertThatExceptionOfType(SocketException.class).isThrownBy(connection::toEnd);
			}
		}
		fake.next().truncateAfterEffect();
		try (WireConnection connection = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
			connection.toEnd();
		}
		fake.next().stallBeforeEffect();
		arrived(fake, TestMerchant.complete(fake, ORDER)).close();
		fake.next().delay(LESS_THAN_A_WHILE);
		arrived(fake, TestMerchant.complete(fake, ORDER)).close();
		byte[] request = TestMerchant.complete(fake, ORDER).wire();
		WireConnection.to(fake).send(Arrays.copyOf(request, request.length - 1)).close();
	}

	private static WireConnection arrived(FakeWeChatPay fake, TestMerchant request) throws IOException {
		int before = fake.requests().size();
		WireConnection connection = WireConnection.to(fake, request);
		await().until(() -> fake.requests().size() > before);
		return connection;
	}

	private static FakeWeChatPay impatient() {
		return FakeWeChatPay.builder().idleTimeout(Duration.ofMillis(300)).start();
	}

}
