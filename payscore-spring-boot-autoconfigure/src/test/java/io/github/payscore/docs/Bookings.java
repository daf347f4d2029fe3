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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.Notification;

/**
 * What an application does with notifications, for snippets.
 *
 * @author PayScore for Spring Boot contributors
 */
interface Bookings {

	void paid(@Nullable String outOrderNo, @Nullable Long amount);

	Mono<Void> confirmed(@Nullable String outOrderNo);

	void refunded(@Nullable String outRefundNo, @Nullable String status);

	void happened(String eventType, Map<?, ?> content);

	Mono<Void> received(Notification notification);

}
