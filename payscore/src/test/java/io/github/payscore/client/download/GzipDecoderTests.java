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

package io.github.payscore.client.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.payscore.verification.VerificationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link GzipDecoder}.
 *
 * @author PayScore for Spring Boot contributors
 */
class GzipDecoderTests {

	private static final byte[] CONTENT = "账单,bill\r\n".repeat(3000).getBytes(StandardCharsets.UTF_8);

	private static final int HEAD = 10;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 9, 10, 11, 1000, 1_000_000 })
	void writeWhenCompressedThenDecompressesPartsOfAnySize(int size) throws IOException {
		assertThat(decode(gzip(CONTENT), size)).isEqualTo(CONTENT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 1000, 1_000_000 })
	void writeWhenNotCompressedThenPassesOn(int size) {
		assertThat(decode(CONTENT, size)).isEqualTo(CONTENT);
	}

	@ParameterizedTest
	@ValueSource(bytes = { 0x00, 0x1F })
	void writeWhenOneByteThenPassesOn(byte first) {
		assertThat(decode(new byte[] { first }, 1)).containsExactly(first);
	}

	@Test
	void writeWhenNothingThenIsNothing() {
		assertThat(decode(new byte[0], 1)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 1000 })
	void writeWhenHeadHasEveryFieldThenSkipsThem(int size) throws IOException {
		byte[] plain = gzip(CONTENT);
		plain[3] = 2 | 4 | 8 | 16;
		byte[] fields = { 3, 0, 'x', 'y', 'z', 'n', 'a', 'm', 'e', 0, 'c', 0, 1, 2 };
		byte[] all = concat(concat(Arrays.copyOf(plain, HEAD), fields), Arrays.copyOfRange(plain, HEAD, plain.length));
		assertThat(decode(all, size)).isEqualTo(CONTENT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 1_000_000 })
	void writeWhenFileContinuesInAnotherThenDecompressesBoth(int size) throws IOException {
		assertThat(decode(concat(gzip(CONTENT), gzip(CONTENT)), size)).isEqualTo(concat(CONTENT, CONTENT));
	}

	@Test
	void endWhenFileIsNotCompleteThenFails() throws IOException {
		byte[] compressed = gzip(CONTENT);
		for (int length = 2; length < compressed.length; length++) {
			byte[] part = Arrays.copyOf(compressed, length);
			assertThatExceptionOfType(VerificationException.class).as("%d bytes", length)
				.isThrownBy(() -> decode(part, 1_000));
		}
	}

	@Test
	void writeWhenSomethingElseFollowsThenFails() throws IOException {
		byte[] followed = concat(gzip(CONTENT), CONTENT);
		assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> decode(followed, 100));
	}

	@Test
	void writeWhenDamagedThenFails() throws IOException {
		byte[] damaged = gzip(CONTENT);
		Arrays.fill(damaged, HEAD, HEAD + 20, (byte) 0xFF);
		assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> decode(damaged, 100));
	}

	@Test
	void writeWhenHeadNeverEndsThenFails() {
		byte[] endless = new byte[200 * 1024];
		Arrays.fill(endless, (byte) 'a');
		endless[0] = 0x1F;
		endless[1] = (byte) 0x8B;
		endless[3] = 8;
		assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> decode(endless, 4096));
	}

	private static byte[] decode(byte[] bytes, int size) {
		ByteArrayOutputStream decoded = new ByteArrayOutputStream();
		try (GzipDecoder decoder = new GzipDecoder((part, count) -> decoded.write(part, 0, count))) {
			for (int start = 0; start < bytes.length; start += size) {
				decoder.write(Arrays.copyOfRange(bytes, start, Math.min(start + size, bytes.length)));
			}
			decoder.end();
		}
		return decoded.toByteArray();
	}

	private static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(bytes);
		}
		return compressed.toByteArray();
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

}
