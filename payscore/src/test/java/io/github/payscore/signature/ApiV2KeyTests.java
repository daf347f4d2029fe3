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

package io.github.payscore.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link ApiV2Key}.
 *
 * @author PayScore for Spring Boot contributors
 */
class ApiV2KeyTests {

	private static final String TEXT = "192006250b4c09247ec02edce69f6a2d";

	private static final Path OPENSSL = Path.of("/usr/bin/openssl");

	private final ApiV2Key key = ApiV2Key.of(TEXT);

	// printf '%s' 'a=1&b=中文 %2F&c=x|y*z&key=192006250b4c09247ec02edce69f6a2d' |
	// openssl dgst -sha256 -hmac 192006250b4c09247ec02edce69f6a2d
	@Test
	void signWhenUnsortedThenIsHmacOfSortedRawValues() {
		assertThat(this.key.sign(Map.of("c", "x|y*z", "a", "1", "b", "中文 %2F")))
			.isEqualTo("609551974EBFE5737C913812ADF8D55FBFA38B2248BD16529214604EFA64097E");
	}

	@Test
	void signWhenValueIsEmptyThenLeavesItOut() {
		assertThat(this.key.sign(Map.of("a", "1", "b", ""))).isEqualTo(this.key.sign(Map.of("a", "1")));
	}

	// By the codes of the characters: capitals come before small letters, which they
	// would not in a dictionary.
	// printf '%s' 'B=1&_=2&a=3&key=192006250b4c09247ec02edce69f6a2d' |
	// openssl dgst -sha256 -hmac 192006250b4c09247ec02edce69f6a2d
	@Test
	void signWhenNamesDifferInCaseThenSortsThemByAscii() {
		assertThat(this.key.sign(Map.of("a", "3", "_", "2", "B", "1")))
			.isEqualTo("E4E526F2D9048CC2263B0EEC709A961B78D1D3C437040C9400206FDB4A5A74EC");
	}

	@ParameterizedTest
	@ValueSource(strings = { "out_order_no=1|2*3", "attach=中文", "package=a+b/c==" })
	void signWhenOpenSslIsThereThenComputesTheSame(String parameter) throws Exception {
		assumeTrue(Files.isExecutable(OPENSSL));
		int equals = parameter.indexOf('=');
		assertThat(this.key.sign(Map.of(parameter.substring(0, equals), parameter.substring(equals + 1))))
			.isEqualToIgnoringCase(openSsl(parameter + "&key=" + TEXT));
	}

	private static String openSsl(String text) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(OPENSSL.toString(), "dgst", "-sha256", "-hmac", TEXT, "-r").start();
		process.outputWriter(StandardCharsets.UTF_8).append(text).close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).isZero();
		return output.substring(0, output.indexOf(' '));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "short", TEXT + "0", "中文中文中文中文中文中文中文中文" })
	void ofWhenNot32BytesThenFailsWithoutShowingIt(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> ApiV2Key.of(text))
			.withMessageStartingWith("An APIv2 key has 32 bytes, but this one has ")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain(TEXT, "short", "中"));
	}

	@Test
	void ofWhenPastedWithBlanksThenIsTheSameKey() {
		assertThat(ApiV2Key.of(" " + TEXT + "\n").sign(Map.of("a", "1"))).isEqualTo(this.key.sign(Map.of("a", "1")));
	}

	@Test
	void toStringDoesNotShowIt() {
		assertThat(this.key).hasToString("ApiV2Key");
	}

}
