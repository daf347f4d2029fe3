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

/**
 * Does what an application has to do when WeChat Pay notifies it of an event. Declared as
 * a bean; the type argument says for which event:
 *
 * <pre class="code">
 * &#64;Bean
 * NotificationHandler&lt;UserPaidNotification&gt; paid(Bookings bookings) {
 * 	return (notification) -&gt; bookings.markPaid(notification.order().outOrderNo());
 * }
 * </pre>
 *
 * {@link GenericNotification} stands for the events without a type of their own, and
 * {@link Notification} for every event that has no other handler. There is at most one
 * handler for each.
 * <p>
 * May block: it runs on a thread of its own. When it returns, the notification is
 * remembered as handled; when it throws, WeChat Pay is asked to deliver again. It may
 * take longer than the 5 seconds that WeChat Pay waits: WeChat Pay is asked to deliver
 * again then, and is told that the notification has been handled if it has been by that
 * time. A handler that takes 10 minutes is interrupted. A process may die between the
 * work and its being remembered, so make the work repeatable where money depends on it.
 *
 * @param <N> the type of notification that is handled
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see ReactiveNotificationHandler
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notes on
 * notifications</a>
 */
@FunctionalInterface
public interface NotificationHandler<N extends Notification> {

	/**
	 * Handle a notification, which is verified. Check that it fits your own records.
	 * @param notification the notification
	 * @throws Exception if it could not be handled; logged, and WeChat Pay delivers again
	 */
	void handle(N notification) throws Exception;

}
