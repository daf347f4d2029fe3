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

import org.jspecify.annotations.Nullable;

/**
 * A verified and decrypted notification of WeChat Pay. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096520">Notification of a
 * confirmation</a>
 */
public sealed interface Notification permits UserConfirmNotification, UserPaidNotification, UserOpenServiceNotification,
		UserCloseServiceNotification, UserSignPlanNotification, UserCancelSignPlanNotification,
		BindServiceAccountNotification, RefundNotification, GenericNotification {

	/**
	 * Return which merchant the notification is for: the one whose keys verified and
	 * decrypted it.
	 * @return the name of the merchant, {@code default} for the one that is configured
	 * without a name
	 */
	String merchant();

	/**
	 * Return the id of the notification.
	 * @return the id, such as {@code EV-2018022511223320873}
	 */
	String id();

	/**
	 * Return what happened.
	 * @return the type of the event, such as {@code PAYSCORE.USER_PAID}
	 */
	String eventType();

	/**
	 * Return when the notification was made.
	 * @return the time as text, such as {@code 2018-06-08T10:34:56+08:00}, or
	 * {@code null} if it is missing
	 */
	@Nullable String createTime();

	/**
	 * Return what WeChat Pay says for people.
	 * @return the summary, or {@code null} if there is none
	 */
	@Nullable String summary();

	/**
	 * Return the decrypted resource.
	 * @return the JSON text, which is not part of the text form of a notification
	 */
	String resource();

	/**
	 * Read the decrypted resource as something else, for example as {@link java.util.Map}
	 * or {@code tools.jackson.databind.JsonNode}, or as a type of your own. Fields that
	 * the type does not have are ignored. The mapper is not that of the application.
	 * @param <T> the type to read it as
	 * @param type the type to read it as
	 * @return the resource
	 * @throws IllegalArgumentException if it does not fit the type; the message tells
	 * nothing of its content
	 */
	default <T> T resourceAs(Class<T> type) {
		return NotificationJson.read(resource(), type);
	}

}
