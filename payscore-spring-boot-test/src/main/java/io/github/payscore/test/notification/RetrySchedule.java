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

package io.github.payscore.test.notification;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How long WeChat Pay waits before it sends a notification again, scaled.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096520.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RetrySchedule {

	private static final List<Integer> SECONDS = List.of(15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600);

	private static final double NANOS_PER_SECOND = 1e9;

	private final double scale;

	public RetrySchedule(double scale) {
		this.scale = scale;
	}

	/**
	 * Return the wait after an attempt that failed.
	 * @param attempt the number of the attempt, counted from 1
	 * @return the wait, or {@code null} if the attempt was the last one
	 */
	@Nullable Duration waitAfter(int attempt) {
		if (attempt > SECONDS.size()) {
			return null;
		}
		return Duration.ofNanos(Math.round(SECONDS.get(attempt - 1) * NANOS_PER_SECOND * this.scale));
	}

}
