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

package io.github.payscore.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.plan.SignPlan;
import io.github.payscore.refund.Refund;

/**
 * What a notification is recognized by when it comes again. WeChat Pay does not say
 * whether the id stays the same then, so an event of an order is recognized by the order,
 * and a payment by its transactions, of which there may be more each time. All else is
 * recognized by the id: to handle an event twice is better than to miss one.
 * <p>
 * The merchant is part of it by its number, not by its name: names may change, and
 * several that share a number must not be given the same event.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DeduplicationKey {

	private DeduplicationKey() {
	}

	/**
	 * Return the key of a notification.
	 * @param notification the notification
	 * @return 64 hexadecimal digits, a hash that tells nothing about the order
	 */
	static String of(Notification notification) {
		return hash(canonical(parts(notification)));
	}

	private static List<@Nullable String> parts(Notification notification) {
		List<@Nullable String> parts = null;
		if (notification instanceof UserConfirmNotification confirm) {
			parts = parts(confirm.eventType(), confirm.order(), List.of());
		}
		else if (notification instanceof UserPaidNotification paid) {
			List<String> transactions = transactions(paid.order());
			parts = transactions.isEmpty() ? null : parts(paid.eventType(), paid.order(), transactions);
		}
		else if (notification instanceof UserOpenServiceNotification open) {
			parts = parts(open.eventType(), open.service());
		}
		else if (notification instanceof UserCloseServiceNotification close) {
			parts = parts(close.eventType(), close.service());
		}
		else if (notification instanceof BindServiceAccountNotification bind) {
			parts = parts(bind.eventType(), bind.application());
		}
		else if (notification instanceof UserSignPlanNotification sign) {
			parts = parts(sign.eventType(), sign.signPlan());
		}
		else if (notification instanceof UserCancelSignPlanNotification cancel) {
			parts = parts(cancel.eventType(), cancel.signPlan());
		}
		else if (notification instanceof RefundNotification refund) {
			parts = parts(refund.eventType(), refund.refund());
		}
		return (parts != null) ? parts : Arrays.asList("id", mchid(notification), notification.id());
	}

	// Of an event that is read without a type of its own
	private static @Nullable String mchid(Notification notification) {
		JsonNode resource = notification.resourceAs(JsonNode.class);
		return Stream.of("mchid", "sp_mchid")
			.map((name) -> resource.path(name).asString(""))
			.filter((text) -> !text.isBlank())
			.findFirst()
			.orElse(null);
	}

	private static @Nullable List<@Nullable String> parts(String eventType, ServiceOrder order,
			List<String> transactions) {
		if (order.outOrderNo() == null) {
			return null;
		}
		List<@Nullable String> parts = new ArrayList<>(
				Arrays.asList("order", eventType, order.mchid(), order.subMchid(), order.outOrderNo()));
		parts.addAll(transactions);
		return parts;
	}

	// By the time as well, for a user may open and close a service several times.
	private static @Nullable List<@Nullable String> parts(String eventType, UserService service) {
		boolean isUserKnown = service.openid() != null || service.subOpenid() != null;
		if (!isUserKnown || service.openOrCloseTime() == null) {
			return null;
		}
		return Arrays.asList("service", eventType, service.mchid(), service.subMchid(), service.serviceId(),
				service.openid(), service.subOpenid(), service.authorizationCode(), service.openOrCloseTime());
	}

	private static @Nullable List<@Nullable String> parts(String eventType, ServiceAccountApplication application) {
		if (application.outApplyNo() == null || application.applyState() == null) {
			return null;
		}
		return Arrays.asList("account", eventType, application.mchid(), application.outApplyNo(),
				application.applyState());
	}

	// A user signs a plan once, and it is cancelled once.
	private static @Nullable List<@Nullable String> parts(String eventType, SignPlan signPlan) {
		if (signPlan.merchantSignPlanNo() == null) {
			return null;
		}
		return Arrays.asList("sign-plan", eventType, signPlan.mchid(), signPlan.subMchid(),
				signPlan.merchantSignPlanNo());
	}

	// By its status as well, for a refund that the bank refused may end otherwise.
	private static @Nullable List<@Nullable String> parts(String eventType, Refund refund) {
		if (refund.outRefundNo() == null && refund.refundId() == null) {
			return null;
		}
		return Arrays.asList("refund", eventType, refund.mchid(), refund.subMchid(), refund.outRefundNo(),
				refund.refundId(), refund.status());
	}

	// Empty unless every payment has one, for else a further payment might go unnoticed.
	private static List<String> transactions(ServiceOrder order) {
		if (order.collection() == null) {
			return List.of();
		}
		List<ServiceOrder.CollectionDetail> payments = order.collection().details();
		List<String> transactions = payments.stream()
			.map(ServiceOrder.CollectionDetail::transactionId)
			.flatMap(Stream::ofNullable)
			.sorted()
			.toList();
		return (transactions.size() == payments.size()) ? transactions : List.of();
	}

	// With lengths, so that no two lists of parts make the same text.
	private static String canonical(List<@Nullable String> parts) {
		return parts.stream()
			.map((part) -> (part != null) ? part.length() + ":" + part : "-")
			.collect(Collectors.joining(","));
	}

	private static String hash(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(Objects.requireNonNull(hash));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
