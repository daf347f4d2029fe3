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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.asm.ClassReader;

import io.github.payscore.WeChatPayException;
import io.github.payscore.autoconfigure.jdbc.WeChatPayJdbcProperties;
import io.github.payscore.autoconfigure.notification.WeChatPayNotificationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the library says: it does not know what properties are called.
 *
 * @author PayScore for Spring Boot contributors
 */
class LibraryTextTests {

	private static final int UTF8 = 1;

	/**
	 * The name of a property, or the beginning of one that is put together. Names of
	 * observations and meters begin like properties.
	 */
	private static final Pattern PROPERTY = Pattern
		.compile("wechatpay\\.((%s)(?![a-z0-9-]|\\.[a-z0-9])|([a-z0-9-]+\\.)*(?![a-z0-9-]))".formatted(properties()));

	@Test
	void libraryWhenItSpeaksThenNamesNoProperty() {
		List<String> texts = texts();
		assertThat(texts).anyMatch((text) -> text.contains("must be at least 1"))
			.noneMatch((text) -> PROPERTY.matcher(text).find());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Set 'wechatpay.api-v3-key' to the key", "(wechatpay.pool.max-pending)",
			"wechatpay.retry.max-attempts must be", "wechatpay.notification.jdbc.retention", "set wechatpay.mchid.",
			"'wechatpay.payscore.%s'", "wechatpay." })
	void propertyWhenTextNamesOneThenIsFound(String text) {
		assertThat(PROPERTY.matcher(text).find()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "wechatpay.call", "wechatpay.notification", "wechatpay.client.attempts", "wechatpay-http" })
	void propertyWhenTextNamesAnObservationThenIsNotFound(String text) {
		assertThat(PROPERTY.matcher(text).find()).isFalse();
	}

	private static String properties() {
		return Stream
			.of(SettableProperties.names("", new WeChatPayProperties()),
					SettableProperties.names("notification.", new WeChatPayNotificationProperties()),
					SettableProperties.names("notification.jdbc.", new WeChatPayJdbcProperties()))
			.flatMap(Function.identity())
			.map(Pattern::quote)
			.collect(Collectors.joining("|"));
	}

	// A folder, or a jar if the build has packaged the library already
	private static List<String> texts() {
		URL location = WeChatPayException.class.getProtectionDomain().getCodeSource().getLocation();
		try {
			Path path = Path.of(location.toURI());
			if (Files.isDirectory(path)) {
				return texts(path);
			}
			try (FileSystem jar = FileSystems.newFileSystem(path)) {
				return texts(jar.getPath("/"));
			}
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> texts(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(".class"))
				.flatMap(LibraryTextTests::constants)
				.toList();
		}
	}

	private static Stream<String> constants(Path file) {
		try (InputStream content = Files.newInputStream(file)) {
			return constants(new ClassReader(content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> constants(ClassReader reader) {
		List<String> constants = new ArrayList<>();
		for (int index = 1; index < reader.getItemCount(); index++) {
			int offset = reader.getItem(index);
			if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
				constants.add(text(reader, offset));
			}
		}
		return constants.stream();
	}

	private static String text(ClassReader reader, int offset) {
		byte[] text = new byte[reader.readUnsignedShort(offset)];
		for (int index = 0; index < text.length; index++) {
			text[index] = (byte) reader.readByte(offset + 2 + index);
		}
		return new String(text, StandardCharsets.UTF_8);
	}

}
