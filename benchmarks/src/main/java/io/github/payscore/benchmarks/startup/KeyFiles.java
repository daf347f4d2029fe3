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

package io.github.payscore.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Locale;

import io.github.payscore.benchmarks.example.RsaKeys;

/**
 * The keys of the started applications, in a directory.
 *
 * @author PayScore for Spring Boot contributors
 */
final class KeyFiles {

	private final Path directory;

	private KeyFiles(Path directory) {
		this.directory = directory;
	}

	static KeyFiles write(Path directory) throws IOException {
		KeyFiles files = new KeyFiles(directory);
		KeyPair merchant = RsaKeys.generate();
		files.write(KeyFile.PKCS8, merchant);
		files.write(KeyFile.PKCS1, merchant);
		files.write(KeyFile.PLATFORM_PUBLIC_KEY, RsaKeys.generate());
		return files;
	}

	private void write(KeyFile file, KeyPair keyPair) throws IOException {
		Files.writeString(path(file), file.pem(keyPair));
	}

	Path path(KeyFile file) {
		return this.directory.resolve(file.name().toLowerCase(Locale.ROOT) + ".pem");
	}

}
