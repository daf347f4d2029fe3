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

import org.jspecify.annotations.Nullable;

/**
 * Whether an order shows that a completion took effect: it was completed, with the same
 * total.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CompletionTookEffect {

	private CompletionTookEffect() {
	}

	static TookEffect accordingTo(ServiceOrder order, long totalAmount) {
		return switch (String.valueOf(order.state())) {
			case ServiceOrder.STATE_CREATED, ServiceOrder.STATE_REVOKED, ServiceOrder.STATE_EXPIRED -> TookEffect.NO;
			case ServiceOrder.STATE_DOING -> accordingToDescription(order, totalAmount);
			case ServiceOrder.STATE_DONE -> accordingToAmount(order, totalAmount);
			default -> TookEffect.CANNOT_TELL;
		};
	}

	private static TookEffect accordingToDescription(ServiceOrder order, long totalAmount) {
		return switch (String.valueOf(order.stateDescription())) {
			case ServiceOrder.DESCRIPTION_USER_CONFIRM -> TookEffect.NO;
			case ServiceOrder.DESCRIPTION_MCH_COMPLETE -> accordingToAmount(order, totalAmount);
			default -> TookEffect.CANNOT_TELL;
		};
	}

	private static TookEffect accordingToAmount(ServiceOrder order, long totalAmount) {
		Long completed = completedAmount(order);
		if (completed == null) {
			return TookEffect.CANNOT_TELL;
		}
		return (completed == totalAmount) ? TookEffect.YES : TookEffect.NO;
	}

	private static @Nullable Long completedAmount(ServiceOrder order) {
		if (order.totalAmount() != null) {
			return order.totalAmount();
		}
		ServiceOrder.Collection collection = order.collection();
		return (collection != null) ? collection.totalAmount() : null;
	}

}
