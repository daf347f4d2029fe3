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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.client.Settlement;

/**
 * Whether an order shows that a call took effect.
 *
 * @author PayScore for Spring Boot contributors
 */
enum TookEffect {

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

	// It was completed, with the same total.
	static TookEffect completion(ServiceOrder order, long totalAmount) {
		return switch (String.valueOf(order.state())) {
			case ServiceOrder.STATE_CREATED, ServiceOrder.STATE_REVOKED, ServiceOrder.STATE_EXPIRED -> NO;
			case ServiceOrder.STATE_DOING -> completionUnderWay(order, totalAmount);
			case ServiceOrder.STATE_DONE -> total(order, totalAmount);
			default -> CANNOT_TELL;
		};
	}

	private static TookEffect completionUnderWay(ServiceOrder order, long totalAmount) {
		return switch (String.valueOf(order.stateDescription())) {
			case ServiceOrder.DESCRIPTION_USER_CONFIRM -> NO;
			case ServiceOrder.DESCRIPTION_MCH_COMPLETE -> total(order, totalAmount);
			default -> CANNOT_TELL;
		};
	}

	private static TookEffect total(ServiceOrder order, long totalAmount) {
		ServiceOrder.Collection collection = order.collection();
		Long collected = (collection != null) ? collection.totalAmount() : null;
		Long completed = (order.totalAmount() != null) ? order.totalAmount() : collected;
		if (completed == null) {
			return CANNOT_TELL;
		}
		return (completed == totalAmount) ? YES : NO;
	}

	// Who cancelled the order, and with what reason, makes no difference.
	static TookEffect cancellation(ServiceOrder order) {
		return switch (order.stage()) {
			case CANCELLED -> YES;
			case CREATED, IN_SERVICE, COLLECTING, PAID, EXPIRED -> NO;
			case UNKNOWN -> CANNOT_TELL;
		};
	}

	// A paid order does not yet show it, because WeChat Pay may have collected the money
	// itself: what tells is the payment.
	static TookEffect sync(ServiceOrder order, SyncOrderRequest.Detail reported) {
		return switch (order.stage()) {
			case PAID -> payment(payments(order), reported);
			case CREATED, IN_SERVICE, COLLECTING, CANCELLED, EXPIRED -> NO;
			case UNKNOWN -> CANNOT_TELL;
		};
	}

	private static List<ServiceOrder.CollectionDetail> payments(ServiceOrder order) {
		ServiceOrder.Collection collection = order.collection();
		return (collection != null) ? collection.details() : List.of();
	}

	private static TookEffect payment(List<ServiceOrder.CollectionDetail> payments, SyncOrderRequest.Detail reported) {
		if (payments.stream().anyMatch((payment) -> isTheReported(payment, reported))) {
			return YES;
		}
		return (!payments.isEmpty() && payments.stream().allMatch(TookEffect::isThroughWeChatPay)) ? NO : CANNOT_TELL;
	}

	private static boolean isTheReported(ServiceOrder.CollectionDetail payment, SyncOrderRequest.Detail reported) {
		return ServiceOrder.CollectionDetail.PAID_TYPE_MCH.equals(payment.paidType())
				&& doNotDiffer(payment.seq(), reported.seq()) && doNotDiffer(payment.amount(), reported.paidAmount());
	}

	private static boolean doNotDiffer(@Nullable Object shown, @Nullable Object reported) {
		return shown == null || reported == null || Objects.equals(shown, reported);
	}

	private static boolean isThroughWeChatPay(ServiceOrder.CollectionDetail payment) {
		return ServiceOrder.CollectionDetail.PAID_TYPE_NEWTON.equals(payment.paidType());
	}

}
