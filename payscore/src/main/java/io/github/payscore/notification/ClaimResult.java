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

package io.github.payscore.notification;

/**
 * What became of a {@link NotificationClaim}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum ClaimResult {

	/**
	 * Nobody has handled the notification, and from now on nobody else will: the claimant
	 * has to.
	 */
	CLAIMED,

	/**
	 * Somebody else is handling the notification, or was when the process died; its claim
	 * has not run out yet.
	 */
	IN_PROGRESS,

	/**
	 * The notification has been handled.
	 */
	HANDLED

}
