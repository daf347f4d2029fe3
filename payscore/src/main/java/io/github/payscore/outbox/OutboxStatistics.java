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

package io.github.payscore.outbox;

import java.time.Duration;

/**
 * How much there is to do. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param waiting how many calls have no known outcome yet, those included that are made
 * right now
 * @param working how many calls and queries this process makes right now
 * @param watched how many orders are watched
 * @param abandoned how many calls were given up, and not made again since
 * @param oldest how long ago the oldest of the waiting calls was asked for; zero if there
 * is none
 * @since 0.1.0
 */
public record OutboxStatistics(long waiting, int working, long watched, long abandoned, Duration oldest) {

}
