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

import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;

/**
 * Calls that are written to the application's database, in the transaction of the caller,
 * and made afterwards: after a commit the call will be made, whatever happens to this
 * process, and after a rollback it never will. It is repeated until its outcome is known,
 * which {@link OrderOutcomeHandler} beans are told.
 * <p>
 * Without a transaction each method has one of its own. The same call with the same
 * request is one call, however often it is asked for. With another request it is refused
 * at once with {@link ConflictingCallException}, unless the earlier one was refused by
 * WeChat Pay, or was a modification that has been made.
 * <p>
 * Arguments are checked at once, as by {@link PayScoreOrderOperations} and
 * {@link DirectOrderOperations}, whose Javadoc says what each call does. Numbers of the
 * service and the merchant that a request does not name are those of the time when it is
 * sent. Methods throw {@link IllegalArgumentException} if an argument is wrong,
 * {@link IllegalStateException} if the transaction of the caller is not one of the
 * outbox's database or on a thread that must not block, and
 * {@link org.springframework.dao.DataAccessException DataAccessException} when the
 * database fails. They block for the database, and never for WeChat Pay. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PayScoreOutbox {

	/**
	 * Complete a service order oversea.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the user has to pay, and what for
	 * @throws ConflictingCallException if the order is to be completed with another
	 * request
	 */
	void complete(String outOrderNo, CompleteOrderRequest request);

	/**
	 * Complete a service order of the mainland.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the user has to pay, and what for
	 * @throws ConflictingCallException if the order is to be completed with another
	 * request
	 */
	void complete(String outOrderNo, MainlandCompleteOrderRequest request);

	/**
	 * Cancel a service order oversea.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request why the order is cancelled
	 * @throws ConflictingCallException if the order is to be cancelled with another
	 * request
	 */
	void cancel(String outOrderNo, CancelOrderRequest request);

	/**
	 * Cancel a service order of the mainland.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request why the order is cancelled
	 * @throws ConflictingCallException if the order is to be cancelled with another
	 * request
	 */
	void cancel(String outOrderNo, MainlandCancelOrderRequest request);

	/**
	 * Tell WeChat Pay that the user paid a service order oversea elsewhere.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request when, and what, the user paid
	 * @throws ConflictingCallException if another payment of the order is to be told
	 */
	void sync(String outOrderNo, SyncOrderRequest request);

	/**
	 * Tell WeChat Pay that the user paid a service order of the mainland elsewhere.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request when, and what, the user paid
	 * @throws ConflictingCallException if another payment of the order is to be told
	 */
	void sync(String outOrderNo, MainlandSyncOrderRequest request);

	/**
	 * Lower the total of a completed service order of the mainland.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the user has to pay, and why
	 * @throws ConflictingCallException if another modification of the order has not been
	 * made yet
	 */
	void modify(String outOrderNo, MainlandModifyOrderRequest request);

	/**
	 * Query an order on a schedule until it is paid, of which {@link OrderOutcomeHandler}
	 * beans are told once, or until it is cancelled or expired, of which nobody is told.
	 * Completed orders are watched without it; use it for orders that are created or
	 * confirmed, or were completed without the outbox.
	 * @param outOrderNo the number that you gave the order when you created it
	 */
	void watch(String outOrderNo);

	/**
	 * Query an order oversea on a schedule, as {@link #watch(String)} does.
	 * @param request which order, by its {@code outOrderNo}
	 */
	void watch(QueryOrderRequest request);

	/**
	 * Query an order of the mainland on a schedule, as {@link #watch(String)} does.
	 * @param request which order, by its {@code outOrderNo}
	 */
	void watch(MainlandQueryOrderRequest request);

	/**
	 * Make the calls about an order again that were given up or refused, and those soon
	 * that wait. For a person who has looked into it: before a refused call is repeated,
	 * the reason for the refusal has to be gone.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @return how many calls are made
	 */
	int retry(String outOrderNo);

	/**
	 * Return the outbox of a merchant.
	 * @param name the name of the merchant
	 * @return the outbox; that there is no such merchant is found out when it is used
	 */
	PayScoreOutbox merchant(String name);

}
