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
import io.github.payscore.test.state.SignPlan;

/**
 * What users do with the plans that the merchant of a {@link FakeWeChatPay} created for
 * them. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#signPlans()
 */
public final class FakeSignPlans {

	private final Platform platform;

	/**
	 * For FakeWeChatPay only.
	 * @param platform the platform's side
	 */
	public FakeSignPlans(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Let the user sign a plan. The merchant is notified by
	 * {@code PAYSCORE.USER_SIGN_PLAN} at the {@code notify_url} of its creation;
	 * {@link FakeWeChatPay#awaitNotification} finds that by the number of the plan.
	 * @param merchantSignPlanNo the merchant's {@code merchant_sign_plan_no}
	 * @throws IllegalArgumentException if there is no such plan
	 * @throws IllegalStateException if the plan was signed or cancelled already
	 */
	public void sign(String merchantSignPlanNo) {
		this.platform.signPlan(merchantSignPlanNo);
	}

	/**
	 * Let the user cancel a signed plan. The merchant is notified by
	 * {@code PAYSCORE.USER_CANCEL_SIGN_PLAN}.
	 * @param merchantSignPlanNo the merchant's {@code merchant_sign_plan_no}
	 * @throws IllegalArgumentException if there is no such plan
	 * @throws IllegalStateException if the plan is not signed
	 */
	public void cancel(String merchantSignPlanNo) {
		this.platform.cancelPlan(merchantSignPlanNo);
	}

	/**
	 * Return the state of a plan.
	 * @param merchantSignPlanNo the merchant's {@code merchant_sign_plan_no}
	 * @return the {@code sign_state}, such as {@code SIGNED}
	 * @throws IllegalArgumentException if there is no such plan
	 */
	public String state(String merchantSignPlanNo) {
		SignPlan signPlan = this.platform.plans().known(merchantSignPlanNo);
		return signPlan.json().path("sign_state").asString();
	}

}
