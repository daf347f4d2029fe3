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

package io.github.payscore.test;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.platform.Merchant;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.NotifyUrl;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.OrderTerms;

/**
 * What an order shall look like that a test puts into {@link FakeWeChatPay}. Not
 * thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#seedOrder(String, java.util.function.Consumer)
 */
public final class OrderSeed {

	private static final String CREATION = """
			{
			  "appid": "wxd678efh567hg6787",
			  "service_introduction": "某某酒店",
			  "post_payments": [{"name": "就餐费用", "amount": 40000, "description": "就餐人均100元", "count": 4}],
			  "risk_fund": {"name": "DEPOSIT", "amount": 10000, "description": "就餐的预估费用"},
			  "time_range": {"start_time": "2019-11-11T16:24:05+08:00", "start_time_remark": "备注1"},
			  "location": {"start_location": "嗨客时尚主题展餐厅"},
			  "attach": "attach",
			  "notify_url": "https://merchant.example/payscore/notify",
			  "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
			}
			""";

	private static final String MAINLAND_TIMES = """
			{"start_time": "20191111162405", "end_time": "20191111182405", "start_time_remark": "备注1"}
			""";

	private final Merchant merchant;

	private final String outOrderNo;

	private String serviceId;

	private @Nullable String subMchid;

	private String currency;

	private FakeOrderState state = FakeOrderState.USER_CONFIRM;

	private long totalAmount = 50000;

	private @Nullable String notifyUrl;

	OrderSeed(String outOrderNo, Merchant merchant) {
		this.merchant = merchant;
		this.outOrderNo = outOrderNo;
		this.serviceId = merchant.serviceId();
		this.subMchid = merchant.mode().isPartner() ? merchant.subMchid() : null;
		this.currency = merchant.mode().isMainland() ? OrderTerms.MAINLAND_CURRENCY : "HKD";
	}

	/**
	 * Set the service id, by default the fake's.
	 * @param serviceId the service id
	 * @return this seed
	 */
	public OrderSeed serviceId(String serviceId) {
		this.serviceId = serviceId;
		return this;
	}

	/**
	 * Set the sub-merchant's number, by default the fake's.
	 * @param subMchid the sub-merchant's number
	 * @return this seed
	 * @throws IllegalStateException if the merchant is no partner
	 */
	public OrderSeed subMchid(String subMchid) {
		if (!this.merchant.mode().isPartner()) {
			throw new IllegalStateException("A direct merchant has no sub-merchants");
		}
		this.subMchid = subMchid;
		return this;
	}

	/**
	 * Set the currency, by default {@code HKD}; orders of the mainland have none.
	 * @param currency the three-letter currency code
	 * @return this seed
	 * @throws IllegalStateException if the merchant is one of the mainland
	 */
	public OrderSeed currency(String currency) {
		if (this.merchant.mode().isMainland()) {
			throw new IllegalStateException("Orders of the mainland have no currency: it is always CNY");
		}
		this.currency = currency;
		return this;
	}

	/**
	 * Set the state, by default {@link FakeOrderState#USER_CONFIRM}.
	 * @param state the state
	 * @return this seed
	 */
	public OrderSeed state(FakeOrderState state) {
		this.state = state;
		return this;
	}

	/**
	 * Set the amount of an order seeded as completed or paid, by default 50000.
	 * @param totalAmount the amount in the minor unit of the currency, at least 0
	 * @return this seed
	 */
	public OrderSeed totalAmount(long totalAmount) {
		this.totalAmount = totalAmount;
		return this;
	}

	/**
	 * Set the address for notifications. By default nothing is sent.
	 * @param notifyUrl an absolute URL of a loopback host, without a query string, at
	 * most 255 characters
	 * @return this seed
	 */
	public OrderSeed notifyUrl(String notifyUrl) {
		String problem = NotifyUrl.problem(notifyUrl);
		if (problem != null) {
			throw new IllegalArgumentException("'notifyUrl' " + problem);
		}
		this.notifyUrl = notifyUrl;
		return this;
	}

	Order toOrder(Instant now) {
		boolean mainland = this.merchant.mode().isMainland();
		OrderTerms terms = new OrderTerms(this.merchant.mode(), this.outOrderNo, this.serviceId, this.subMchid,
				this.currency, mainland ? this.merchant.appid() : null, this.notifyUrl, fields(mainland));
		return Order.seeded(terms, this.state.phase(), this.totalAmount, now);
	}

	private ObjectNode fields(boolean mainland) {
		ObjectNode fields = Json.readObject(CREATION);
		if (this.notifyUrl != null) {
			fields.put("notify_url", this.notifyUrl);
		}
		if (mainland) {
			fields.put("appid", this.merchant.appid());
			fields.set("time_range", Json.readObject(MAINLAND_TIMES));
			String subAppid = this.merchant.subAppid(this.subMchid);
			if (subAppid != null) {
				fields.put("sub_appid", subAppid);
				fields.set("sub_openid", fields.remove("openid"));
			}
		}
		return fields;
	}

}
