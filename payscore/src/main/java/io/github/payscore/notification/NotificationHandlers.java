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

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * The handlers, by the type of notification that they handle.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationHandlers {

	private final Map<Class<?>, ReactiveNotificationHandler<? super Notification>> handlers = new HashMap<>();

	NotificationHandlers() {
	}

	private NotificationHandlers(NotificationHandlers original) {
		this.handlers.putAll(original.handlers);
	}

	NotificationHandlers copy() {
		return new NotificationHandlers(this);
	}

	<N extends Notification> void add(Class<N> type, NotificationHandler<? super N> handler) {
		Assert.notNull(handler, "'handler' must not be null");
		addReactive(type, (notification) -> {
			try {
				handler.handle(notification);
				return Mono.empty();
			}
			catch (Exception ex) {
				return Mono.error(ex);
			}
		});
	}

	<N extends Notification> void addReactive(Class<N> type, ReactiveNotificationHandler<? super N> handler) {
		Assert.notNull(type, "'type' must not be null");
		Assert.notNull(handler, "'handler' must not be null");
		Assert.isTrue(!this.handlers.containsKey(type), () -> "There already is a handler for " + type.getSimpleName());
		this.handlers.put(type, (notification) -> handler.handle(type.cast(notification)));
	}

	@Nullable ReactiveNotificationHandler<? super Notification> find(Notification notification) {
		ReactiveNotificationHandler<? super Notification> own = this.handlers.get(notification.getClass());
		return (own != null) ? own : this.handlers.get(Notification.class);
	}

}
