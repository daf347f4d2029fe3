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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the forms in which HTTP may bring an answer. The signature covers the bytes
 * of the content, whatever the form, and whatever the headers say of them.
 *
 * @author PayScore for Spring Boot contributors
 */
class TransferTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String JSON = "{\"service_introduction\":\"支付分\"}";

	private static final byte[] BODY = bytes(JSON);

	private static final Set<TestConnector> ASKING_FOR_GZIP = EnumSet.of(TestConnector.REACTOR_NETTY,
			TestConnector.JETTY);

	private static final Pattern ACCEPTS_GZIP = Pattern.compile("accept-encoding:[^\r]*gzip");

	@ParameterizedTest
	@EnumSource
	void retrieveWhenChunkedThenIsVerified(TestConnector connector) throws Exception {
		assertThatIsRead(connector, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n",
				chunk(BODY, "0\r\nX-Trailer: 1\r\n\r\n"), false);
	}

	@ParameterizedTest
	@EnumSource
	void retrieveWhenHttp10AndConnectionEndsContentThenIsVerified(TestConnector connector) throws Exception {
		assertThatIsRead(connector, "HTTP/1.0 200 OK\r\n", BODY, true);
	}

	@ParameterizedTest
	@EnumSource
	void retrieveWhenHttp10WithLengthThenIsVerified(TestConnector connector) throws Exception {
		assertThatIsRead(connector, "HTTP/1.0 200 OK\r\nContent-Length: " + BODY.length + "\r\n", BODY, true);
	}

	@ParameterizedTest
	@EnumSource
	void retrieveWhenConnectionIsClosedThenIsVerified(TestConnector connector) throws Exception {
		assertThatIsRead(connector, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + BODY.length + "\r\n",
				BODY, true);
	}

	@ParameterizedTest
	@EnumSource
	void retrieveWhenHttp10HasNoContentThenIsVerified(TestConnector connector) throws Exception {
		withAnswer("HTTP/1.0 204 No Content\r\n" + signature(new byte[0]) + "\r\n", new byte[0], true, connector,
				(client) -> StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
					.expectComplete()
					.verify(TIME_LIMIT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json; charset=GBK", "application/json;charset=utf-16",
			"application/json; charset=\"UTF-8\"", "application/json; charset=no-such",
			"text/plain; charset=ISO-8859-1", "json", "application/json; ;", ";", "" })
	void retrieveWhenContentTypeIsOddThenContentIsUtf8(String contentType) throws Exception {
		for (TestConnector connector : TestConnector.values()) {
			assertThatIsRead(connector,
					"HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nContent-Length: " + BODY.length + "\r\n",
					BODY, false);
		}
	}

	static Stream<Arguments> charsets() {
		return Stream.of(TestConnector.values())
			.flatMap((connector) -> Stream.of("GBK", "UTF-16", "ISO-8859-1")
				.map((charset) -> Arguments.of(connector, charset)));
	}

	@ParameterizedTest
	@MethodSource("charsets")
	void retrieveWhenContentHasOtherCharsetThenSignatureCoversItsBytes(TestConnector connector, String charset)
			throws Exception {
		byte[] content = JSON.getBytes(Charset.forName(charset));
		String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=%s\r\nContent-Length: %d\r\n"
			.formatted(charset, content.length);
		withAnswer(head + signature(content) + "\r\n", content, false, connector,
				(client) -> StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
					.expectComplete()
					.verify(TIME_LIMIT));
		withAnswer(head + signature(BODY) + "\r\n", content, false, connector,
				(client) -> StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
					.expectError(UnverifiedResponseException.class)
					.verify(TIME_LIMIT));
	}

	static Stream<Arguments> packings() {
		return Stream.of(TestConnector.values())
			.flatMap((connector) -> Stream.of(Arguments.of(connector, true), Arguments.of(connector, false)));
	}

	// What did not ask for gzip does not unpack it
	@ParameterizedTest
	@MethodSource("packings")
	void retrieveWhenGzipThenSignatureCoversUnpackedBytes(TestConnector connector, boolean chunked) throws Exception {
		byte[] content = gzip(BODY);
		String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
				+ (chunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + content.length + "\r\n");
		List<Signal<String>> ends = new ArrayList<>();
		String request = withAnswer(head + signature(BODY) + "\r\n", chunked ? chunk(content, "0\r\n\r\n") : content,
				false, connector, (client) -> {
					ends.add(end(client));
					ends.add(end(client));
				});
		boolean askedFor = ACCEPTS_GZIP.matcher(request).find();
		assertThat(askedFor || !ASKING_FOR_GZIP.contains(connector)).isTrue();
		assertThat(ends).allSatisfy((end) -> {
			if (askedFor) {
				assertThat(end.get()).isEqualTo(JSON);
			}
			else {
				assertThat(end.getThrowable()).isInstanceOf(UnverifiedResponseException.class);
			}
		});
	}

	private static Signal<String> end(WeChatPayClient client) {
		return Objects.requireNonNull(client.post("/v3/x").retrieve(String.class).materialize().block(TIME_LIMIT));
	}

	private static String assertThatIsRead(TestConnector connector, String head, byte[] content, boolean close)
			throws Exception {
		return withAnswer(head + signature(BODY) + "\r\n", content, close, connector, (client) -> {
			for (int call = 0; call < 2; call++) {
				StepVerifier.create(client.post("/v3/x").retrieve(String.class))
					.expectNext(JSON)
					.expectComplete()
					.verify(TIME_LIMIT);
			}
		});
	}

	private static String withAnswer(String head, byte[] content, boolean close, TestConnector connector,
			Consumer<WeChatPayClient> calls) throws Exception {
		HttpConnector connections = new HttpConnector(connector.direct(), null, new WeChatPayProperties(),
				PropertyNames.DEFAULT);
		try (FaultyServer server = new FaultyServer((connection) -> answer(connection, head, content, close));
				CloseableWeChatPayClient client = client(connections, server.port())) {
			calls.accept(client);
			return server.requests().get(0).toLowerCase(Locale.ROOT);
		}
		finally {
			connections.destroy();
		}
	}

	private static void answer(FaultyConnection connection, String head, byte[] content, boolean close)
			throws IOException {
		do {
			connection.readRequest();
			connection.write(head);
			connection.write(content);
		}
		while (!close);
		connection.close();
	}

	private static CloseableWeChatPayClient client(HttpConnector connections, int port) {
		MerchantCredentials credentials = MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL,
				TestKeys.merchantPrivateKey());
		return WeChatPayClient.builder(credentials, TestNotification.platformKeys())
			.baseUrl("http://127.0.0.1:" + port)
			.retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
			.webClient((webClient) -> webClient.clientConnector(connections.get()))
			.build();
	}

	// Answers are signed as notifications are
	private static String signature(byte[] body) {
		HttpHeaders signed = TestNotification.of("-", "{}").sign(body).headers();
		return "wechatpay-timestamp: %s\r\nWECHATPAY-NONCE: %s\r\nWechatpay-Serial: %s\r\nWechatpay-Signature: %s\r\n"
			.formatted(signed.getFirst("Wechatpay-Timestamp"), signed.getFirst("Wechatpay-Nonce"),
					signed.getFirst("Wechatpay-Serial"), signed.getFirst("Wechatpay-Signature"));
	}

	private static byte[] gzip(byte[] content) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(content);
		}
		return packed.toByteArray();
	}

	// Two chunks, the first of which ends within a character
	private static byte[] chunk(byte[] content, String end) {
		int middle = 26;
		ByteArrayOutputStream chunked = new ByteArrayOutputStream();
		chunked.writeBytes(bytes(Integer.toHexString(middle) + ";name=value\r\n"));
		chunked.write(content, 0, middle);
		chunked.writeBytes(bytes("\r\n" + Integer.toHexString(content.length - middle) + "\r\n"));
		chunked.write(content, middle, content.length - middle);
		chunked.writeBytes(bytes("\r\n" + end));
		return chunked.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
