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

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The refunds of one platform. Neither the minute between two refunds of a transaction
 * nor the year in which they are possible is checked: tests have no time for the first,
 * and orders that they put in are older than the second.
 * <p>
 * Sources: WeChat Pay's documentation, pages 4012587971 and 4013138987.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RefundBook {

	private static final int MAX_REFUNDS = 50;

	private final Map<String, Refund> refunds = new LinkedHashMap<>();

	public synchronized Refund create(Mode mode, PaidOrder payment, RequestBody request, Instant now) {
		Refund existing = this.refunds.get(request.text("out_refund_no"));
		if (existing != null) {
			return repeated(existing, request);
		}
		checkAmount(payment, request);
		Refund created = new Refund(mode, payment, request, now);
		this.refunds.put(created.outRefundNo(), created);
		return created;
	}

	private static Refund repeated(Refund existing, RequestBody request) {
		if (!existing.isRepeatedBy(request)) {
			throw invalid("退款单号已存在且参数不一致", "/out_refund_no",
					"is the number of another refund: it was sent with other parameters");
		}
		return existing;
	}

	private void checkAmount(PaidOrder payment, RequestBody request) {
		if (request.json().at("/amount/total").asLong() != payment.amount()) {
			throw invalid("订单金额不一致", "/amount/total", "must be the %d that were paid".formatted(payment.amount()));
		}
		if (!request.json().at("/amount/currency").asString().equals(payment.currency())) {
			throw invalid("币种不一致", "/amount/currency", "is not the currency of the payment");
		}
		List<Refund> earlier = all().stream()
			.filter((refund) -> refund.payment().transactionId().equals(payment.transactionId()))
			.toList();
		if (earlier.size() >= MAX_REFUNDS) {
			throw invalid("部分退款次数超过限制", "/transaction_id", "has %d refunds already".formatted(MAX_REFUNDS));
		}
		long refunded = earlier.stream()
			.filter((refund) -> refund.status() != RefundStatus.CLOSED)
			.mapToLong(Refund::amount)
			.sum();
		if (request.json().at("/amount/refund").asLong() > payment.amount() - refunded) {
			throw invalid("退款金额大于可退金额", "/amount/refund",
					"must not be more than the %d that are left".formatted(payment.amount() - refunded));
		}
	}

	private static Refusal invalid(String message, String pointer, String issue) {
		return Refusal.of(400, "INVALID_REQUEST", message, pointer, issue, "body");
	}

	public synchronized Refund find(String outRefundNo) {
		Refund refund = this.refunds.get(outRefundNo);
		if (refund == null) {
			throw Refusal.of(404, "RESOURCE_NOT_EXISTS", "退款单查询失败", "/out_refund_no", "is no refund of this merchant",
					"path");
		}
		return refund;
	}

	public synchronized Refund known(String outRefundNo) {
		@Nullable Refund refund = this.refunds.get(outRefundNo);
		if (refund == null) {
			throw new IllegalArgumentException("No refund '%s': the merchant has to ask for it".formatted(outRefundNo));
		}
		return refund;
	}

	public synchronized List<Refund> all() {
		return List.copyOf(this.refunds.values());
	}

	public synchronized void clear() {
		this.refunds.clear();
	}

}
