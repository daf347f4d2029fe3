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

import java.util.Map;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.notification.GenericNotification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;

/**
 * Snippets on handlers of notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class NotificationSnippets {

	// tag::handlers[]
	@Bean
	NotificationHandler<UserPaidNotification> paid(Bookings bookings) {
		return (notification) -> bookings.paid(notification.order().outOrderNo(), notification.order().totalAmount());
	}

	@Bean
	ReactiveNotificationHandler<UserConfirmNotification> confirmed(Bookings bookings) {
		return (notification) -> bookings.confirmed(notification.order().outOrderNo());
	}
	// end::handlers[]

	// tag::others[]
	@Bean
	NotificationHandler<GenericNotification> others(Bookings bookings) {
		return (notification) -> bookings.happened(notification.eventType(), notification.resourceAs(Map.class));
	}
	// end::others[]

}
