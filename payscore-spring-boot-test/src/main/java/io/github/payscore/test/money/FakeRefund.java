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

package io.github.payscore.test.money;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.state.Refund;

/**
 * A refund as {@link FakeWeChatPay} holds it at one moment. Immutable.
 *
 * @param outRefundNo the merchant's number of the refund
 * @param refundId WeChat Pay's number of the refund
 * @param transactionId the transaction that is refunded
 * @param outOrderNo the order that the transaction paid
 * @param amount what is refunded, in the minor unit of the currency
 * @param currency the currency
 * @param status {@code PROCESSING}, {@code SUCCESS}, {@code ABNORMAL} or {@code CLOSED}
 * @param requests how many requests asked for it; only the first had an effect
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#refunds()
 */
public record FakeRefund(String outRefundNo, String refundId, String transactionId, String outOrderNo, long amount,
		String currency, String status, int requests) {

	static FakeRefund of(Refund refund) {
		return refund.view((now) -> new FakeRefund(now.outRefundNo(), now.refundId(), now.payment().transactionId(),
				now.payment().outOrderNo(), now.amount(), now.payment().currency(), now.status().name(),
				now.requests()));
	}

}
