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

package io.github.payscore.benchmarks.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A file on the class path.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Resource {

	private Resource() {
	}

	/**
	 * Read a file.
	 * @param name the path of the file on the class path
	 * @return its content
	 */
	public static String text(String name) {
		try (InputStream content = Resource.class.getResourceAsStream("/" + name)) {
			if (content == null) {
				throw new IllegalStateException("There is no " + name + " on the class path");
			}
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
