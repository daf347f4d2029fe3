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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.payscore.test.rules.Refusal;

/**
 * The bills of one platform, made of its orders and refunds when they are asked for.
 * Thread-safe.
 * <p>
 * Sources: WeChat Pay's documentation, pages 4013071227 and 4013071238.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class BillShelf {

	private static final Duration LIFE = Duration.ofMinutes(5);

	private final OrderBook orders;

	private final RefundBook refunds;

	private final Deque<BillFault> plan = new ArrayDeque<>();

	private final Map<String, Bill> bills = new HashMap<>();

	public BillShelf(OrderBook orders, RefundBook refunds) {
		this.orders = orders;
		this.refunds = refunds;
	}

	public synchronized void plan(BillFault fault) {
		this.plan.add(fault);
	}

	public synchronized Bill make(LocalDate day, String type, String mchid, Instant now) {
		TradeBillText text = text(day, type, mchid);
		if (text.isEmpty()) {
			throw Refusal.of(400, "NO_STATEMENT_EXIST", "账单文件不存在", "/bill_date",
					"is a day without such payments and refunds", "query");
		}
		BillFault planned = this.plan.poll();
		if (planned == BillFault.CREATING) {
			throw Refusal.withoutDetail(400, "STATEMENT_CREATING", "账单生成中");
		}
		Bill bill = new Bill(text.text(type).getBytes(StandardCharsets.UTF_8),
				(planned != null) ? planned : BillFault.NONE, now.plus(LIFE));
		this.bills.put(bill.token(), bill);
		return bill;
	}

	private TradeBillText text(LocalDate day, String type, String mchid) {
		TradeBillText text = new TradeBillText(mchid);
		List<PaidOrder> payments = this.orders.paid();
		if (!"REFUND".equals(type)) {
			payments.stream().filter((payment) -> TradeBillText.isOf(day, payment)).forEach(text::addPayment);
		}
		if (!"SUCCESS".equals(type)) {
			this.refunds.all().stream().filter((refund) -> TradeBillText.isOf(day, refund)).forEach(text::addRefund);
		}
		return text;
	}

	public synchronized Bill find(String token, Instant now) {
		Bill bill = this.bills.get(token);
		if (bill == null || bill.isExpired(now)) {
			throw Refusal.of(400, "INVALID_REQUEST", "参数错误", "/token",
					(bill != null) ? "has expired: ask for the bill again" : "is the token of no bill", "query");
		}
		return bill;
	}

	public synchronized void clear() {
		this.plan.clear();
		this.bills.clear();
	}

}
