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
import io.github.payscore.test.platform.Platform;

/**
 * The money of the users of {@link FakeWeChatPay}, of which they have enough at first.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#wallet()
 */
public final class FakeWallet {

	private final Platform platform;

	/**
	 * For FakeWeChatPay only.
	 * @param platform the platform's side
	 */
	public FakeWallet(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Let the users be out of money from now on: {@link FakeWeChatPay#pay} fails, and
	 * completed orders stay in {@code USER_PAYING}, as when a deduction fails.
	 */
	public void empty() {
		this.platform.setOutOfMoney(true);
	}

	/**
	 * Let the users have money again.
	 */
	public void fill() {
		this.platform.setOutOfMoney(false);
	}

	/**
	 * Return whether the users are out of money.
	 * @return {@code true} after {@link #empty()}
	 */
	public boolean isEmpty() {
		return this.platform.isOutOfMoney();
	}

}
