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

package io.github.payscore.autoconfigure.actuate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.MerchantDescription;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.ReactiveNotificationHandler;

/**
 * {@link Endpoint @Endpoint} that shows the merchants of the application: in which mode
 * they are, where and with which keys they talk to WeChat Pay, and what receives their
 * notifications. Shows no secret.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@Endpoint(id = "wechatpay")
public final class WeChatPayEndpoint {

	private final DefaultPayScoreMerchants merchants;

	private final UnaryOperator<MerchantDescription> settings;

	private final Supplier<String> provider;

	private final @Nullable String notificationPath;

	private final ListableBeanFactory beanFactory;

	private final InstantSource clock;

	WeChatPayEndpoint(DefaultPayScoreMerchants merchants, UnaryOperator<MerchantDescription> settings,
			Supplier<String> provider, @Nullable String notificationPath, ListableBeanFactory beanFactory,
			InstantSource clock) {
		this.merchants = merchants;
		this.settings = settings;
		this.provider = provider;
		this.notificationPath = notificationPath;
		this.beanFactory = beanFactory;
		this.clock = clock;
	}

	/**
	 * Return the merchants that are known now, and what they have in common.
	 * @return a description
	 */
	@ReadOperation
	public WeChatPayDescriptor weChatPay() {
		Instant now = this.clock.instant();
		Map<String, MerchantDescriptor> merchants = new LinkedHashMap<>();
		this.merchants.describe()
			.stream()
			.map(this.settings)
			.forEach((merchant) -> merchants.put(merchant.name(), describe(merchant, now)));
		return new WeChatPayDescriptor(this.provider.get(), handlers(), merchants);
	}

	private MerchantDescriptor describe(MerchantDescription merchant, Instant now) {
		List<Map<String, Object>> keys = merchant.platformKeys()
			.serials()
			.stream()
			.map(merchant.platformKeys()::find)
			.filter(Objects::nonNull)
			.map((key) -> KeyHealth.describe(key, now))
			.toList();
		return new MerchantDescriptor(merchant.configured() ? "configured" : "repository", merchant.mode().value(),
				merchant.mchid(), merchant.serial(), merchant.baseUrl(), merchant.backupBaseUrl(), keys,
				notificationPath(merchant.name()));
	}

	private @Nullable String notificationPath(String merchant) {
		return (this.notificationPath != null) ? this.notificationPath.replace("{merchant}", merchant) : null;
	}

	private List<String> handlers() {
		return Stream.of(NotificationHandler.class, ReactiveNotificationHandler.class)
			.flatMap((type) -> Arrays.stream(this.beanFactory.getBeanNamesForType(type, true, false)))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * What the endpoint answers.
	 *
	 * @param signatureProvider what computes signatures
	 * @param notificationHandlers the names of the beans that handle notifications
	 * @param merchants the merchants by their name
	 */
	public record WeChatPayDescriptor(String signatureProvider, List<String> notificationHandlers,
			Map<String, MerchantDescriptor> merchants) implements OperationResponseBody {

	}

	/**
	 * What the endpoint shows of a merchant.
	 *
	 * @param source {@code configured}, or {@code repository} if it was found there
	 * @param mode the mode
	 * @param mchid the merchant number
	 * @param serial the serial number of its API certificate, or {@code null} if the
	 * application brings what it signs with
	 * @param baseUrl where WeChat Pay is called, or {@code null} if the application
	 * brings the client
	 * @param backupBaseUrl where it is called if it cannot be reached there, or
	 * {@code null}
	 * @param platformKeys WeChat Pay's keys, with the time that certificates have left
	 * @param notificationPath where its notifications are received, or {@code null} if
	 * they are not
	 */
	public record MerchantDescriptor(String source, String mode, String mchid, @Nullable String serial,
			@Nullable String baseUrl, @Nullable String backupBaseUrl, List<Map<String, Object>> platformKeys,
			@Nullable String notificationPath) {

	}

}
