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

package io.github.payscore.test.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.Rfc3339;

/**
 * A plan of a user, who signs it. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class SignPlan {

	private static final int ID_DIGITS = 24;

	private static final int PACKAGE_LENGTH = 64;

	private static final List<String> FIELDS = List.of("service_id", "appid", "sub_mchid", "sub_appid", "openid",
			"sub_openid", "merchant_sign_plan_no", "plan_id");

	private final String signPlanId = "01010033" + RandomText.digits(ID_DIGITS);

	private final String signPackage = RandomText.alphanumeric(PACKAGE_LENGTH);

	private final Plan plan;

	private final ObjectNode fields;

	private final String notifyUrl;

	private final Instant created;

	private final List<Detail> details = new ArrayList<>();

	private @Nullable Instant signed;

	private @Nullable Instant cancelled;

	private String cancelType = "NOT_CANCEL";

	private String cancelReason = "";

	SignPlan(Plan plan, RequestBody creation, Instant created) {
		this.plan = plan;
		this.created = created;
		this.fields = creation.json().deepCopy().retain(FIELDS);
		this.notifyUrl = creation.text("notify_url");
		for (JsonNode detail : plan.details()) {
			this.details.add(new Detail(detail, number(creation, detail.path("plan_detail_no").asInt())));
		}
		if (creation.json().path("sign_plan_detail").size() != this.details.size()) {
			throw Refusal.bodyError("/sign_plan_detail", "must name each detail of the plan");
		}
	}

	private static String number(RequestBody creation, int planDetailNo) {
		for (JsonNode detail : creation.json().path("sign_plan_detail")) {
			if (detail.path("plan_detail_no").asInt() == planDetailNo) {
				return detail.path("merchant_plan_detail_no").asString();
			}
		}
		throw Refusal.bodyError("/sign_plan_detail", "must name each detail of the plan");
	}

	public String merchantSignPlanNo() {
		return this.fields.path("merchant_sign_plan_no").asString();
	}

	String signPlanId() {
		return this.signPlanId;
	}

	public String signPackage() {
		return this.signPackage;
	}

	public String notifyUrl() {
		return this.notifyUrl;
	}

	public synchronized void sign(Instant now) {
		if (this.signed != null || this.cancelled != null) {
			throw new IllegalStateException("Only a plan that is not signed yet can be signed, but '%s' is %s"
				.formatted(merchantSignPlanNo(), state()));
		}
		this.signed = now;
	}

	public synchronized void cancel(Instant now) {
		if (!"SIGNED".equals(state())) {
			throw new IllegalStateException("Only a signed plan can be cancelled by the user, but '%s' is %s"
				.formatted(merchantSignPlanNo(), state()));
		}
		this.cancelled = now;
		this.cancelType = "USER";
	}

	// No page says what a repetition is answered with.
	public synchronized void stop(String reason, Instant now) {
		if (!List.of("UNSIGNED", "SIGNED").contains(state())) {
			throw Plan.refused("/merchant_sign_plan_no", "is a plan in the state " + state());
		}
		this.cancelled = now;
		this.cancelType = "MERCHANT";
		this.cancelReason = reason;
	}

	/**
	 * Take the next detail for an order.
	 * @param request what the order is created with
	 * @return the payment of the detail
	 */
	synchronized ObjectNode use(RequestBody request) {
		if (!"SIGNED".equals(state())) {
			throw Plan.refused("/sign_plan_id", "is a plan in the state " + state());
		}
		if (this.details.stream().anyMatch((detail) -> "USING".equals(detail.state()))) {
			throw Plan.refused("/plan_detail_no",
					"must wait until the order of the detail before is paid or cancelled");
		}
		Detail next = this.details.stream()
			.filter((detail) -> detail.order == null)
			.findFirst()
			.orElseThrow(() -> Plan.refused("/plan_detail_no", "is no detail that is left"));
		if (request.number("plan_detail_no", 0) != next.number()) {
			throw Plan.refused("/plan_detail_no", "must be %d, the next detail".formatted(next.number()));
		}
		if (!request.text("out_trade_no").equals(next.outOrderNo)) {
			throw Refusal.bodyError("/out_trade_no", "must be the merchant_plan_detail_no of the detail");
		}
		return Json.object()
			.put("name", next.fields.path("plan_detail_name").asString())
			.put("amount", next.fields.path("actual_price").asLong());
	}

	synchronized void started(Order order, Instant now) {
		this.details.stream()
			.filter((detail) -> detail.outOrderNo.equals(order.outOrderNo()))
			.forEach((detail) -> detail.start(order, now));
	}

	ObjectNode fields() {
		return this.fields;
	}

	private String state() {
		if (this.cancelled != null) {
			return "SIGN_PLAN_CANCEL";
		}
		if (this.signed == null) {
			return "UNSIGNED";
		}
		boolean isComplete = !this.details.isEmpty() && this.details.stream()
			.allMatch((detail) -> List.of("USED", "SIGN_PLAN_DETAIL_CANCEL").contains(detail.state()));
		return isComplete ? "COMPLETE" : "SIGNED";
	}

	public synchronized ObjectNode json() {
		ObjectNode json = this.fields.deepCopy();
		ObjectNode terms = this.plan.fields();
		json.put("sign_plan_id", this.signPlanId)
			.put("mchid", terms.path("mchid").asString())
			.put("merchant_callback_url", this.notifyUrl)
			.put("going_detail_no", this.details.stream().filter((detail) -> detail.order != null).count())
			.put("sign_state", state())
			.put("cancel_sign_type", this.cancelType)
			.put("plan_name", terms.path("plan_name").asString())
			.put("plan_over_time",
					Rfc3339.format(((this.signed != null) ? this.signed : this.created)
						.plus(Duration.ofDays(terms.path("plan_duration").asInt()))))
			.put("total_origin_price", terms.path("total_original_price").asLong())
			.put("deduction_quantity", terms.path("deduction_quantity").asInt())
			.put("total_actual_price", terms.path("total_actual_price").asLong());
		if (this.signed != null) {
			json.put("sign_time", Rfc3339.format(this.signed));
		}
		if (this.cancelled != null) {
			json.put("cancel_sign_time", Rfc3339.format(this.cancelled)).put("cancel_reason", this.cancelReason);
		}
		this.details.forEach((detail) -> json.withArray("signed_detail_list").add(detail.json()));
		return json;
	}

	/**
	 * A detail, which has an order once it is used.
	 */
	private static final class Detail {

		private final JsonNode fields;

		private final String outOrderNo;

		private @Nullable Order order;

		private @Nullable Instant used;

		private Detail(JsonNode fields, String outOrderNo) {
			this.fields = fields;
			this.outOrderNo = outOrderNo;
		}

		private int number() {
			return this.fields.path("plan_detail_no").asInt();
		}

		private void start(Order order, Instant now) {
			this.order = order;
			this.used = now;
		}

		private String state() {
			if (this.order == null) {
				return "NOT_USED";
			}
			return switch (this.order.view(Order::phase)) {
				case USER_PAID, NOTHING_TO_PAY -> "USED";
				case REVOKED, EXPIRED -> "SIGN_PLAN_DETAIL_CANCEL";
				default -> "USING";
			};
		}

		private ObjectNode json() {
			ObjectNode json = ((ObjectNode) this.fields.deepCopy()).put("merchant_plan_detail_no", this.outOrderNo)
				.put("plan_detail_state", state());
			if (this.order != null && this.used != null) {
				json.put("use_time", Rfc3339.format(this.used)).put("order_id", this.order.orderId());
				Long amount = this.order.totalAmount();
				if (amount != null) {
					json.put("actual_pay_price", amount);
				}
			}
			return json;
		}

	}

}
