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

package io.github.payscore.merchant;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.payscore.account.ServiceAccountOperations;
import io.github.payscore.account.ServiceAccountTemplate;
import io.github.payscore.bill.BillOperations;
import io.github.payscore.bill.BillTemplate;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchTemplate;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PayScoreOrderTemplate;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.DirectOrderTemplate;
import io.github.payscore.order.mainland.MainlandIdentity;
import io.github.payscore.order.mainland.OrderMessageOperations;
import io.github.payscore.order.mainland.OrderMessageTemplate;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.order.mainland.PartnerOrderTemplate;
import io.github.payscore.order.mainland.PayOnDeliveryOperations;
import io.github.payscore.order.mainland.PayOnDeliveryTemplate;
import io.github.payscore.permission.PartnerPermissionOperations;
import io.github.payscore.permission.PartnerPermissionTemplate;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.permission.PermissionTemplate;
import io.github.payscore.plan.PlanOperations;
import io.github.payscore.plan.PlanTemplate;
import io.github.payscore.plan.SignPlanOperations;
import io.github.payscore.plan.SignPlanTemplate;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.refund.RefundTemplate;
import io.github.payscore.signature.ApiV2Key;

/**
 * Makes the operations of a merchant when they are asked for, of its client and its
 * settings.
 *
 * @param client the client of the merchant
 * @param settings the settings of the merchant
 * @param apiV2Key the key that parameters of pages are signed with, or {@code null}
 * @param names how messages name a setting
 * @param clock gives the time of signatures of pages
 * @author PayScore for Spring Boot contributors
 */
record MerchantOperations(WeChatPayClient client, MerchantSettings settings, @Nullable ApiV2Key apiV2Key,
		UnaryOperator<String> names, InstantSource clock) {

	private static final Map<Class<?>, BiFunction<MerchantOperations, PayScoreMode, @Nullable Object>> MAKERS = Map
		.ofEntries(only(PayScoreOrderOperations.class, PayScoreMode.OVERSEA_PARTNER, MerchantOperations::oversea),
				only(DirectOrderOperations.class, PayScoreMode.DIRECT, MerchantOperations::direct),
				only(PartnerOrderOperations.class, PayScoreMode.PARTNER, MerchantOperations::partner),
				only(PermissionOperations.class, PayScoreMode.DIRECT, MerchantOperations::permissions),
				only(PartnerPermissionOperations.class, PayScoreMode.PARTNER, MerchantOperations::partnerPermissions),
				only(ServiceAccountOperations.class, PayScoreMode.PARTNER, MerchantOperations::serviceAccounts),
				mainland(PlanOperations.class, (made) -> new PlanTemplate(made.client, made.identity())),
				mainland(SignPlanOperations.class, (made) -> new SignPlanTemplate(made.client, made.identity())),
				mainland(OrderMessageOperations.class,
						(made) -> new OrderMessageTemplate(made.client, made.identity())),
				mainland(PayOnDeliveryOperations.class,
						(made) -> new PayOnDeliveryTemplate(made.client, made.identity())),
				Map.entry(RefundOperations.class, MerchantOperations::refunds),
				Map.entry(BillOperations.class, MerchantOperations::bills),
				Map.entry(LaunchOperations.class, MerchantOperations::launch));

	// Return nothing if the mode has no such operations.
	@Nullable Object make(Class<?> type) {
		BiFunction<MerchantOperations, PayScoreMode, @Nullable Object> maker = MAKERS.get(type);
		if (maker == null) {
			throw new IllegalArgumentException(
					"'type' must be an interface of operations on WeChat Pay (%s), but it is %s".formatted(known(),
							type.getName()));
		}
		return maker.apply(this, this.settings.mode());
	}

	private static String known() {
		return MAKERS.keySet().stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(", "));
	}

	private static Map.Entry<Class<?>, BiFunction<MerchantOperations, PayScoreMode, @Nullable Object>> only(
			Class<?> type, PayScoreMode required, Maker maker) {
		return Map.entry(type, (made, mode) -> (mode == required) ? maker.make(made) : null);
	}

	private static Map.Entry<Class<?>, BiFunction<MerchantOperations, PayScoreMode, @Nullable Object>> mainland(
			Class<?> type, Maker maker) {
		return Map.entry(type, (made, mode) -> (mode != PayScoreMode.OVERSEA_PARTNER) ? maker.make(made) : null);
	}

	private PayScoreOrderTemplate oversea() {
		return new PayScoreOrderTemplate(this.client, this.settings.serviceId(), this.settings.subMchid(), this.names);
	}

	private DirectOrderTemplate direct() {
		return new DirectOrderTemplate(this.client, this.settings.serviceId(), this.settings.appid(), this.names);
	}

	private PartnerOrderTemplate partner() {
		return new PartnerOrderTemplate(this.client, this.settings.serviceId(), this.settings.appid(),
				this.settings.subMchid(), this.settings.subAppid(), this.names);
	}

	private PermissionTemplate permissions() {
		return new PermissionTemplate(this.client, this.settings.serviceId(), this.settings.appid(), this.names);
	}

	private PartnerPermissionTemplate partnerPermissions() {
		return new PartnerPermissionTemplate(this.client, this.settings.serviceId(), this.settings.appid(),
				this.settings.subMchid(), this.settings.subAppid(), this.names);
	}

	private ServiceAccountTemplate serviceAccounts() {
		return new ServiceAccountTemplate(this.client, this.settings.serviceId(), this.settings.appid(),
				this.settings.subMchid(), this.settings.subAppid(), this.names);
	}

	private MainlandIdentity identity() {
		return (this.settings.mode() == PayScoreMode.DIRECT)
				? MainlandIdentity.direct(this.settings.serviceId(), this.settings.appid(), this.names)
				: MainlandIdentity.partner(this.settings.serviceId(), this.settings.appid(), this.settings.subMchid(),
						this.settings.subAppid(), this.names);
	}

	private RefundTemplate refunds(PayScoreMode mode) {
		return switch (mode) {
			case DIRECT -> RefundTemplate.direct(this.client);
			case PARTNER -> RefundTemplate.partner(this.client, this.settings.subMchid(), this.names);
			case OVERSEA_PARTNER -> RefundTemplate.oversea(this.client, this.settings.mchid(), this.settings.appid(),
					this.settings.subMchid(), this.names);
		};
	}

	private BillTemplate bills(PayScoreMode mode) {
		return switch (mode) {
			case DIRECT -> BillTemplate.direct(this.client);
			case PARTNER -> BillTemplate.partner(this.client);
			case OVERSEA_PARTNER -> BillTemplate.oversea(this.client, this.settings.mchid());
		};
	}

	private LaunchTemplate launch(PayScoreMode mode) {
		LaunchTemplate.Builder builder = (mode == PayScoreMode.OVERSEA_PARTNER)
				? LaunchTemplate.oversea(this.settings.mchid()) : LaunchTemplate.mainland(this.settings.mchid());
		return builder.serviceId(this.settings.serviceId())
			.apiV2Key(this.apiV2Key)
			.settingNames(this.names)
			.clock(this.clock)
			.build();
	}

	@FunctionalInterface
	private interface Maker {

		Object make(MerchantOperations operations);

	}

}
