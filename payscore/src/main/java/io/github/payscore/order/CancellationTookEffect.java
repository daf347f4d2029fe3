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

/**
 * Whether an order shows that a cancellation took effect. Who cancelled the order, and
 * with what reason, makes no difference.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CancellationTookEffect {

	private CancellationTookEffect() {
	}

	static TookEffect accordingTo(ServiceOrder order) {
		return switch (order.stage()) {
			case CANCELLED -> TookEffect.YES;
			case CREATED, IN_SERVICE, COLLECTING, PAID, EXPIRED -> TookEffect.NO;
			case UNKNOWN -> TookEffect.CANNOT_TELL;
		};
	}

}
