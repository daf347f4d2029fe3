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

package io.github.payscore.autoconfigure.mode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.account.ServiceAccountOperations;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.order.mainland.OrderMessageOperations;
import io.github.payscore.order.mainland.PayOnDeliveryOperations;
import io.github.payscore.permission.PartnerPermissionOperations;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.plan.PlanOperations;
import io.github.payscore.plan.SignPlanOperations;

/**
 * The kinds of operations that depend on the mode: which type there is in which.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@SuppressWarnings("ImmutableEnumChecker")
public enum ModeOperations {

	/**
	 * On service orders.
	 */
	ORDERS(Map.of(PayScoreMode.OVERSEA_PARTNER, PayScoreMode.OVERSEA_PARTNER.operations(), PayScoreMode.DIRECT,
			PayScoreMode.DIRECT.operations(), PayScoreMode.PARTNER, PayScoreMode.PARTNER.operations())),

	/**
	 * On permissions of users.
	 */
	PERMISSIONS(Map.of(PayScoreMode.DIRECT, PermissionOperations.class, PayScoreMode.PARTNER,
			PartnerPermissionOperations.class)),

	/**
	 * On the sub-merchants of a service.
	 */
	SERVICE_ACCOUNTS(Map.of(PayScoreMode.PARTNER, ServiceAccountOperations.class)),

	/**
	 * On plans.
	 */
	PLANS(ofTheMainland(PlanOperations.class)),

	/**
	 * On the plans that users sign.
	 */
	SIGN_PLANS(ofTheMainland(SignPlanOperations.class)),

	/**
	 * On messages about orders.
	 */
	MESSAGES(ofTheMainland(OrderMessageOperations.class)),

	/**
	 * On orders that are paid on delivery.
	 */
	PAY_ON_DELIVERY(ofTheMainland(PayOnDeliveryOperations.class));

	private final Map<PayScoreMode, Class<?>> types;

	ModeOperations(Map<PayScoreMode, Class<?>> types) {
		this.types = types;
	}

	private static Map<PayScoreMode, Class<?>> ofTheMainland(Class<?> type) {
		return Map.of(PayScoreMode.DIRECT, type, PayScoreMode.PARTNER, type);
	}

	/**
	 * Return the kind of a type.
	 * @param type an interface of operations, or an implementation
	 * @return the kind, or {@code null} if the type is none of them
	 */
	public static @Nullable ModeOperations of(Class<?> type) {
		return Stream.of(values()).filter((kind) -> kind.find(type).findFirst().isPresent()).findFirst().orElse(null);
	}

	private Stream<PayScoreMode> find(Class<?> type) {
		return Stream.of(PayScoreMode.values()).filter((mode) -> isIn(mode, type));
	}

	/**
	 * Return whether a type of this kind is that of a mode.
	 * @param mode the mode
	 * @param type an interface of operations, or an implementation
	 * @return whether it is
	 */
	public boolean isIn(PayScoreMode mode, Class<?> type) {
		Class<?> own = this.types.get(mode);
		return own != null && own.isAssignableFrom(type);
	}

	/**
	 * Return the modes that have a type of this kind.
	 * @param type an interface of operations, or an implementation
	 * @return the modes, none if it is not of this kind
	 */
	public List<PayScoreMode> modesOf(Class<?> type) {
		return find(type).toList();
	}

	/**
	 * Return the type of this kind in a mode.
	 * @param mode the mode
	 * @return the interface, or {@code null} if the mode has none
	 */
	public @Nullable Class<?> in(PayScoreMode mode) {
		return this.types.get(mode);
	}

}
