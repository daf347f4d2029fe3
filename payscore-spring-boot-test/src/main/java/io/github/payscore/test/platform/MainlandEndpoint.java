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

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;

/**
 * A call of the mainland, at the path of direct merchants or at that of partners.
 *
 * @param mode whose path it is
 * @param operation the call
 * @param path the path
 * @author PayScore for Spring Boot contributors
 */
record MainlandEndpoint(Mode mode, MainlandOperation operation, Pattern path) implements Endpoint {

	private static final List<MainlandEndpoint> ALL = Stream.of(Mode.DIRECT, Mode.PARTNER)
		.flatMap((whose) -> Stream.of(MainlandOperation.values()).map((operation) -> of(whose, operation)))
		.toList();

	static List<MainlandEndpoint> all() {
		return ALL;
	}

	private static MainlandEndpoint of(Mode mode, MainlandOperation operation) {
		String root = "/v3/payscore/" + (mode.isPartner() ? "partner/" : "");
		return new MainlandEndpoint(mode, operation, Pattern.compile(root + operation.path()));
	}

	@Override
	public String method() {
		return this.operation.method();
	}

	@Override
	public Answer handle(IncomingRequest request, Platform platform) {
		if (this.mode != platform.merchant().mode()) {
			throw Refusal.of(403, "NO_AUTH", "商户无权限", "/",
					this.mode.isPartner() ? "is a call of partners, and this merchant is none"
							: "is a call of direct merchants, not of partners",
					"path");
		}
		return this.operation.handle(new MainlandRequest(this, request, platform));
	}

}
