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

package io.github.payscore.docs;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.UserPaidNotification;

/**
 * Snippet on a handler of notifications for several merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class MerchantNotificationSnippets {

	// tag::handler[]
	@Bean
	NotificationHandler<UserPaidNotification> paid(Branches branches) {
		return (notification) -> branches.paid(notification.merchant(), notification.order().outOrderNo());
	}
	// end::handler[]

	/**
	 * What an application does with notifications.
	 */
	interface Branches {

		void paid(String merchant, @Nullable String outOrderNo);

	}

}
