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

package io.github.payscore.test.rules;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of the mainland that have a body, and what the schemas cannot say of it.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum MainlandCall {

	/**
	 * Creation of an order.
	 */
	CREATE {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			OutOrderNo.check(mode, body.path("out_order_no").asString(), "body");
			UNIQUE_DISCOUNTS.check(body, "");
			NotifyUrl.check(body.path("notify_url"), "/notify_url");
			if (body.has("attach")) {
				JsonRule.urlEncodedText(256).check(body.get("attach"), "/attach");
			}
			MainlandTimes.checkCreation(body);
			checkUser(body);
		}

	},

	/**
	 * Completion of an order.
	 */
	COMPLETE {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			UNIQUE_DISCOUNTS.check(body, "");
			MainlandTimes.checkCompletion(body, now);
		}

	},

	/**
	 * Cancellation of an order.
	 */
	CANCEL,

	/**
	 * Modification of the amount of an order.
	 */
	MODIFY {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			UNIQUE_DISCOUNTS.check(body, "");
		}

	},

	/**
	 * Synchronization of an order that was paid elsewhere.
	 */
	SYNC,

	/**
	 * The wish for one more collection.
	 */
	PAY,

	/**
	 * The first step to the user's permission.
	 */
	PERMISSIONS {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			checkPermission(body);
		}

	},

	/**
	 * The first step to the user's permission, within a payment.
	 */
	PERMISSIONS_FOR_SCENE {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			checkPermission(body);
			if (!body.has("transaction_scene_info")) {
				throw Refusal.bodyError("/transaction_scene_info", "is required with the scene TRANSACTION");
			}
		}

	},

	/**
	 * The end of a permission, by its number.
	 */
	TERMINATE_BY_CODE,

	/**
	 * The end of a direct merchant's permission, by the user.
	 */
	TERMINATE_BY_OPENID,

	/**
	 * The end of a partner's permission, by the user.
	 */
	TERMINATE_BY_USER {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			if (body.has("openid") == body.has("sub_openid")) {
				throw Refusal.bodyError("/openid", "exactly one of openid and sub_openid must be given");
			}
			if (body.has("sub_openid") && !body.has("sub_appid")) {
				throw Refusal.bodyError("/sub_appid", "is required with sub_openid");
			}
		}

	},

	/**
	 * The end of what a user permits, as before permissions had numbers.
	 */
	TERMINATE_USER_SERVICE,

	/**
	 * The assessment of a user's risk.
	 */
	ASSESS_USER_RISK_LEVEL {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			if (!body.has("authorization_code") && !body.has("openid") && !body.has("sub_openid")) {
				throw Refusal.bodyError("/authorization_code", "one of authorization_code and openid must be given");
			}
		}

	},

	/**
	 * The application to bind a sub-merchant.
	 */
	SERVICE_ACCOUNT_APPLICATIONS {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			if (body.has("result_notify_url")) {
				NotifyUrl.check(body.get("result_notify_url"), "/result_notify_url");
			}
		}

	},

	/**
	 * The message that a cost is to be seen to.
	 */
	SEND_PENDINGMESSAGE {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			UNIQUE_DISCOUNTS.check(body, "");
			MainlandTimes.checkDay(body.path("prepaid_time"), "/prepaid_time");
		}

	},

	/**
	 * The message that money is about to be collected.
	 */
	SEND_PREPAIDMESSAGE {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			SEND_PENDINGMESSAGE.checkMore(mode, body, now);
		}

	},

	/**
	 * Creation of a pay-on-delivery order.
	 */
	SERVICEPAYONDELIVERYORDER {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			OutOrderNo.check(mode, body.path("out_order_no").asString(), "body");
			UNIQUE_DISCOUNTS.check(body, "");
			NotifyUrl.check(body.path("notify_url"), "/notify_url");
			if (body.has("attach")) {
				JsonRule.urlEncodedText(256).check(body.get("attach"), "/attach");
			}
			MainlandTimes.checkCreation(body);
			if (body.has("need_user_confirm") && !CreateRequest.needsUserConfirm(body)) {
				CreateRequest.checkUser(body, "");
			}
		}

	},

	/**
	 * Creation of a plan.
	 */
	PLANS {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			if (body.has("plan_detail_list")) {
				PlanRules.checkDetails(body);
			}
		}

	},

	/**
	 * The end of a partner's plan.
	 */
	STOP_PLAN,

	/**
	 * Creation of a user's plan.
	 */
	SIGN_PLANS {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			PlanRules.checkUser(mode, body);
			NotifyUrl.check(body.path("notify_url"), "/notify_url");
			JsonRule.distinct("plan_detail_no").check(body.path("sign_plan_detail"), "/sign_plan_detail");
			JsonRule.distinct("merchant_plan_detail_no").check(body.path("sign_plan_detail"), "/sign_plan_detail");
		}

	},

	/**
	 * The end of a user's plan.
	 */
	STOP_SIGN_PLAN,

	/**
	 * Creation of the order of a detail of a user's plan.
	 */
	SIGN_PLAN_ORDER {

		@Override
		void checkMore(Mode mode, ObjectNode body, Instant now) {
			PlanRules.checkUser(mode, body);
			OutOrderNo.check(mode, body.path("out_trade_no").asString(), "body");
			NotifyUrl.check(body.path("notify_url"), "/notify_url");
			MainlandTimes.checkCreation(body);
			if (body.has("attach")) {
				JsonRule.urlEncodedText(256).check(body.get("attach"), "/attach");
			}
		}

	},

	/**
	 * The test of signatures.
	 */
	ECHO;

	private static final Pattern AUTHORIZATION_CODE = Pattern.compile("[0-9A-Za-z_\\-|*]{1,32}");

	private static final JsonRule UNIQUE_DISCOUNTS = (body, pointer) -> {
		if (body.has("post_discounts")) {
			JsonRule.distinct("name").check(body.get("post_discounts"), pointer + "/post_discounts");
		}
	};

	public RequestBody read(Mode mode, byte[] bytes, Instant now) {
		RequestBody body = RequestBody.read(bytes, MainlandSchemas.of(schema(mode)));
		checkMore(mode, body.json(), now);
		return body;
	}

	private String schema(Mode mode) {
		return (mode.name() + " " + name()).toLowerCase(Locale.ROOT);
	}

	void checkMore(Mode mode, ObjectNode body, Instant now) {
	}

	private static void checkPermission(ObjectNode body) {
		checkAuthorizationCode(body.path("authorization_code").asString(), "body");
		if (body.has("notify_url")) {
			NotifyUrl.check(body.get("notify_url"), "/notify_url");
		}
	}

	/**
	 * Check the number of a permission.
	 * @param value the number
	 * @param location where it stands
	 * @return the number
	 */
	public static String checkAuthorizationCode(String value, String location) {
		if (!AUTHORIZATION_CODE.matcher(value).matches()) {
			throw Refusal.paramError("参数错误", "/authorization_code",
					"must be 1 to 32 of digits, letters, '_', '-', '|' and '*'", location);
		}
		return value;
	}

	private static void checkUser(JsonNode body) {
		boolean hasUser = body.has("openid") || body.has("sub_openid");
		if (CreateRequest.needsUserConfirm(body)) {
			if (hasUser) {
				throw Refusal.bodyError(body.has("openid") ? "/openid" : "/sub_openid",
						"is for orders with need_user_confirm=false only");
			}
			return;
		}
		CreateRequest.checkUser(body, "");
	}

}
