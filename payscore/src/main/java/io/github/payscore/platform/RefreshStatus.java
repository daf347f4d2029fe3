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

package io.github.payscore.platform;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What became of the downloads of {@link RotatingPlatformKeys}.
 *
 * @param successes the number of downloads that succeeded
 * @param failures the number of downloads that failed
 * @param lastSuccess when the last download succeeded, or {@code null} if none has
 * @param lastFailure when the last download failed, or {@code null} if none has
 * @param failure why the last download failed, without secrets, or {@code null} if it
 * succeeded
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record RefreshStatus(long successes, long failures, @Nullable Instant lastSuccess, @Nullable Instant lastFailure,
		@Nullable String failure) {

	static final RefreshStatus NONE = new RefreshStatus(0, 0, null, null, null);

	RefreshStatus succeeded(Instant time) {
		return new RefreshStatus(this.successes + 1, this.failures, time, this.lastFailure, null);
	}

	RefreshStatus failed(Instant time, String reason) {
		return new RefreshStatus(this.successes, this.failures + 1, this.lastSuccess, time, reason);
	}

}
