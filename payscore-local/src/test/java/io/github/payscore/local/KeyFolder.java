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

package io.github.payscore.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

import io.github.payscore.local.credentials.CredentialFolder;

/**
 * Keys that all JVMs with tests share, because they take long to make.
 *
 * @author PayScore for Spring Boot contributors
 */
final class KeyFolder {

	private static final Path FOLDER = Path.of("target/local-keys");

	private static final Map<String, String> MCHIDS = Map.of("oversea", "1230000109", "direct", "1230000110", "partner",
			"1230000111");

	private KeyFolder() {
	}

	static void copyTo(Path folder) {
		MCHIDS.forEach((name, mchid) -> {
			new CredentialFolder(FOLDER, name, mchid).keys();
			copy(FOLDER.resolve(name), folder.resolve(name));
		});
	}

	private static void copy(Path source, Path target) {
		try {
			FileSystemUtils.copyRecursively(source, target);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
