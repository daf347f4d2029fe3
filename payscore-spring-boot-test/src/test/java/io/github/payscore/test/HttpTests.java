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

import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for what the fake does with HTTP/1.1 beside WeChat Pay's protocol.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
@Timeout(60)
class HttpTests {

	private static final String ORDER = "A1";

	private static final String QUERY = "service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no="
			+ ORDER;

	@Test
	void answersWhenRequestsArePipelinedThenComeInTheirOrder(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().serviceUnavailable();
		byte[] first = TestMerchant.complete(fake, ORDER).keptAliveWire();
		byte[] second = TestMerchant.complete(fake, ORDER).keptAliveWire();
		byte[] last = TestMerchant.query(fake, QUERY).wire();
		String all = text(first) + text(second) + text(last);
		try (WireConnection connection = WireConnection.to(fake).send(all.getBytes(StandardCharsets.UTF_8))) {
			assertThat(statuses(connection.toEnd())).isEqualTo("503 204 200");
		}
		assertThat(fake.requests()).hasSize(3);
	}

	@Test
	void answerWhenConnectionIsToBeClosedThenSaysSoAndCloses(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		try (WireConnection connection = WireConnection.to(fake).send(TestMerchant.complete(fake, ORDER).wire())) {
			assertThat(connection.toEnd()).startsWith("HTTP/1.1 204 No Content\r\n")
				.endsWith("\r\nConnection: close\r\n\r\n")
				.doesNotContain("Content-Length");
		}
	}

	@Test
	void answerWhenRequestIsChunkedOneByteAtATimeThenIsAsUsual(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		try (WireConnection connection = WireConnection.to(fake)) {
			for (byte next : chunked(text(TestMerchant.complete(fake, ORDER).wire()))) {
				connection.send(new byte[] { next });
			}
			assertThat(statuses(connection.toEnd())).isEqualTo("204");
		}
		assertThat(fake.lastRequest().bodyText()).isEqualTo(Bodies.example());
	}

	private static byte[] chunked(String request) {
		String[] parts = request.replaceFirst("Content-Length: [0-9]+", "Transfer-Encoding: chunked")
			.split("\r\n\r\n", 2);
		int length = parts[1].getBytes(StandardCharsets.UTF_8).length;
		return (parts[0] + "\r\n\r\n" + Integer.toHexString(length) + "\r\n" + parts[1] + "\r\n0\r\n\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	@Test
	void answerWhenClientExpectsContinueThenContinuesFirst(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		String request = text(TestMerchant.complete(fake, ORDER).wire()).replaceFirst("\r\n",
				"\r\nExpect: 100-continue\r\n");
		int body = request.indexOf("\r\n\r\n") + 4;
		try (WireConnection connection = WireConnection.to(fake)
			.send(request.substring(0, body).getBytes(StandardCharsets.UTF_8))) {
			assertThat(connection.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
			connection.send(request.substring(body).getBytes(StandardCharsets.UTF_8));
			assertThat(connection.toEnd()).startsWith("HTTP/1.1 204");
		}
	}

	@Test
	void answerWhenTargetIsAbsoluteThenPathAndQueryCount(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		String request = text(TestMerchant.query(fake, QUERY).wire()).replaceFirst("GET ", "GET " + fake.baseUrl());
		try (WireConnection connection = WireConnection.to(fake).send(request.getBytes(StandardCharsets.UTF_8))) {
			assertThat(connection.toEnd()).startsWith("HTTP/1.1 200");
		}
		assertThat(fake.lastRequest().target()).isEqualTo(TestMerchant.BASE + "?" + QUERY);
	}

	@Test
	void answerWhenHttp10ThenCloses(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		String request = text(TestMerchant.complete(fake, ORDER).wire()).replaceFirst("HTTP/1.1", "HTTP/1.0");
		try (WireConnection connection = WireConnection.to(fake).send(request.getBytes(StandardCharsets.UTF_8))) {
			assertThat(connection.toEnd()).startsWith("HTTP/1.1 204");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n",
			"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n" })
	void answerWhenRequestIsNoHttpThen400AndCloses(String request, FakeWeChatPay fake) throws Exception {
		try (WireConnection connection = WireConnection.to(fake).send(request.getBytes(StandardCharsets.UTF_8))) {
			assertThat(connection.toEnd())
				.isEqualTo("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		}
		assertThat(fake.requests()).isEmpty();
	}

	@Test
	void earlyHintsWhenNextThen103AndThenTheAnswer(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().earlyHints();
		try (WireConnection connection = WireConnection.to(fake, TestMerchant.complete(fake, ORDER))) {
			assertThat(connection.head()).isEqualTo("HTTP/1.1 103 Early Hints\r\n\r\n");
			assertThat(connection.head()).startsWith("HTTP/1.1 204").contains("Wechatpay-Signature: ");
			assertThat(connection.send(TestMerchant.complete(fake, ORDER)).head()).startsWith("HTTP/1.1 204");
		}
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 101, 102, 103, 110, 199 })
	void interimAnswerWhenNextThenComesBeforeTheAnswer(int status, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.next().interimAnswer(status);
		try (WireConnection connection = WireConnection.to(fake).send(TestMerchant.query(fake, QUERY).wire())) {
			assertThat(connection.head()).startsWith("HTTP/1.1 " + status + " ").hasLineCount(2);
			assertThat(connection.toEnd()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("}");
		}
	}

	@Test
	void interimAnswerWhenOrderForbidsTheEffectThenRefusalComesAlone(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.REVOKED));
		fake.next().earlyHints();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, "ORDER_CANCELED");
	}

	@ParameterizedTest
	@ValueSource(ints = { 99, 200 })
	void interimAnswerWhenStatusIsNotInterimThenThrows(int status, FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().interimAnswer(status))
			.withMessage("'status' must be from 100 to 199 but is " + status);
	}

	@Test
	void startWhenPortIsTakenThenSaysWhich(FakeWeChatPay fake) {
		int port = URI.create(fake.baseUrl()).getPort();
		assertThatIllegalStateException().isThrownBy(() -> FakeWeChatPay.builder().port(port).start())
			.withMessage("FakeWeChatPay cannot listen on 127.0.0.1:" + port
					+ ": is another program there? Choose another port, or none for a free one")
			.withCauseInstanceOf(BindException.class);
	}

	private static String statuses(String answers) {
		return String.join(" ",
				Pattern.compile("HTTP/1.1 ([0-9]{3}) ")
					.matcher(answers)
					.results()
					.map((result) -> result.group(1))
					.toList());
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
