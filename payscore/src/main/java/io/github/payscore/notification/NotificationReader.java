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

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.notification.InvalidNotificationException.Reason;
import io.github.payscore.notification.merchant.Recipient;
import io.github.payscore.notification.merchant.RecipientChoice;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.plan.SignPlan;
import io.github.payscore.refund.Refund;
import io.github.payscore.signature.ApiV3Key;

/**
 * Decrypts and reads what has been verified, and finds out which of the merchants whose
 * key verified it is meant.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationReader {

	private static final String RESOURCE = "the decrypted resource";

	private NotificationReader() {
	}

	static void prepare() {
		NotificationJson.prepare(JsonNode.class, ServiceOrder.class, SignPlan.class, ServiceAccountApplication.class,
				Refund.class);
	}

	static Notification read(List<Recipient> verified, byte[] body) {
		Envelope envelope = Envelope.read(body);
		List<Recipient> recipients = new ArrayList<>();
		byte[] decrypted = decrypt(envelope, verified, recipients);
		String resource = NotificationJson.text(RESOURCE, decrypted);
		JsonNode json = NotificationJson.object(RESOURCE, resource);
		Recipient recipient = RecipientChoice.of(recipients, json)
			.orElseThrow(() -> new InvalidNotificationException(Reason.OTHER_MERCHANT,
					"its mchid is not that of the merchant whose keys it is signed and encrypted with", null));
		return read(recipient.merchant(), envelope, json, resource);
	}

	// Adds those whose key decrypts it, which are several if they share the key
	private static byte[] decrypt(Envelope envelope, List<Recipient> verified, List<Recipient> recipients) {
		byte[] decrypted = null;
		InvalidNotificationException failure = null;
		for (Recipient recipient : verified) {
			try {
				decrypted = envelope.decrypt(requireKey(recipient));
				recipients.add(recipient);
			}
			catch (InvalidNotificationException ex) {
				failure = ex;
			}
		}
		if (decrypted == null) {
			throw (failure != null) ? failure : new IllegalStateException("There is no merchant to decrypt it for");
		}
		return decrypted;
	}

	private static ApiV3Key requireKey(Recipient recipient) {
		ApiV3Key key = recipient.apiV3Key();
		if (key == null) {
			throw new InvalidNotificationException(Reason.NOT_DECRYPTED,
					"the merchant '%s' has no APIv3 key".formatted(recipient.merchant()), null);
		}
		return key;
	}

	private static Notification read(String merchant, Envelope envelope, JsonNode json, String resource) {
		if (RefundNotification.isType(envelope.eventType())) {
			return refund(merchant, envelope, json, resource);
		}
		return isOfOtherProduct(json) ? generic(merchant, envelope, resource)
				: typed(merchant, envelope, json, resource);
	}

	// One that has contracts with its users, and events of the same names about them
	private static boolean isOfOtherProduct(JsonNode json) {
		return json.hasNonNull("contract_id");
	}

	private static Notification typed(String merchant, Envelope envelope, JsonNode json, String resource) {
		return switch (envelope.eventType()) {
			case UserConfirmNotification.EVENT_TYPE -> new UserConfirmNotification(merchant, envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), order(json), resource);
			case UserPaidNotification.EVENT_TYPE -> new UserPaidNotification(merchant, envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), order(json), resource);
			case UserOpenServiceNotification.EVENT_TYPE -> new UserOpenServiceNotification(merchant, envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), UserService.of(json), resource);
			case UserCloseServiceNotification.EVENT_TYPE -> new UserCloseServiceNotification(merchant, envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), UserService.of(json), resource);
			case BindServiceAccountNotification.EVENT_TYPE -> new BindServiceAccountNotification(merchant,
					envelope.id(), envelope.eventType(), envelope.createTime(), envelope.summary(),
					NotificationJson.convert(RESOURCE, json, ServiceAccountApplication.class), resource);
			case UserSignPlanNotification.EVENT_TYPE -> new UserSignPlanNotification(merchant, envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), signPlan(json), resource);
			case UserCancelSignPlanNotification.EVENT_TYPE ->
				new UserCancelSignPlanNotification(merchant, envelope.id(), envelope.eventType(), envelope.createTime(),
						envelope.summary(), signPlan(json), resource);
			default -> generic(merchant, envelope, resource);
		};
	}

	private static Notification refund(String merchant, Envelope envelope, JsonNode json, String resource) {
		return new RefundNotification(merchant, envelope.id(), envelope.eventType(), envelope.createTime(),
				envelope.summary(), NotificationJson.convert(RESOURCE, json, Refund.class), resource);
	}

	private static Notification generic(String merchant, Envelope envelope, String resource) {
		return new GenericNotification(merchant, envelope.id(), envelope.eventType(), envelope.createTime(),
				envelope.summary(), resource);
	}

	private static ServiceOrder order(JsonNode json) {
		return NotificationJson.convert(RESOURCE, json, ServiceOrder.class);
	}

	private static SignPlan signPlan(JsonNode json) {
		return NotificationJson.convert(RESOURCE, json, SignPlan.class);
	}

}
