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

package io.github.payscore.test.platform;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * WeChat does not open a page.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class LaunchRefusal extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final @Nullable String errCode;

	private LaunchRefusal(@Nullable String errCode, String problem) {
		super(problem, null, false, false);
		this.errCode = errCode;
	}

	static LaunchRefusal of(String errCode, String problem) {
		return new LaunchRefusal(errCode, problem);
	}

	// WeChat Pay's documents name no number for these.
	static LaunchRefusal withoutCode(String problem) {
		return new LaunchRefusal(null, problem);
	}

	public @Nullable String errCode() {
		return this.errCode;
	}

	public String problem() {
		return String.valueOf(getMessage());
	}

}
