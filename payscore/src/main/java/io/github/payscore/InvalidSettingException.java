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

package io.github.payscore;

import org.jspecify.annotations.Nullable;

/**
 * A setting has a value that cannot be used. Says which one and why apart from each
 * other, so that whoever took the value from elsewhere, such as a property of an
 * application, can name that place. Never holds the value of a secret.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class InvalidSettingException extends IllegalArgumentException {

	private final String setting;

	private final String problem;

	/**
	 * Create a new exception.
	 * @param setting the name of the argument, such as {@code baseUrl}
	 * @param problem what is wrong with it, as in {@link #getProblem()}
	 */
	public InvalidSettingException(String setting, String problem) {
		this(setting, problem, null);
	}

	/**
	 * Create a new exception.
	 * @param setting the name of the argument, such as {@code baseUrl}
	 * @param problem what is wrong with it, as in {@link #getProblem()}
	 * @param cause the cause, or {@code null}
	 */
	public InvalidSettingException(String setting, String problem, @Nullable Throwable cause) {
		super("'%s' %s".formatted(setting, problem), cause);
		this.setting = setting;
		this.problem = problem;
	}

	/**
	 * Return which setting it is.
	 * @return the name of the argument that sets it, such as {@code baseUrl} or
	 * {@code maxAttempts}
	 */
	public String getSetting() {
		return this.setting;
	}

	/**
	 * Return what is wrong with the setting, without its name.
	 * @return the rest of a sentence that begins with what the setting is called, without
	 * a full stop, such as {@code must be at least 1}
	 */
	public String getProblem() {
		return this.problem;
	}

}
