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

package io.github.payscore.autoconfigure.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;

/**
 * What a native image needs to create the tables of the outbox, and to read from them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		// The requests of calls are kept for the client; these it does not send as JSON
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), QueryOrderRequest.class,
				MainlandQueryOrderRequest.class);
		hints.resources().registerPattern("io/github/payscore/outbox/schema-*.sql");
	}

}
