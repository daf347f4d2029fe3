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

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order.
 *
 * @param what what happened, for example {@code confirmed}
 * @param time when
 * @param phase the state from then on
 * @param totalAmount the amount from then on, or {@code null} before a completion
 * @author PayScore for Spring Boot contributors
 */
public record OrderEvent(String what, Instant time, Phase phase, @Nullable Long totalAmount) {

}
