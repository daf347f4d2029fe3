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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.download.FileDownload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Downloads of files that are not signed: only the right hash leaves a file.
 *
 * @author PayScore for Spring Boot contributors
 */
class FileDownloadTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final String TEXT = "\uFEFF交易时间,微信订单号\r\n`2026-11-26 10:00:00,`4200000008\r\n".repeat(5000);

	private static final byte[] CONTENT = TEXT.getBytes(StandardCharsets.UTF_8);

	private static final String SHA1 = sha1(CONTENT);

	private static final String TARGET = "/v3/billdownload/file?token=a%2Bb%7Cc+d==&tartype=gzip";

	private static final String URL = "https://api.mch.weixin.qq.com" + TARGET;

	private final FilePlatform platform = new FilePlatform();

	private final CloseableWeChatPayClient client = builder().build();

	@TempDir
	private Path directory;

	private WeChatPayClientBuilder builder() {
		return this.platform.clientBuilder().retry(3, Duration.ofMillis(1), Duration.ofMillis(2));
	}

	@AfterEach
	void close() {
		this.client.close();
		this.platform.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void downloadWhenHashIsRightThenWritesTheFile(boolean gzip) throws IOException {
		this.platform.handler((exchange) -> send(exchange, gzip ? gzip(CONTENT) : CONTENT));
		Path target = target();
		StepVerifier.create(this.client.download(FileDownload.ofLink(URL, SHA1), target))
			.expectNext(target)
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(target).hasBinaryContent(CONTENT);
		assertThat(files()).containsExactly(target);
	}

	@Test
	void downloadRequestsTheLinkByteForByteFromTheConfiguredHostAndSigned() throws Exception {
		this.platform.handler((exchange) -> send(exchange, CONTENT));
		StepVerifier.create(this.client.download(FileDownload.ofLink(URL, SHA1), target()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.lastRequest().target()).isEqualTo(TARGET);
		assertThat(this.platform.lastRequest().isSigned()).isTrue();
	}

	@Test
	void downloadWhenLargerThanAnAnswerMayBeThenWritesTheFile() throws IOException {
		this.platform.handler((exchange) -> send(exchange, CONTENT));
		try (CloseableWeChatPayClient small = builder().maxResponseSize(DataSize.ofBytes(100)).build()) {
			StepVerifier.create(small.download(FileDownload.ofLink(URL, SHA1.toUpperCase(Locale.ROOT)), target()))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(target()).hasBinaryContent(CONTENT);
	}

	@Test
	void downloadWhenThereIsAFileThenReplacesItOnlyByTheRightOne() throws IOException {
		Files.writeString(target(), "yesterday");
		this.platform.handler((exchange) -> send(exchange, "forged".getBytes(StandardCharsets.UTF_8)));
		StepVerifier.create(this.client.download(FileDownload.ofLink(URL, SHA1), target()))
			.expectError(UnverifiedResponseException.class)
			.verify(TIME_LIMIT);
		assertThat(target()).hasContent("yesterday");
		this.platform.handler((exchange) -> send(exchange, CONTENT));
		StepVerifier.create(this.client.download(FileDownload.ofLink(URL, SHA1), target()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(target()).hasBinaryContent(CONTENT);
		assertThat(files()).containsExactly(target());
	}

	@ParameterizedTest
	@EnumSource(Wrong.class)
	void downloadWhenFileIsNotRightThenFailsAndLeavesNone(Wrong wrong) throws IOException {
		this.platform.handler(wrong::send);
		StepVerifier.create(this.client.download(FileDownload.ofLink(URL, SHA1), target()))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(wrong.failure);
				assertThat(ex.getMessage()).contains("GET /v3/billdownload/file ").doesNotContain("token");
				assertThat(String.valueOf(ex.getMessage())
					.contains("No file was left: ask WeChat Pay for its address again"))
					.isEqualTo(wrong.saysThatNoFileWasLeft());
			})
			.verify(TIME_LIMIT);
		assertThat(this.platform.requests()).hasSize(wrong.requests);
		assertThat(files()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(value = Wrong.class, names = { "REFUSED" }, mode = EnumSource.Mode.EXCLUDE)
	void downloadWhenOnlyTheFirstAttemptIsNotRightThenWritesTheFile(Wrong wrong) throws IOException {
		this.platform.handler((exchange) -> {
			if (this.platform.requests().size() == 1) {
				wrong.send(exchange);
			}
			else {
				send(exchange, gzip(CONTENT));
			}
		});
		StepVerifier.create(this.client.download(FileDownload.ofLink(URL, SHA1), target()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(target()).hasBinaryContent(CONTENT);
		assertThat(files()).containsExactly(target());
	}

	@Test
	void downloadWhenTakingTooLongThenFailsAndLeavesNoFile() {
		CountDownLatch end = new CountDownLatch(1);
		this.platform.handler((exchange) -> {
			exchange.sendResponseHeaders(200, CONTENT.length);
			exchange.getResponseBody().write(CONTENT, 0, 1000);
			exchange.getResponseBody().flush();
			await(end);
		});
		try (CloseableWeChatPayClient impatient = builder().callTimeout(Duration.ofMillis(500)).build()) {
			StepVerifier.create(impatient.download(FileDownload.ofLink(URL, SHA1), target()))
				.expectError(NoResponseException.class)
				.verify(TIME_LIMIT);
			StepVerifier
				.create(Flux.interval(Duration.ofMillis(10)).map((tick) -> files()).filter(List::isEmpty).next())
				.expectNextCount(1)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		finally {
			end.countDown();
		}
	}

	@Test
	void downloadWhenFileCannotBeWrittenThenFailsAtOnce() throws IOException {
		this.platform.handler((exchange) -> send(exchange, CONTENT));
		StepVerifier
			.create(this.client.download(FileDownload.ofLink(URL, SHA1), this.directory.resolve("missing/bill.csv")))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
					.hasMessageContaining("the file could not be written")
					.hasMessageEndingWith("Check that the folder exists, that this process may write to it, and that "
							+ "there is space.");
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
			})
			.verify(TIME_LIMIT);
		assertThat(this.platform.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 302, 404 })
	void downloadWhenFilterMakesUpTheAnswerThenFails(int status) {
		try (CloseableWeChatPayClient filtered = builder()
			.webClient((builder) -> builder.filter((request, next) -> next.exchange(request)
				.onErrorResume((ex) -> Mono.empty())
				.then(Mono.just(ClientResponse.create(HttpStatus.valueOf(status)).build()))))
			.build()) {
			this.platform.handler((exchange) -> send(exchange, "forged".getBytes(StandardCharsets.UTF_8)));
			StepVerifier.create(filtered.download(FileDownload.ofLink(URL, SHA1), target()))
				.expectError(WeChatPayException.class)
				.verify(TIME_LIMIT);
		}
		assertThat(files()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Statement.class)
	void downloadOfSignedHash(Statement statement) throws IOException {
		this.platform.handler(statement::send);
		FileDownload file = FileDownload.ofSignedSha1("Wechatpay-Statement-Sha1",
				"/v3/global/statements?date={date}&sp_mchid={sp_mchid}", "20261125", "1900000100");
		StepVerifier.Step<Path> step = StepVerifier.create(this.client.download(file, target()));
		if (statement == Statement.RIGHT) {
			step.expectNext(target()).expectComplete().verify(TIME_LIMIT);
			assertThat(target()).hasBinaryContent(CONTENT);
		}
		else {
			step.expectError(UnverifiedResponseException.class).verify(TIME_LIMIT);
			assertThat(files()).isEmpty();
		}
		assertThat(this.platform.lastRequest().target())
			.isEqualTo("/v3/global/statements?date=20261125&sp_mchid=1900000100");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/v3/billdownload/file", "https://user@api.mch.weixin.qq.com/file",
			"https://api.mch.weixin.qq.com", "https://api.mch.weixin.qq.com//evil.example/file",
			"https://api.mch.weixin.qq.com/file#part", "https://api.mch.weixin.qq.com/fi le", "mailto:a@b.example" })
	void ofLinkWhenNoUrlOfAFileThenFails(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> FileDownload.ofLink(url, SHA1))
			.withMessageContaining("'url'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "79bb", "g9bb0f45fc4c42234a918000b2668d689e2bde04",
			"79bb0f45fc4c42234a918000b2668d689e2bde0400" })
	void ofLinkWhenNoSha1ThenFails(String sha1) {
		assertThatIllegalArgumentException().isThrownBy(() -> FileDownload.ofLink(URL, sha1))
			.withMessage("'sha1' must have 40 hexadecimal digits");
	}

	private Path target() {
		return this.directory.resolve("bill.csv");
	}

	private List<Path> files() {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void send(HttpExchange exchange, byte[] bytes) throws IOException {
		exchange.sendResponseHeaders(200, bytes.length);
		exchange.getResponseBody().write(bytes);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return compressed.toByteArray();
	}

	private static String sha1(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private enum Wrong {

		OTHER_CONTENT(UnverifiedResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				byte[] other = CONTENT.clone();
				other[other.length / 2]++;
				FileDownloadTests.send(exchange, gzip(other));
			}
		},

		EMPTY(UnverifiedResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				exchange.sendResponseHeaders(200, -1);
			}
		},

		NO_CONTENT(UnverifiedResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				exchange.sendResponseHeaders(204, -1);
			}
		},

		GZIP_THAT_ENDS_EARLY(UnverifiedResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				byte[] compressed = gzip(CONTENT);
				FileDownloadTests.send(exchange, Arrays.copyOf(compressed, compressed.length - 20));
			}
		},

		HEAD_OF_GZIP(UnverifiedResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				FileDownloadTests.send(exchange, Arrays.copyOf(gzip(CONTENT), 5));
			}
		},

		DAMAGED_GZIP(UnverifiedResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				byte[] compressed = gzip(CONTENT);
				Arrays.fill(compressed, 30, 60, (byte) 0x5A);
				FileDownloadTests.send(exchange, compressed);
			}
		},

		CUT_OFF(NoResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				exchange.sendResponseHeaders(200, CONTENT.length);
				exchange.getResponseBody().write(CONTENT, 0, 2000);
				exchange.getResponseBody().flush();
			}
		},

		DROPPED(NoResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) {
				exchange.close();
			}
		},

		SERVER_ERROR(WeChatPayResponseException.class, 3) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				exchange.sendResponseHeaders(500, -1);
			}
		},

		REFUSED(WeChatPayResponseException.class, 1) {
			@Override
			void send(HttpExchange exchange) throws IOException {
				byte[] body = "{\"code\":\"INVALID_REQUEST\",\"message\":\"-\"}".getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(400, body.length);
				exchange.getResponseBody().write(body);
			}
		};

		private final Class<? extends WeChatPayException> failure;

		private final int requests;

		Wrong(Class<? extends WeChatPayException> failure, int requests) {
			this.failure = failure;
			this.requests = requests;
		}

		abstract void send(HttpExchange exchange) throws IOException;

		// What came was not the file, or not all of it.
		private boolean saysThatNoFileWasLeft() {
			return this != DROPPED && this != SERVER_ERROR && this != REFUSED;
		}

	}

	private enum Statement {

		RIGHT(SHA1, "{\"sha1\":\"" + SHA1 + "\"}", TEXT),

		NO_HASH(null, "{\"sha1\":\"" + SHA1 + "\"}", TEXT),

		NO_SIGNATURE(SHA1, null, TEXT),

		SIGNATURE_OF_THE_BODY(SHA1, TEXT, TEXT),

		SIGNATURE_OF_ANOTHER_HASH(SHA1, "{\"sha1\":\"" + sha1(new byte[0]) + "\"}", TEXT),

		OTHER_CONTENT(SHA1, "{\"sha1\":\"" + SHA1 + "\"}", "forged"),

		HASH_OF_THE_FORGED(sha1(new byte[] { 'f' }), "{\"sha1\":\"" + SHA1 + "\"}", "f"),

		MALFORMED_HASH("WcO+t3D8Kg71dTlKwN7r9PzUOXeaBJwp8", "{\"sha1\":\"WcO+t3D8Kg71dTlKwN7r9PzUOXeaBJwp8\"}", TEXT);

		private final @Nullable String header;

		private final @Nullable String signed;

		private final String content;

		Statement(@Nullable String header, @Nullable String signed, String content) {
			this.header = header;
			this.signed = signed;
			this.content = content;
		}

		void send(HttpExchange exchange) throws IOException {
			if (this.header != null) {
				exchange.getResponseHeaders().set("Wechatpay-Statement-Sha1", this.header);
			}
			if (this.signed != null) {
				FilePlatform.sign(exchange.getResponseHeaders(), this.signed, Instant.now());
				exchange.getResponseHeaders().set("Request-ID", UUID.randomUUID().toString());
			}
			FileDownloadTests.send(exchange, this.content.getBytes(StandardCharsets.UTF_8));
		}

	}

}
