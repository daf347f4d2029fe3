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

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A connector has no free connection, and as many calls as it allows wait for one, so
 * nothing was sent. For connectors that know what their limits are called in the
 * application: the message of the call that fails repeats it.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class NoFreeConnectionException extends IOException {

	private final String limits;

	/**
	 * Create a new exception.
	 * @param limits the names of the limits that were reached
	 * @param cause the cause, or {@code null}
	 */
	public NoFreeConnectionException(String limits, @Nullable Throwable cause) {
		super("The limits of connections are reached: " + limits, cause);
		this.limits = limits;
	}

	/**
	 * Return what the limits are called that were reached.
	 * @return their names, such as {@code a.max-connections, a.max-pending}
	 */
	public String getLimits() {
		return this.limits;
	}

}
