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

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.mode.ModeOperations;
import io.github.payscore.autoconfigure.mode.ModeProperty;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.bill.BillOperations;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.refund.RefundOperations;

/**
 * Explains that a bean is missing because the auto-configuration backed off.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NoSuchWeChatPayBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private static final String API_V3_KEY = PropertyNames.DEFAULT.of("api-v3-key");

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	NoSuchWeChatPayBeanFailureAnalyzer(BeanFactory beanFactory, Environment environment) {
		this.beanFactory = (ListableBeanFactory) beanFactory;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = (cause.getResolvableType() != null) ? cause.getResolvableType().resolve() : null;
		if (type == null || !isAutoConfigured(type)) {
			return null;
		}
		if (names(WeChatPayProperties.class).length == 0) {
			return isSet(MchidCondition.PROPERTY) ? null : analyzeMissingMchid(type, cause);
		}
		if (names(DefaultMerchantBeans.class).length == 0) {
			return (type != NotificationParser.class) ? analyzeNamedMerchantsOnly(type, cause) : null;
		}
		PayScoreMode mode = ModeProperty.of(this.environment);
		ModeOperations kind = ModeOperations.of(type);
		if (kind != null && !kind.isIn(mode, type)) {
			return analyzeOtherMode(type, kind, mode, cause);
		}
		if (kind != null && names(WeChatPayClient.class).length > 1) {
			return analyzeSeveralClients(type, cause);
		}
		return (type == NotificationParser.class && !isSet(API_V3_KEY)) ? analyzeMissingApiV3Key(cause) : null;
	}

	private static FailureAnalysis analyzeMissingMchid(Class<?> type, NoSuchBeanDefinitionException cause) {
		PropertyNames names = PropertyNames.DEFAULT;
		return new FailureAnalysis(
				"A bean of type %s could not be found, because '%s' is not set and so WeChat Pay is not configured."
					.formatted(type.getName(), MchidCondition.PROPERTY),
				("Set '%s' to your merchant number, and with it '%s', '%s', '%s' and '%s'. "
						+ "In a test, let FakeWeChatPay set them.")
					.formatted(MchidCondition.PROPERTY, names.of("serial"), names.of("private-key-path"),
							names.of("platform-public-key-id"), names.of("platform-public-key-path")),
				cause);
	}

	private FailureAnalysis analyzeNamedMerchantsOnly(Class<?> type, NoSuchBeanDefinitionException cause) {
		return new FailureAnalysis(
				"A bean of type %s could not be found, because it would be that of the merchant without a name, and '%s' is not set. There are %s."
					.formatted(type.getName(), MchidCondition.PROPERTY, merchants()),
				"Inject %s and ask it for a merchant by its name, or set '%s' and what belongs to it."
					.formatted(PayScoreMerchants.class.getName(), MchidCondition.PROPERTY),
				cause);
	}

	private String merchants() {
		Set<String> names = new TreeSet<>(MerchantsCondition.names(this.environment));
		String repository = "those of the bean of type " + MerchantRepository.class.getName();
		if (names.isEmpty()) {
			return repository;
		}
		String configured = "the merchants '%s'".formatted(String.join("', '", names));
		return (names(MerchantRepository.class).length > 0) ? configured + " and " + repository : configured;
	}

	private FailureAnalysis analyzeOtherMode(Class<?> type, ModeOperations kind, PayScoreMode mode,
			NoSuchBeanDefinitionException cause) {
		boolean isSet = isSet(ModeProperty.NAME);
		return new FailureAnalysis(
				"A bean of type %s could not be found, because '%s' is %s.".formatted(type.getName(), ModeProperty.NAME,
						isSet ? "'%s'".formatted(mode.value()) : "not set, which means '%s'".formatted(mode.value())),
				"Set '%s' to '%s'%s".formatted(ModeProperty.NAME, modes(kind.modesOf(type)),
						instead(kind.in(mode), mode)),
				cause);
	}

	private static String instead(@Nullable Class<?> operations, PayScoreMode mode) {
		return (operations != null) ? ", or inject %s, which is what there is in the mode '%s'."
			.formatted(operations.getName(), mode.value())
				: ". There are no such operations in the mode '%s'.".formatted(mode.value());
	}

	private FailureAnalysis analyzeSeveralClients(Class<?> type, NoSuchBeanDefinitionException cause) {
		return new FailureAnalysis(
				"A bean of type %s could not be found, because there are several beans of type %s: '%s'.".formatted(
						type.getName(), WeChatPayClient.class.getName(),
						String.join("', '", names(WeChatPayClient.class))),
				"Mark one of them as @Primary, or define a bean of type %s for each."
					.formatted(type.getName().replaceFirst("Operations$", "Template")),
				cause);
	}

	private static FailureAnalysis analyzeMissingApiV3Key(NoSuchBeanDefinitionException cause) {
		return new FailureAnalysis(
				"A bean of type %s could not be found, because '%s' is not set and so no notification could be decrypted."
					.formatted(NotificationParser.class.getName(), API_V3_KEY),
				"Set '%s' to the APIv3 key from the merchant platform.".formatted(API_V3_KEY), cause);
	}

	private static String modes(List<PayScoreMode> modes) {
		return modes.stream().map(PayScoreMode::value).collect(Collectors.joining("' or '"));
	}

	private static boolean isAutoConfigured(Class<?> type) {
		return ModeOperations.of(type) != null || WeChatPayClient.class.isAssignableFrom(type)
				|| LaunchOperations.class.isAssignableFrom(type) || RefundOperations.class.isAssignableFrom(type)
				|| BillOperations.class.isAssignableFrom(type) || type == NotificationParser.class
				|| type == PayScoreMerchants.class;
	}

	// Makes no bean
	private String[] names(Class<?> type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, false, false);
	}

	private boolean isSet(String property) {
		return StringUtils.hasText(this.environment.getProperty(property));
	}

	@Override
	public int getOrder() {
		return 0;
	}

}
