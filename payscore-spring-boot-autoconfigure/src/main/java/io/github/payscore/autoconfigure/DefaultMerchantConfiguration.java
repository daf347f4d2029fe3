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

package io.github.payscore.autoconfigure;

import java.time.InstantSource;
import java.util.function.UnaryOperator;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import io.github.payscore.account.ServiceAccountOperations;
import io.github.payscore.account.ServiceAccountTemplate;
import io.github.payscore.autoconfigure.merchant.KeySources;
import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.autoconfigure.mode.ConditionalOnPayScoreMode;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.bill.BillOperations;
import io.github.payscore.bill.BillTemplate;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchTemplate;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.merchant.PayScoreMode;
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
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.refund.RefundTemplate;
import io.github.payscore.signature.MerchantCredentials;

/**
 * The beans of the merchant without a name, which an application that has one merchant
 * injects.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
@Conditional(DefaultMerchantCondition.class)
class DefaultMerchantConfiguration {

	private static final PropertyNames NAMES = PropertyNames.DEFAULT;

	@Bean("io.github.payscore.weChatPayDefaultMerchant")
	@Lazy
	PropertiesMerchant weChatPayDefaultMerchant(ConnectionSettings settings, KeySources sources) {
		return new PropertiesMerchant(settings.merchant().properties(), NAMES, sources);
	}

	@Bean("io.github.payscore.weChatPayDefaultMerchantKeys")
	@Lazy
	DefaultMerchantKeys weChatPayDefaultMerchantKeys(ConnectionSettings settings, PropertiesMerchant merchant,
			MerchantCredentials credentials, ClientBuilders builders) {
		return new DefaultMerchantKeys(settings.merchant(), merchant, credentials, builders);
	}

	@Bean("io.github.payscore.weChatPayDefaultMerchantBeans")
	@Lazy
	DefaultMerchantBeans weChatPayDefaultMerchantBeans(WeChatPayProperties properties, BeanFactory beanFactory,
			PropertiesMerchant merchant, ObjectProvider<MerchantCredentials> credentials,
			ObjectProvider<PlatformKeys> platformKeys, ObjectProvider<DefaultMerchantKeys> keys) {
		return new DefaultMerchantBeans(new DefaultMerchant(properties.getPayscore().getMode(), beanFactory), merchant,
				credentials, platformKeys, keys);
	}

	@Bean("io.github.payscore.weChatPayMerchantCredentials")
	@ConditionalOnMissingBean
	MerchantCredentials weChatPayMerchantCredentials(ConnectionSettings settings, PropertiesMerchant merchant) {
		settings.requireMchid();
		return settings.use((properties) -> merchant.credentials());
	}

	@Bean("io.github.payscore.weChatPayPlatformKeys")
	@ConditionalOnMissingBean
	PlatformKeys weChatPayPlatformKeys(DefaultMerchantKeys keys, PlatformKeyDownload download) {
		return keys.platformKeys(download);
	}

	@Bean("io.github.payscore.weChatPayPlatformKeyDownload")
	@Lazy
	PlatformKeyDownload weChatPayPlatformKeyDownload(ConnectionSettings settings, DefaultMerchantKeys keys,
			ClientBuilders builders, FirstDownload firstDownload, @WeChatPayClock InstantSource clock) {
		return settings.use((properties) -> new PlatformKeyDownload(properties, NAMES, keys::credentials, clock,
				(fixedKeys) -> builders.create(keys::credentials, fixedKeys),
				(downloaded) -> firstDownload.await(settings.merchant(), downloaded)));
	}

	@Bean("io.github.payscore.weChatPayClient")
	@ConditionalOnMissingBean(WeChatPayClient.class)
	CloseableWeChatPayClient weChatPayClient(ConnectionSettings settings, DefaultMerchantKeys keys,
			PlatformKeys platformKeys, ClientBuilders builders) {
		return settings.use((properties) -> builders.create(keys::credentials, platformKeys)
			.merchant(PayScoreMerchants.DEFAULT)
			.build());
	}

	@Bean("io.github.payscore.payScoreOrderTemplate")
	@ConditionalOnPayScoreMode(PayScoreMode.OVERSEA_PARTNER)
	@ConditionalOnMissingBean(PayScoreOrderOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	PayScoreOrderTemplate payScoreOrderTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new PayScoreOrderTemplate(client, properties.getPayscore().getServiceId(),
				properties.getPayscore().getSubMchid(), NAMES.within("payscore")::mention));
	}

	@Bean("io.github.payscore.directOrderTemplate")
	@ConditionalOnPayScoreMode(PayScoreMode.DIRECT)
	@ConditionalOnMissingBean(DirectOrderOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	DirectOrderTemplate directOrderTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new DirectOrderTemplate(client, properties.getPayscore().getServiceId(),
				properties.getPayscore().getAppid(), NAMES.within("payscore")::mention));
	}

	@Bean("io.github.payscore.partnerOrderTemplate")
	@ConditionalOnPayScoreMode(PayScoreMode.PARTNER)
	@ConditionalOnMissingBean(PartnerOrderOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	PartnerOrderTemplate partnerOrderTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new PartnerOrderTemplate(client, properties.getPayscore().getServiceId(),
				properties.getPayscore().getAppid(), properties.getPayscore().getSubMchid(),
				properties.getPayscore().getSubAppid(), NAMES.within("payscore")::mention));
	}

	@Bean("io.github.payscore.launchTemplate")
	@ConditionalOnMissingBean(LaunchOperations.class)
	@ConditionalOnSingleCandidate(MerchantCredentials.class)
	@Lazy
	LaunchTemplate launchTemplate(PropertiesMerchant merchant, MerchantCredentials credentials,
			@WeChatPayClock InstantSource clock) {
		return merchant.launch(credentials.getMchid()).clock(clock).build();
	}

	@Bean("io.github.payscore.refundTemplate")
	@ConditionalOnMissingBean(RefundOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	RefundTemplate refundTemplate(ConnectionSettings settings, WeChatPayClient client,
			ObjectProvider<MerchantCredentials> credentials) {
		return settings.use((properties) -> {
			MerchantProperties.Payscore payscore = properties.getPayscore();
			return switch (payscore.getMode()) {
				case DIRECT -> RefundTemplate.direct(client);
				case PARTNER ->
					RefundTemplate.partner(client, payscore.getSubMchid(), NAMES.within("payscore")::mention);
				case OVERSEA_PARTNER -> RefundTemplate.oversea(client, mchid(properties, credentials),
						payscore.getAppid(), payscore.getSubMchid(), NAMES.within("payscore")::mention);
			};
		});
	}

	@Bean("io.github.payscore.billTemplate")
	@ConditionalOnMissingBean(BillOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	BillTemplate billTemplate(ConnectionSettings settings, WeChatPayClient client,
			ObjectProvider<MerchantCredentials> credentials) {
		return settings.use((properties) -> switch (properties.getPayscore().getMode()) {
			case DIRECT -> BillTemplate.direct(client);
			case PARTNER -> BillTemplate.partner(client);
			case OVERSEA_PARTNER -> BillTemplate.oversea(client, mchid(properties, credentials));
		});
	}

	private static String mchid(WeChatPayProperties properties, ObjectProvider<MerchantCredentials> credentials) {
		MerchantCredentials unique = credentials.getIfUnique();
		return (unique != null) ? unique.getMchid() : String.valueOf(properties.getMchid());
	}

	@Bean("io.github.payscore.permissionTemplate")
	@ConditionalOnPayScoreMode(PayScoreMode.DIRECT)
	@ConditionalOnMissingBean(PermissionOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	PermissionTemplate permissionTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new PermissionTemplate(client, properties.getPayscore().getServiceId(),
				properties.getPayscore().getAppid(), NAMES.within("payscore")::mention));
	}

	@Bean("io.github.payscore.partnerPermissionTemplate")
	@ConditionalOnPayScoreMode(PayScoreMode.PARTNER)
	@ConditionalOnMissingBean(PartnerPermissionOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	PartnerPermissionTemplate partnerPermissionTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings
			.use((properties) -> new PartnerPermissionTemplate(client, properties.getPayscore().getServiceId(),
					properties.getPayscore().getAppid(), properties.getPayscore().getSubMchid(),
					properties.getPayscore().getSubAppid(), NAMES.within("payscore")::mention));
	}

	@Bean("io.github.payscore.serviceAccountTemplate")
	@ConditionalOnPayScoreMode(PayScoreMode.PARTNER)
	@ConditionalOnMissingBean(ServiceAccountOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	ServiceAccountTemplate serviceAccountTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new ServiceAccountTemplate(client, properties.getPayscore().getServiceId(),
				properties.getPayscore().getAppid(), properties.getPayscore().getSubMchid(),
				properties.getPayscore().getSubAppid(), NAMES.within("payscore")::mention));
	}

	@Bean("io.github.payscore.planTemplate")
	@ConditionalOnPayScoreMode({ PayScoreMode.DIRECT, PayScoreMode.PARTNER })
	@ConditionalOnMissingBean(PlanOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	PlanTemplate planTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new PlanTemplate(client, mainlandIdentity(properties)));
	}

	@Bean("io.github.payscore.signPlanTemplate")
	@ConditionalOnPayScoreMode({ PayScoreMode.DIRECT, PayScoreMode.PARTNER })
	@ConditionalOnMissingBean(SignPlanOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	SignPlanTemplate signPlanTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new SignPlanTemplate(client, mainlandIdentity(properties)));
	}

	@Bean("io.github.payscore.orderMessageTemplate")
	@ConditionalOnPayScoreMode({ PayScoreMode.DIRECT, PayScoreMode.PARTNER })
	@ConditionalOnMissingBean(OrderMessageOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	OrderMessageTemplate orderMessageTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new OrderMessageTemplate(client, mainlandIdentity(properties)));
	}

	@Bean("io.github.payscore.payOnDeliveryTemplate")
	@ConditionalOnPayScoreMode({ PayScoreMode.DIRECT, PayScoreMode.PARTNER })
	@ConditionalOnMissingBean(PayOnDeliveryOperations.class)
	@ConditionalOnSingleCandidate(WeChatPayClient.class)
	@Lazy
	PayOnDeliveryTemplate payOnDeliveryTemplate(ConnectionSettings settings, WeChatPayClient client) {
		return settings.use((properties) -> new PayOnDeliveryTemplate(client, mainlandIdentity(properties)));
	}

	private static MainlandIdentity mainlandIdentity(WeChatPayProperties properties) {
		MerchantProperties.Payscore payscore = properties.getPayscore();
		UnaryOperator<String> setting = NAMES.within("payscore")::mention;
		return (payscore.getMode() == PayScoreMode.DIRECT)
				? MainlandIdentity.direct(payscore.getServiceId(), payscore.getAppid(), setting)
				: MainlandIdentity.partner(payscore.getServiceId(), payscore.getAppid(), payscore.getSubMchid(),
						payscore.getSubAppid(), setting);
	}

}
