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

import org.jspecify.annotations.Nullable;

/**
 * Learns of each attempt to deliver a notification.
 *
 * @author PayScore for Spring Boot contributors
 */
@FunctionalInterface
public interface DeliveryListener {

	/**
	 * An attempt has ended.
	 * @param notification the notification
	 * @param attempt the number of the attempt, counted from 1
	 * @param status the HTTP status of the merchant's answer, or 0 if none came
	 * @param failure why no answer came, or {@code null} if one came
	 */
	void attempted(Notification notification, int attempt, int status, @Nullable String failure);

}
