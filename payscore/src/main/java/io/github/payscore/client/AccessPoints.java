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

package io.github.payscore.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.RetryReason;

/**
 * Chooses the host of the next attempt: the first one, or for a while the backup after
 * the first could not be reached or answered 502 or 503. Both lead to the same platform,
 * so a request that was sent to one may be repeated at the other.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AccessPoints {

	private static final Duration RETURN_AFTER = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(AccessPoints.class);

	private final AccessPoint first;

	private final @Nullable AccessPoint backup;

	private final InstantSource clock;

	private final AtomicReference<Instant> backupUntil = new AtomicReference<>(Instant.MIN);

	AccessPoints(AccessPoint first, @Nullable AccessPoint backup, InstantSource clock) {
		this.first = first;
		this.backup = backup;
		this.clock = clock;
	}

	AccessPoint next() {
		AccessPoint backup = this.backup;
		return (backup != null && this.clock.instant().isBefore(this.backupUntil.get())) ? backup : this.first;
	}

	void failed(AccessPoint used, WeChatPayException failure) {
		if (this.backup != null && isDown(failure)) {
			this.backupUntil.set(used.equals(this.first) ? switchToBackup() : Instant.MIN);
		}
	}

	private Instant switchToBackup() {
		if (next().equals(this.first)) {
			logger.info("%s is down, requests go to the backup for %d s".formatted(this.first.baseUrl(),
					RETURN_AFTER.toSeconds()));
		}
		return this.clock.instant().plus(RETURN_AFTER);
	}

	private static boolean isDown(WeChatPayException failure) {
		if (failure instanceof WeChatPayResponseException answer) {
			return answer.getStatusCode() == 502 || answer.getStatusCode() == 503;
		}
		return RetryPolicy.reasonFor(failure) == RetryReason.NOT_CONNECTED;
	}

	/**
	 * One of them.
	 *
	 * @param baseUrl where it is
	 * @param webClient what sends requests to it
	 */
	record AccessPoint(BaseUrl baseUrl, WebClient webClient) {

	}

}
