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

import reactor.core.publisher.Mono;

/**
 * Does what {@link NotificationHandler} does, without blocking. Declared as a bean; the
 * type argument says for which event:
 *
 * <pre class="code">
 * &#64;Bean
 * ReactiveNotificationHandler&lt;UserPaidNotification&gt; paid(Bookings bookings) {
 * 	return (notification) -&gt; bookings.markPaid(notification.order().outOrderNo());
 * }
 * </pre>
 *
 * The same holds as for {@link NotificationHandler}, except that a {@link Mono} that has
 * not ended after 10 minutes is cancelled.
 *
 * @param <N> the type of notification that is handled
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notes on
 * notifications</a>
 */
@FunctionalInterface
public interface ReactiveNotificationHandler<N extends Notification> {

	/**
	 * Handle a notification, which is verified. Check that it fits your own records.
	 * @param notification the notification
	 * @return completes when it has been handled; if it fails, that is logged, and WeChat
	 * Pay delivers again
	 */
	Mono<Void> handle(N notification);

}
