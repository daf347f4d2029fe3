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

	private final Map<Class<?>, ReactiveNotificationHandler<? super Notification>> first = new HashMap<>();

	NotificationHandlers() {
	}

	private NotificationHandlers(NotificationHandlers original) {
		this.handlers.putAll(original.handlers);
		this.first.putAll(original.first);
	}

	NotificationHandlers copy() {
		return new NotificationHandlers(this);
	}

	<N extends Notification> void add(Class<N> type, NotificationHandler<? super N> handler) {
		Assert.notNull(handler, "'handler' must not be null");
		addReactive(type, reactive(handler));
	}

	<N extends Notification> void addFirst(Class<N> type, NotificationHandler<? super N> handler) {
		Assert.notNull(type, "'type' must not be null");
		Assert.notNull(handler, "'handler' must not be null");
		Assert.isTrue(!this.first.containsKey(type),
				() -> "There already is something before the handler for " + type.getSimpleName());
		ReactiveNotificationHandler<N> reactive = reactive(handler);
		this.first.put(type, (notification) -> reactive.handle(type.cast(notification)));
	}

	private static <N extends Notification> ReactiveNotificationHandler<N> reactive(
			NotificationHandler<? super N> handler) {
		return (notification) -> {
			try {
				handler.handle(notification);
				return Mono.empty();
			}
			catch (Exception ex) {
				return Mono.error(ex);
			}
		};
	}

	<N extends Notification> void addReactive(Class<N> type, ReactiveNotificationHandler<? super N> handler) {
		Assert.notNull(type, "'type' must not be null");
		Assert.notNull(handler, "'handler' must not be null");
		Assert.isTrue(!this.handlers.containsKey(type), () -> "There already is a handler for " + type.getSimpleName());
		this.handlers.put(type, (notification) -> handler.handle(type.cast(notification)));
	}

	@Nullable ReactiveNotificationHandler<? super Notification> find(Notification notification) {
		ReactiveNotificationHandler<? super Notification> first = this.first.get(notification.getClass());
		ReactiveNotificationHandler<? super Notification> own = findOwn(notification);
		if (first == null || own == null) {
			return (first != null) ? first : own;
		}
		return (handled) -> first.handle(handled).then(Mono.defer(() -> own.handle(handled)));
	}

	private @Nullable ReactiveNotificationHandler<? super Notification> findOwn(Notification notification) {
		ReactiveNotificationHandler<? super Notification> own = this.handlers.get(notification.getClass());
		return (own != null) ? own : this.handlers.get(Notification.class);
	}

}
