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

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * What an order was created with.
 *
 * @param mode what the merchant is
 * @param outOrderNo the merchant's order number
 * @param serviceId the service id
 * @param subMchid the sub-merchant's number, or {@code null} for a direct merchant
 * @param currency the currency
 * @param appid the appid that later calls may name, or {@code null} if any will do
 * @param notifyUrl the address for notifications, or {@code null} for none
 * @param fields the other fields, as queries answer them; not to be changed
 * @author PayScore for Spring Boot contributors
 */
public record OrderTerms(Mode mode, String outOrderNo, String serviceId, @Nullable String subMchid, String currency,
		@Nullable String appid, @Nullable String notifyUrl, ObjectNode fields) {

	/**
	 * The currency of the mainland.
	 */
	public static final String MAINLAND_CURRENCY = "CNY";

	private static final List<String> FIELDS = List.of("appid", "sub_appid", "service_introduction", "post_payments",
			"post_discounts", "risk_fund", "time_range", "location", "attach", "notify_url", "openid", "sub_openid");

	static OrderTerms of(Mode mode, RequestBody creation) {
		// The sub-merchant's appid takes the place of the partner's in later calls.
		String appid = creation.text(creation.has("sub_appid") ? "sub_appid" : "appid");
		return new OrderTerms(mode, creation.text("out_order_no"), creation.text("service_id"),
				mode.isPartner() ? creation.text("sub_mchid") : null,
				mode.isMainland() ? MAINLAND_CURRENCY : creation.text("currency"), appid, creation.text("notify_url"),
				creation.json().deepCopy().retain(FIELDS));
	}

	static OrderTerms of(Mode mode, String outOrderNo, String serviceId, ObjectNode request) {
		String appid = request.path(request.has("sub_appid") ? "sub_appid" : "appid").asString();
		return new OrderTerms(mode, outOrderNo, serviceId,
				mode.isPartner() ? request.path("sub_mchid").asString() : null, MAINLAND_CURRENCY, appid,
				request.path("notify_url").asString(), request.deepCopy().retain(FIELDS));
	}

	boolean isMainland() {
		return this.mode.isMainland();
	}

	void checkEnd(RequestBody completion) {
		if (!this.fields.at("/time_range").has("end_time") && !completion.json().at("/time_range").has("end_time")) {
			throw Refusal.bodyError("/time_range/end_time", "is required, because the creation has none");
		}
	}

	void check(RequestBody request) {
		if (request.has("currency") && !request.text("currency").equals(this.currency)) {
			throw Refusal.bodyError("/currency", "is not the order's currency");
		}
		if (request.has("appid") && this.appid != null && !request.text("appid").equals(this.appid)) {
			throw Refusal.bodyError("/appid",
					"is not the appid of the order: the sub_appid of its creation, or else the appid");
		}
	}

	// A user of a partner is known by the sub-merchant's appid, if there is one.
	void nameUser(String openid) {
		if (!this.fields.has("openid") && !this.fields.has("sub_openid")) {
			this.fields.put(isUserOfSubMerchant() ? "sub_openid" : "openid", openid);
		}
	}

	private boolean isUserOfSubMerchant() {
		return isMainland() && this.fields.has("sub_appid");
	}

}
