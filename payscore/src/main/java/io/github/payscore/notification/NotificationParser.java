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

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.plan.SignPlan;
import io.github.payscore.refund.Refund;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.verification.MessageVerifier;
import io.github.payscore.verification.VerificationException;

/**
 * Makes a {@link Notification} of what WeChat Pay sent: verifies it, checks that it is
 * from the last 5 minutes, decrypts it and reads it, in this order. Nothing is decrypted
 * or read that is not verified. Whether the notification came before is not checked.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096520">Notification of a
 * confirmation</a>
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notes on
 * notifications</a>
 */
public final class NotificationParser {

	private static final String RESOURCE = "the decrypted resource";

	private final MessageVerifier verifier;

	private final ApiV3Key key;

	/**
	 * Create a new parser.
	 * @param verifier decides whether a notification is from WeChat Pay
	 * @param key the APIv3 key of the merchant that WeChat Pay notifies
	 */
	public NotificationParser(MessageVerifier verifier, ApiV3Key key) {
		Assert.notNull(verifier, "'verifier' must not be null");
		Assert.notNull(key, "'key' must not be null");
		this.verifier = verifier;
		this.key = key;
		NotificationJson.prepare(JsonNode.class, ServiceOrder.class, SignPlan.class, ServiceAccountApplication.class,
				Refund.class);
	}

	/**
	 * Make a notification of a request. Does not block.
	 * @param headers the headers of the request, all of them
	 * @param body the raw bytes of its body, exactly as they arrived
	 * @return the notification; fails with {@link InvalidNotificationException} if it
	 * must not be believed or cannot be read, which is to be answered with 4xx
	 */
	public Mono<Notification> parse(HttpHeaders headers, byte[] body) {
		Assert.notNull(headers, "'headers' must not be null");
		Assert.notNull(body, "'body' must not be null");
		return this.verifier.verify(headers, body)
			.onErrorMap(VerificationException.class, NotificationParser::notVerified)
			.then(Mono.fromCallable(() -> read(body)));
	}

	private static InvalidNotificationException notVerified(VerificationException ex) {
		return new InvalidNotificationException(InvalidNotificationException.Reason.NOT_VERIFIED, ex.getReason(), ex);
	}

	private Notification read(byte[] body) {
		Envelope envelope = Envelope.read(body);
		String resource = NotificationJson.text(RESOURCE, envelope.decrypt(this.key));
		JsonNode json = NotificationJson.object(RESOURCE, resource);
		if (RefundNotification.isType(envelope.eventType())) {
			return refund(envelope, json, resource);
		}
		return isOfOtherProduct(json) ? generic(envelope, resource) : typed(envelope, json, resource);
	}

	// One that has contracts with its users, and events of the same names about them
	private static boolean isOfOtherProduct(JsonNode json) {
		return json.hasNonNull("contract_id");
	}

	private static Notification typed(Envelope envelope, JsonNode json, String resource) {
		return switch (envelope.eventType()) {
			case UserConfirmNotification.EVENT_TYPE -> new UserConfirmNotification(envelope.id(), envelope.eventType(),
					envelope.createTime(), envelope.summary(), order(json), resource);
			case UserPaidNotification.EVENT_TYPE -> new UserPaidNotification(envelope.id(), envelope.eventType(),
					envelope.createTime(), envelope.summary(), order(json), resource);
			case UserOpenServiceNotification.EVENT_TYPE -> new UserOpenServiceNotification(envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), UserService.of(json), resource);
			case UserCloseServiceNotification.EVENT_TYPE -> new UserCloseServiceNotification(envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), UserService.of(json), resource);
			case BindServiceAccountNotification.EVENT_TYPE -> new BindServiceAccountNotification(envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(),
					NotificationJson.convert(RESOURCE, json, ServiceAccountApplication.class), resource);
			case UserSignPlanNotification.EVENT_TYPE -> new UserSignPlanNotification(envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), signPlan(json), resource);
			case UserCancelSignPlanNotification.EVENT_TYPE -> new UserCancelSignPlanNotification(envelope.id(),
					envelope.eventType(), envelope.createTime(), envelope.summary(), signPlan(json), resource);
			default -> generic(envelope, resource);
		};
	}

	private static Notification refund(Envelope envelope, JsonNode json, String resource) {
		return new RefundNotification(envelope.id(), envelope.eventType(), envelope.createTime(), envelope.summary(),
				NotificationJson.convert(RESOURCE, json, Refund.class), resource);
	}

	private static Notification generic(Envelope envelope, String resource) {
		return new GenericNotification(envelope.id(), envelope.eventType(), envelope.createTime(), envelope.summary(),
				resource);
	}

	private static ServiceOrder order(JsonNode json) {
		return NotificationJson.convert(RESOURCE, json, ServiceOrder.class);
	}

	private static SignPlan signPlan(JsonNode json) {
		return NotificationJson.convert(RESOURCE, json, SignPlan.class);
	}

}
