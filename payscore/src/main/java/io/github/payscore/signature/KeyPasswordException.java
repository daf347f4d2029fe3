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

import org.jspecify.annotations.Nullable;

/**
 * The password of an encrypted key is missing or wrong.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class KeyPasswordException extends UnusableKeyException {

	/**
	 * Create a new exception.
	 * @param message what is wrong with the password; never the password itself
	 * @param cause the cause, or {@code null}
	 */
	public KeyPasswordException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static KeyPasswordException wrong(Exception cause) {
		return new KeyPasswordException(
				"The private key cannot be decrypted: the password is wrong, or the file is damaged.", cause);
	}

}
