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
 * How far a service order is, read from its state, the description of the state and the
 * state of the collection together.
 *
 * <pre>
 * CREATED ─ user confirms ─▶ IN_SERVICE ─ complete ─▶ COLLECTING ─ user pays, or sync ─▶ PAID
 *    │                           │                        │
 *    ├─ 30 days ─▶ EXPIRED       │                        │
 *    └─ cancel ──────────────────┴────────────────────────┴──────▶ CANCELLED
 * </pre>
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see ServiceOrder#stage()
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096411">Query an order</a>
 */
public enum OrderStage {

	/**
	 * Created; the user has not confirmed it yet. State {@code CREATED}. For an order
	 * that needs no confirmation this means that its creation failed.
	 */
	CREATED,

	/**
	 * Confirmed by the user, or created without need of a confirmation: the service runs.
	 * State {@code DOING}, description {@code USER_CONFIRM}, no collection.
	 */
	IN_SERVICE,

	/**
	 * Completed by the merchant and not paid yet: WeChat Pay collects the money. State
	 * {@code DOING}, description {@code MCH_COMPLETE}, collection {@code USER_PAYING}; of
	 * the latter two one may be missing.
	 */
	COLLECTING,

	/**
	 * Completed and paid. Final. State {@code DONE}; the collection is {@code USER_PAID}
	 * or missing.
	 */
	PAID,

	/**
	 * Cancelled by the merchant. Final. State {@code REVOKED}.
	 */
	CANCELLED,

	/**
	 * Not confirmed by the user within 30 days. Final. State {@code EXPIRED}.
	 */
	EXPIRED,

	/**
	 * The values are missing, new, or do not fit together. Look at them; another query
	 * may tell more.
	 */
	UNKNOWN;

	/**
	 * Return whether the order stays as it is.
	 * @return {@code true} for {@link #PAID}, {@link #CANCELLED} and {@link #EXPIRED}
	 */
	public boolean isFinal() {
		return this == PAID || this == CANCELLED || this == EXPIRED;
	}

	static OrderStage of(@Nullable String state, @Nullable String description, @Nullable String collection) {
		return switch (String.valueOf(state)) {
			case ServiceOrder.STATE_CREATED -> CREATED;
			case ServiceOrder.STATE_DOING -> ofDoing(description, collection);
			case ServiceOrder.STATE_DONE -> ofDone(collection);
			case ServiceOrder.STATE_REVOKED -> CANCELLED;
			case ServiceOrder.STATE_EXPIRED -> EXPIRED;
			default -> UNKNOWN;
		};
	}

	private static OrderStage ofDoing(@Nullable String description, @Nullable String collection) {
		if (ServiceOrder.DESCRIPTION_USER_CONFIRM.equals(description)) {
			return (collection != null) ? UNKNOWN : IN_SERVICE;
		}
		if (ServiceOrder.DESCRIPTION_MCH_COMPLETE.equals(description)) {
			return (collection == null || isPaying(collection)) ? COLLECTING : UNKNOWN;
		}
		return (description == null && isPaying(collection)) ? COLLECTING : UNKNOWN;
	}

	private static boolean isPaying(@Nullable String collection) {
		return ServiceOrder.Collection.STATE_USER_PAYING.equals(collection);
	}

	private static OrderStage ofDone(@Nullable String collection) {
		return (collection == null || ServiceOrder.Collection.STATE_USER_PAID.equals(collection)) ? PAID : UNKNOWN;
	}

}
