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

package io.github.payscore.local.command;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.RecordedRequest;

/**
 * A request as commands show it.
 *
 * @param mchid the merchant number that it names, or {@code null} if that is no
 * merchant's
 * @param arrivedAt when it arrived
 * @param method the method
 * @param target the path and query
 * @param headers the header fields
 * @param body the body, as text
 * @param status the status of the answer, or 0 if there was none
 * @param problem what was wrong with it, or {@code null}
 * @author PayScore for Spring Boot contributors
 */
record RequestView(@Nullable String mchid, Instant arrivedAt, String method, String target,
		Map<String, List<String>> headers, String body, int status, @Nullable String problem) {

	static RequestView of(RecordedRequest request) {
		return new RequestView(request.mchid(), request.arrivedAt(), request.method(), request.target(),
				request.headers(), request.bodyText(), request.status(), request.problem());
	}

}
