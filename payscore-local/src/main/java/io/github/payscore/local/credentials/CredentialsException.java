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

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The folder with the keys, or a file in it, cannot be used.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CredentialsException extends IllegalStateException {

	private CredentialsException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static CredentialsException notWritable(Path path, Throwable cause) {
		return new CredentialsException(
				"The local WeChat Pay cannot write its keys and files to %s (%s)".formatted(path, cause), cause);
	}

	static CredentialsException notReadable(Path path, Throwable cause) {
		return new CredentialsException("The local WeChat Pay cannot read %s (%s)".formatted(path, cause), cause);
	}

	static CredentialsException damaged(Path path, String problem) {
		return new CredentialsException(
				"%s %s. Delete the folder %s: new keys are made at the next start, and applications need these then"
					.formatted(path, problem, path.getParent()),
				null);
	}

}
