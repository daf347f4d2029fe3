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

package io.github.payscore.order;

import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.client.Settlement;

/**
 * Whether an order shows that a call took effect: what {@link OrderCaller} settles a call
 * by.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum TookEffect {

	/**
	 * It certainly did.
	 */
	YES,

	/**
	 * It certainly did not.
	 */
	NO,

	/**
	 * The order shows neither.
	 */
	CANNOT_TELL;

	// Empty if it cannot be told.
	<T> Mono<Settlement<T>> settle(@Nullable T answer) {
		return switch (this) {
			case YES -> Mono.just(Settlement.tookEffect(answer));
			case NO -> Mono.just(Settlement.hadNoEffect());
			case CANNOT_TELL -> Mono.empty();
		};
	}

	// Oversea nothing changes the total of a completed order.
	static TookEffect completion(ServiceOrder order, long totalAmount) {
		return completion(order, (shown) -> (shown == totalAmount) ? YES : NO);
	}

	/**
	 * Return whether an order shows that it was completed with a total, or that its total
	 * was modified to it, where modifications can only lower it.
	 * @param order the order
	 * @param totalAmount the total, in the minor unit of the currency
	 * @return {@link #YES} if the order is completed and has this total, whoever did it;
	 * {@link #NO} if it is not completed, will never be, or has a higher total;
	 * {@link #CANNOT_TELL} if its total is lower, which a later modification may have
	 * done
	 */
	public static TookEffect totalThatMayFall(ServiceOrder order, long totalAmount) {
		return completion(order, (shown) -> unlessLowered(shown, totalAmount));
	}

	private static TookEffect unlessLowered(long shown, long totalAmount) {
		if (shown == totalAmount) {
			return YES;
		}
		return (shown > totalAmount) ? NO : CANNOT_TELL;
	}

	private static TookEffect completion(ServiceOrder order, LongFunction<TookEffect> byTotal) {
		return switch (String.valueOf(order.state())) {
			case ServiceOrder.STATE_CREATED, ServiceOrder.STATE_REVOKED, ServiceOrder.STATE_EXPIRED -> NO;
			case ServiceOrder.STATE_DOING -> completionUnderWay(order, byTotal);
			case ServiceOrder.STATE_DONE -> total(order, byTotal);
			default -> CANNOT_TELL;
		};
	}

	private static TookEffect completionUnderWay(ServiceOrder order, LongFunction<TookEffect> byTotal) {
		return switch (String.valueOf(order.stateDescription())) {
			case ServiceOrder.DESCRIPTION_USER_CONFIRM -> NO;
			case ServiceOrder.DESCRIPTION_MCH_COMPLETE -> total(order, byTotal);
			default -> CANNOT_TELL;
		};
	}

	private static TookEffect total(ServiceOrder order, LongFunction<TookEffect> byTotal) {
		ServiceOrder.Collection collection = order.collection();
		Long collected = (collection != null) ? collection.totalAmount() : null;
		Long completed = (order.totalAmount() != null) ? order.totalAmount() : collected;
		return (completed != null) ? byTotal.apply(completed) : CANNOT_TELL;
	}

	/**
	 * Return whether an order shows that it was cancelled. Who cancelled it, and with
	 * what reason, makes no difference.
	 * @param order the order
	 * @return {@link #YES} if it is cancelled
	 */
	public static TookEffect cancellation(ServiceOrder order) {
		return switch (order.stage()) {
			case CANCELLED -> YES;
			case CREATED, IN_SERVICE, COLLECTING, PAID, EXPIRED -> NO;
			case UNKNOWN -> CANNOT_TELL;
		};
	}

	static TookEffect sync(ServiceOrder order, SyncOrderRequest.Detail reported) {
		return payment(order, reported.seq(), reported.paidAmount());
	}

	/**
	 * Return whether an order shows that a payment to the merchant was reported. That it
	 * is paid does not yet show it, because WeChat Pay may have collected the money
	 * itself: what tells is the payment.
	 * @param order the order
	 * @param seq the number of the payment within the order, or {@code null}
	 * @param paidAmount what the user paid, in the minor unit of the currency, or
	 * {@code null}
	 * @return {@link #YES} if the order has such a payment, {@link #NO} if it is not paid
	 * or WeChat Pay collected all of the money itself
	 */
	public static TookEffect payment(ServiceOrder order, @Nullable Integer seq, @Nullable Long paidAmount) {
		return switch (order.stage()) {
			case PAID -> payment(payments(order), seq, paidAmount);
			case CREATED, IN_SERVICE, COLLECTING, CANCELLED, EXPIRED -> NO;
			case UNKNOWN -> CANNOT_TELL;
		};
	}

	/**
	 * Return whether an order shows that one more collection was asked for. It changes
	 * nothing about the order, so that only an order which was never completed tells.
	 * @param order the order
	 * @return {@link #NO} if there was nothing to collect, else {@link #CANNOT_TELL}
	 */
	public static TookEffect collection(ServiceOrder order) {
		return switch (order.stage()) {
			case CREATED, IN_SERVICE, EXPIRED -> NO;
			case COLLECTING, PAID, CANCELLED, UNKNOWN -> CANNOT_TELL;
		};
	}

	private static List<ServiceOrder.CollectionDetail> payments(ServiceOrder order) {
		ServiceOrder.Collection collection = order.collection();
		return (collection != null) ? collection.details() : List.of();
	}

	private static TookEffect payment(List<ServiceOrder.CollectionDetail> payments, @Nullable Integer seq,
			@Nullable Long paidAmount) {
		if (payments.stream().anyMatch((payment) -> isTheReported(payment, seq, paidAmount))) {
			return YES;
		}
		return (!payments.isEmpty() && payments.stream().allMatch(TookEffect::isThroughWeChatPay)) ? NO : CANNOT_TELL;
	}

	private static boolean isTheReported(ServiceOrder.CollectionDetail payment, @Nullable Integer seq,
			@Nullable Long paidAmount) {
		return ServiceOrder.CollectionDetail.PAID_TYPE_MCH.equals(payment.paidType()) && doNotDiffer(payment.seq(), seq)
				&& doNotDiffer(payment.amount(), paidAmount);
	}

	private static boolean doNotDiffer(@Nullable Object shown, @Nullable Object reported) {
		return shown == null || reported == null || Objects.equals(shown, reported);
	}

	private static boolean isThroughWeChatPay(ServiceOrder.CollectionDetail payment) {
		return ServiceOrder.CollectionDetail.PAID_TYPE_NEWTON.equals(payment.paidType());
	}

}
