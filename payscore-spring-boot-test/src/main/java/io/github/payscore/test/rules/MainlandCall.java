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
			if (body.has("notify_url")) {
				NotifyUrl.check(body.get("notify_url"), "/notify_url");
			}
		}

	};

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
