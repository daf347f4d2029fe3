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

package io.github.payscore.test.state;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * What the requests of one kind did to an order: at most one takes effect, and later ones
 * must repeat it. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Effect {

	private final String name;

	private int count;

	private @Nullable ObjectNode body;

	Effect(String name) {
		this.name = name;
	}

	void take(RequestBody request) {
		this.count++;
		this.body = request.json();
	}

	void checkRepeated(RequestBody request) {
		if (!isRepeatedBy(request)) {
			throw Refusal.paramError("订单重入参数校验失败", "/", "differs from the %s that took effect".formatted(this.name),
					"body");
		}
	}

	boolean isRepeatedBy(RequestBody request) {
		return request.json().equals(this.body);
	}

	int count() {
		return this.count;
	}

	@Nullable ObjectNode body() {
		return this.body;
	}

	@Nullable String text() {
		return (this.body != null) ? new String(Json.bytes(this.body), StandardCharsets.UTF_8) : null;
	}

}
