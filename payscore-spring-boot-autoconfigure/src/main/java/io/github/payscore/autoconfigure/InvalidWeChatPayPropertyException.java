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

import org.jspecify.annotations.Nullable;

/**
 * A {@code wechatpay} property is missing or wrong. Never holds the value of a secret.
 *
 * @author PayScore for Spring Boot contributors
 */
final class InvalidWeChatPayPropertyException extends RuntimeException {

	private final String description;

	private final String action;

	InvalidWeChatPayPropertyException(String property, String problem, String action, @Nullable Throwable cause) {
		this("The property '%s' cannot be used: %s".formatted(property, problem), action, cause);
	}

	private InvalidWeChatPayPropertyException(String description, String action, @Nullable Throwable cause) {
		super(description + " " + action, cause);
		this.description = description;
		this.action = action;
	}

	static InvalidWeChatPayPropertyException of(String description, String action) {
		return new InvalidWeChatPayPropertyException(description, action, null);
	}

	String getDescription() {
		return this.description;
	}

	String getAction() {
		return this.action;
	}

}
