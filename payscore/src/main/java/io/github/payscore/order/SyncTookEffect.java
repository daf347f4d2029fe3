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

/**
 * Whether an order shows that a sync took effect. A paid order does not yet show it,
 * because WeChat Pay may have collected the money itself: what tells is the payment.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SyncTookEffect {

	private SyncTookEffect() {
	}

	static TookEffect accordingTo(ServiceOrder order, SyncOrderRequest.Detail reported) {
		return switch (order.stage()) {
			case PAID -> accordingToPayments(payments(order), reported);
			case CREATED, IN_SERVICE, COLLECTING, CANCELLED, EXPIRED -> TookEffect.NO;
			case UNKNOWN -> TookEffect.CANNOT_TELL;
		};
	}

	private static List<ServiceOrder.CollectionDetail> payments(ServiceOrder order) {
		ServiceOrder.Collection collection = order.collection();
		return (collection != null) ? collection.details() : List.of();
	}

	private static TookEffect accordingToPayments(List<ServiceOrder.CollectionDetail> payments,
			SyncOrderRequest.Detail reported) {
		if (payments.stream().anyMatch((payment) -> isTheReported(payment, reported))) {
			return TookEffect.YES;
		}
		return (!payments.isEmpty() && payments.stream().allMatch(SyncTookEffect::isThroughWeChatPay)) ? TookEffect.NO
				: TookEffect.CANNOT_TELL;
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
