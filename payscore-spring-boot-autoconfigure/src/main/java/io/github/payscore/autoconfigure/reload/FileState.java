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

package io.github.payscore.autoconfigure.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a file without reading it. Follows symbolic links, which Kubernetes
 * turns to other files.
 *
 * @param file what the system knows the file by, or {@code null}
 * @param modified when it was written, or {@code null} if there is no such file
 * @param size the number of bytes
 * @author PayScore for Spring Boot contributors
 */
record FileState(@Nullable Object file, @Nullable Instant modified, long size) {

	private static final FileState ABSENT = new FileState(null, null, 0);

	static FileState of(Path path) {
		try {
			BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
			return new FileState(attributes.fileKey(), attributes.lastModifiedTime().toInstant(), attributes.size());
		}
		catch (IOException ex) {
			return ABSENT;
		}
	}

}
