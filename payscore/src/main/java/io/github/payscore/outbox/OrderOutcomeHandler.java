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

package io.github.payscore.outbox;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.order.ServiceOrder;

/**
 * Learns what became of the calls of {@link PayScoreOutbox}. Every bean of this type is
 * told, in order.
 * <p>
 * Called in the transaction that records the outcome, so that what it writes to the same
 * database is written if and only if the outcome is. When it throws, the transaction is
 * rolled back, and the outcome is found out and told again later. So each is told at
 * least once, and never again after all handlers have returned and the transaction has
 * been committed; what a handler does outside of that transaction may be done twice.
 * <p>
 * May block: it runs on a thread of the outbox, or of a notification.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface OrderOutcomeHandler {

	/**
	 * A call took effect, which WeChat Pay has proven.
	 * @param call the call
	 */
	default void completed(OutboxCall call) {
	}

	/**
	 * WeChat Pay refused a call: it certainly had no effect, and is not repeated.
	 * @param call the call
	 * @param why the refusal
	 */
	default void refused(OutboxCall call, WeChatPayResponseException why) {
	}

	/**
	 * A call was given up, because its outcome could not be found out for too long. It
	 * may have taken effect: a person has to look, and can have it made again with
	 * {@link PayScoreOutbox#retry}.
	 * @param call the call; if it is a {@link OutboxCall.Kind#WATCH}, an order that was
	 * not paid for too long
	 */
	default void abandoned(OutboxCall call) {
	}

	/**
	 * The user has paid an order that was watched. Told once, whether a query or a
	 * notification was first to know.
	 * @param order the order as WeChat Pay has shown it
	 */
	default void paid(ServiceOrder order) {
	}

}
