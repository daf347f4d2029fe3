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

package io.github.payscore.autoconfigure.connector;

import java.time.Duration;

/**
 * How many connections there may be.
 *
 * @param maxConnections the most connections to a host, at least 1
 * @param maxPending the most calls that may wait for one, at least 1
 * @param longestWait how long a call may wait for one
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record PoolLimits(int maxConnections, int maxPending, Duration longestWait) {

}
