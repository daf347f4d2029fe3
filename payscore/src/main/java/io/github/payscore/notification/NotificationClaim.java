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

import org.springframework.util.Assert;

import io.github.payscore.merchant.PayScoreMerchants;

/**
 * The wish of one of perhaps many processes to handle a notification. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param key what the notification is recognized by when it comes again, 64 hexadecimal
 * digits; tells nothing about the order
 * @param owner who wants to handle it, unique for each delivery; up to 64 characters
 * @param id the id that WeChat Pay gave the notification; for people only
 * @param eventType what happened, such as {@code PAYSCORE.USER_PAID}; for people only
 * @param merchant the name of the merchant that it is for, up to 64 characters; for
 * people only
 * @since 0.1.0
 */
public record NotificationClaim(String key, String owner, String id, String eventType, String merchant) {

	/**
	 * Create a claim.
	 * @throws IllegalArgumentException if a value is missing
	 */
	public NotificationClaim {
		Assert.hasText(key, "'key' must not be empty");
		Assert.hasText(owner, "'owner' must not be empty");
		Assert.notNull(id, "'id' must not be null");
		Assert.notNull(eventType, "'eventType' must not be null");
		Assert.notNull(merchant, "'merchant' must not be null");
	}

	/**
	 * Create a claim on a notification for the merchant {@code default}.
	 * @param key what the notification is recognized by when it comes again
	 * @param owner who wants to handle it
	 * @param id the id that WeChat Pay gave the notification
	 * @param eventType what happened
	 * @throws IllegalArgumentException if a value is missing
	 */
	public NotificationClaim(String key, String owner, String id, String eventType) {
		this(key, owner, id, eventType, PayScoreMerchants.DEFAULT);
	}

}
