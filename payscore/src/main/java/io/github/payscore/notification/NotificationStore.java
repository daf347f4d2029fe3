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

import java.time.Duration;

/**
 * Remembers which notifications have been handled, so that each is handled once although
 * WeChat Pay delivers it again, perhaps to several processes at the same time.
 * <p>
 * A claim runs out unless it is renewed, so that a notification whose handler died with
 * its process is handled by another one. Every method is atomic. Methods may block: they
 * are called on threads that allow it. Implementations must be thread-safe; exceptions of
 * theirs make the delivery fail, and WeChat Pay deliver again.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface NotificationStore {

	/**
	 * Claim a notification: of all who try at the same time, one succeeds.
	 * @param claim what is claimed, and by whom
	 * @param lease how long the claim holds unless it is renewed
	 * @return whether the claimant has to handle the notification
	 */
	ClaimResult claim(NotificationClaim claim, Duration lease);

	/**
	 * Make a claim hold longer.
	 * @param claim a claim that succeeded
	 * @param lease how long the claim holds from now on
	 * @return {@code false} if it had run out and somebody else may handle the
	 * notification now
	 */
	boolean renew(NotificationClaim claim, Duration lease);

	/**
	 * Remember that the notification has been handled.
	 * @param claim a claim that succeeded
	 * @return {@code false} if it had run out and somebody else claimed the notification
	 * meanwhile
	 */
	boolean complete(NotificationClaim claim);

	/**
	 * Give up a claim because handling failed, so that the notification can be handled
	 * when it comes again. Does nothing if the claim had run out and somebody else
	 * claimed the notification meanwhile.
	 * @param claim a claim that succeeded
	 */
	void release(NotificationClaim claim);

}
