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
 * In the mainland, the permission of a user for a PayScore service has ended. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param merchant the name of the merchant that it is for
 * @param id the id of the notification
 * @param eventType what happened, {@code PAYSCORE.USER_CLOSE_SERVICE}
 * @param createTime when the notification was made, as text; {@code null} if it is
 * missing
 * @param summary what WeChat Pay says for people; {@code null} if there is none
 * @param service whose service it is; every value may be missing
 * @param resource the JSON text of the decrypted resource
 * @since 0.1.0
 */
public record UserCloseServiceNotification(String merchant, String id, String eventType, @Nullable String createTime,
		@Nullable String summary, UserService service, String resource) implements Notification {

	/**
	 * The type of this event.
	 */
	public static final String EVENT_TYPE = "PAYSCORE.USER_CLOSE_SERVICE";

	/**
	 * Return the envelope, without the content.
	 */
	@Override
	public String toString() {
		return "UserCloseServiceNotification [id=" + this.id + ", eventType=" + this.eventType + "]";
	}

}
