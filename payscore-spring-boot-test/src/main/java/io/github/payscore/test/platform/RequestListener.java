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

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Learns of each request and of what became of it.
 *
 * @author PayScore for Spring Boot contributors
 */
@FunctionalInterface
public interface RequestListener {

	/**
	 * A request gets its answer.
	 * @param mchid the merchant number that the request names, or {@code null} if it is
	 * none of the fake's
	 * @param request the request
	 * @param arrival when it had arrived, by the platform's clock
	 * @param status the HTTP status of the answer, or 0 if there is none
	 * @param problem what was wrong with the request, or {@code null}
	 * @param misbehaviour the name of the misbehaviour that was planned for it, or
	 * {@code null}
	 */
	void answered(@Nullable String mchid, IncomingRequest request, Instant arrival, int status,
			@Nullable String problem, @Nullable String misbehaviour);

}
