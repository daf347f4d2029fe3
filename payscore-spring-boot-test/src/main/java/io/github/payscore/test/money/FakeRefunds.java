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

import java.util.List;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.state.RefundStatus;

/**
 * The refunds of {@link FakeWeChatPay}, and what becomes of them. A refund that the
 * merchant asks for is {@code PROCESSING}; what the bank does is a method here. Each end
 * is notified at the {@code notify_url} of the refund, at most 15 times;
 * {@link FakeWeChatPay#awaitNotification} finds that by the number of the refund.
 * Thread-safe.
 * <p>
 * Sources: WeChat Pay's documentation, pages 4012587971 and 4012587976.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeRefunds {

	private final Platform platform;

	/**
	 * For FakeWeChatPay only.
	 * @param platform the platform's side
	 */
	public FakeRefunds(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Return a refund as it is now.
	 * @param outRefundNo the merchant's number of the refund
	 * @return the refund
	 * @throws IllegalArgumentException if there is no such refund
	 */
	public FakeRefund get(String outRefundNo) {
		return FakeRefund.of(this.platform.refunds().known(outRefundNo));
	}

	/**
	 * Return all refunds as they are now, oldest first.
	 * @return an immutable list
	 */
	public List<FakeRefund> all() {
		return this.platform.refunds().all().stream().map(FakeRefund::of).toList();
	}

	/**
	 * Let the user have the money. The merchant is notified by {@code REFUND.SUCCESS}.
	 * @param outRefundNo the merchant's number of the refund
	 * @return the refund
	 * @throws IllegalArgumentException if there is no such refund
	 * @throws IllegalStateException if it has ended already
	 */
	public FakeRefund finish(String outRefundNo) {
		return end(outRefundNo, RefundStatus.SUCCESS);
	}

	/**
	 * Let the bank refuse the money. The merchant is notified by {@code REFUND.ABNORMAL};
	 * the refund can be finished or closed afterwards.
	 * @param outRefundNo the merchant's number of the refund
	 * @return the refund
	 * @throws IllegalArgumentException if there is no such refund
	 * @throws IllegalStateException if it has ended already
	 */
	public FakeRefund abnormal(String outRefundNo) {
		return end(outRefundNo, RefundStatus.ABNORMAL);
	}

	/**
	 * Close the refund: the money stays with the merchant, and may be refunded again. The
	 * merchant is notified by {@code REFUND.CLOSED}.
	 * @param outRefundNo the merchant's number of the refund
	 * @return the refund
	 * @throws IllegalArgumentException if there is no such refund
	 * @throws IllegalStateException if it has ended already
	 */
	public FakeRefund close(String outRefundNo) {
		return end(outRefundNo, RefundStatus.CLOSED);
	}

	private FakeRefund end(String outRefundNo, RefundStatus status) {
		return FakeRefund.of(this.platform.endRefund(outRefundNo, status));
	}

}
