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
import io.github.payscore.test.state.BillFault;
import io.github.payscore.test.state.BillShelf;

/**
 * What is wrong with the bills of {@link FakeWeChatPay}. A bill is made of the orders and
 * refunds of its day when it is asked for, that of today included, although WeChat Pay
 * makes it on the next day. Each method here plans what is wrong with the next bill that
 * is asked for, or the first one after those planned already. Thread-safe.
 * <p>
 * Sources: WeChat Pay's documentation, pages 4013071227, 4013071238 and 4013071246.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeBills {

	private final BillShelf bills;

	/**
	 * For FakeWeChatPay only.
	 * @param bills the platform's side
	 */
	public FakeBills(BillShelf bills) {
		this.bills = bills;
	}

	/**
	 * Refuse the next bill, because it is not made yet: {@code STATEMENT_CREATING}.
	 */
	public void creatingNext() {
		this.bills.plan(BillFault.CREATING);
	}

	/**
	 * Name another hash than that of the next bill, so that each of its downloads is
	 * wrong.
	 */
	public void wrongHashNext() {
		this.bills.plan(BillFault.WRONG_HASH);
	}

	/**
	 * Break each download of the next bill off in its middle.
	 */
	public void cutOffNext() {
		this.bills.plan(BillFault.CUT_OFF);
	}

	/**
	 * Let the address of the next bill expire before it is used. A statement of an
	 * oversea partner has no address, and is as it should be.
	 */
	public void expireNext() {
		this.bills.plan(BillFault.EXPIRED);
	}

}
