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

package io.github.payscore.test.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.keys.ApiV3Key;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.Rfc3339;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.OrderDocument;

/**
 * The body of a notification before it is signed, with the encrypted resource in it. Not
 * thread-safe.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096520.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Envelope {

	/**
	 * The event that the user has confirmed an order.
	 */
	public static final String USER_CONFIRM = "PAYSCORE.USER_CONFIRM";

	/**
	 * The event that the user has paid an order.
	 */
	public static final String USER_PAID = "PAYSCORE.USER_PAID";

	/**
	 * The event that the user has given the permission for a service.
	 */
	public static final String USER_OPEN_SERVICE = "PAYSCORE.USER_OPEN_SERVICE";

	/**
	 * The event that the permission for a service has ended.
	 */
	public static final String USER_CLOSE_SERVICE = "PAYSCORE.USER_CLOSE_SERVICE";

	/**
	 * The event that the application to bind a sub-merchant is decided.
	 */
	public static final String BIND_SERVICE_ACCOUNT = "PAYSCORE.BIND_SERVICE_ACCOUNT";

	/**
	 * The user has signed a plan.
	 */
	public static final String USER_SIGN_PLAN = "PAYSCORE.USER_SIGN_PLAN";

	/**
	 * The plan of a user was cancelled.
	 */
	public static final String USER_CANCEL_SIGN_PLAN = "PAYSCORE.USER_CANCEL_SIGN_PLAN";

	/**
	 * How the events of refunds begin.
	 */
	public static final String REFUND = "REFUND.";

	private static final Map<String, String> SUMMARIES = Map.of(USER_CONFIRM, "用户确认订单", USER_PAID, "支付成功",
			USER_OPEN_SERVICE, "授权成功", USER_CLOSE_SERVICE, "解除授权成功", REFUND + "SUCCESS", "退款成功", REFUND + "ABNORMAL",
			"退款异常", REFUND + "CLOSED", "退款关闭");

	private static final String OTHER_SUMMARY = "支付分通知";

	private final String eventType;

	private String id;

	private Instant createTime;

	private @Nullable String summary;

	private @Nullable String originalType = "payscore";

	private @Nullable String associatedData = "payscore";

	private byte @Nullable [] resource;

	private String algorithm = ApiV3Key.ALGORITHM;

	private ApiV3Key apiV3Key;

	public Envelope(String eventType, Instant createTime, ApiV3Key apiV3Key) {
		this.eventType = eventType;
		this.createTime = createTime;
		this.id = "EV-" + Rfc3339.format(createTime).replaceAll("[^0-9]", "").substring(0, 14) + RandomText.digits(10);
		this.summary = SUMMARIES.getOrDefault(eventType, OTHER_SUMMARY);
		this.apiV3Key = apiV3Key;
	}

	public String id() {
		return this.id;
	}

	public String eventType() {
		return this.eventType;
	}

	public void setId(String id) {
		this.id = id;
	}

	public void setCreateTime(Instant createTime) {
		this.createTime = createTime;
	}

	public void setSummary(@Nullable String summary) {
		this.summary = summary;
	}

	public void setOriginalType(@Nullable String originalType) {
		this.originalType = originalType;
	}

	public void setAssociatedData(@Nullable String associatedData) {
		this.associatedData = associatedData;
	}

	public void setResource(String json) {
		this.resource = json.getBytes(StandardCharsets.UTF_8);
	}

	public void setResource(ObjectNode json) {
		this.resource = Json.bytes(json);
	}

	public void setResource(Order order, String mchid) {
		this.resource = document(order, mchid).bytes();
	}

	public void setDirtyResource(Order order, String mchid) {
		this.resource = document(order, mchid).dirty().bytes();
	}

	private OrderDocument document(Order order, String mchid) {
		return USER_PAID.equals(this.eventType) ? order.paidNotification(mchid) : order.notification(mchid);
	}

	public void setAlgorithm(String algorithm) {
		this.algorithm = algorithm;
	}

	public void setApiV3Key(ApiV3Key apiV3Key) {
		this.apiV3Key = apiV3Key;
	}

	public byte[] bytes() {
		ObjectNode envelope = Json.object()
			.put("id", this.id)
			.put("create_time", Rfc3339.format(this.createTime))
			.put("resource_type", "encrypt-resource")
			.put("event_type", this.eventType);
		if (this.summary != null) {
			envelope.put("summary", this.summary);
		}
		envelope.set("resource", encrypted());
		return Json.bytes(envelope);
	}

	private ObjectNode encrypted() {
		if (this.resource == null) {
			throw new IllegalStateException(
					"A notification needs a resource: call resource(json) or order(outOrderNo)");
		}
		ObjectNode encrypted = this.apiV3Key.encrypt(this.resource, this.associatedData);
		encrypted.put("algorithm", this.algorithm);
		if (this.originalType != null) {
			encrypted.put("original_type", this.originalType);
		}
		return encrypted;
	}

}
