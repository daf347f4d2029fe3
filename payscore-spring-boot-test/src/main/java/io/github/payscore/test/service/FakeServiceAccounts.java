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

package io.github.payscore.test.service;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.platform.Platform;

/**
 * The applications of a partner to bind sub-merchants to its service. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#serviceAccounts()
 */
public final class FakeServiceAccounts {

	private final Platform platform;

	/**
	 * For FakeWeChatPay only.
	 * @param platform the platform's side
	 */
	public FakeServiceAccounts(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Let WeChat Pay bind the sub-merchant. The partner is notified by
	 * {@code PAYSCORE.BIND_SERVICE_ACCOUNT}, if it gave an address.
	 * @param outApplyNo the partner's {@code out_apply_no}
	 * @throws IllegalArgumentException if there is no such application
	 * @throws IllegalStateException if it is decided already
	 */
	public void approve(String outApplyNo) {
		this.platform.decide(outApplyNo, null);
	}

	/**
	 * Let WeChat Pay reject the application. The partner is notified by
	 * {@code PAYSCORE.BIND_SERVICE_ACCOUNT}, if it gave an address.
	 * @param outApplyNo the partner's {@code out_apply_no}
	 * @param reason the {@code reject_reason}
	 * @throws IllegalArgumentException if there is no such application
	 * @throws IllegalStateException if it is decided already
	 */
	public void reject(String outApplyNo, String reason) {
		this.platform.decide(outApplyNo, reason);
	}

}
