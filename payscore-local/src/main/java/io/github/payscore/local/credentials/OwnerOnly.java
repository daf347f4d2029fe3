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

package io.github.payscore.local.credentials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders and files that only their owner may read. On a file system without POSIX
 * permissions they are as private as the folder they are in.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OwnerOnly {

	private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

	private OwnerOnly() {
	}

	static void createFolder(Path folder) throws IOException {
		Files.createDirectories(folder, permissions("rwx------"));
	}

	static Path createTemporaryFolder(Path parent) throws IOException {
		return Files.createTempDirectory(parent, ".new", permissions("rwx------"));
	}

	/**
	 * Write a file so that nobody ever sees half of it.
	 * @param file the file, which is replaced
	 * @param text its content
	 * @throws IOException if it cannot be written
	 */
	static void write(Path file, String text) throws IOException {
		Path written = Files.createTempFile(file.resolveSibling(""), ".new", null, permissions("rw-------"));
		try {
			Files.write(written, text.getBytes(StandardCharsets.UTF_8));
			Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(written);
		}
	}

	private static FileAttribute<?>[] permissions(String permissions) {
		return POSIX
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

}
