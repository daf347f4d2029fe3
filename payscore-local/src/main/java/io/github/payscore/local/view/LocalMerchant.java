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

package io.github.payscore.local.view;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

/**
 * A merchant of the local WeChat Pay.
 *
 * @param name its name, for example {@code oversea}
 * @param fake its view of the fake: its orders, keys and notifications
 * @author PayScore for Spring Boot contributors
 */
public record LocalMerchant(String name, FakeWeChatPay fake) {

	public String mchid() {
		return this.fake.mchid();
	}

	public FakeMode mode() {
		return this.fake.mode();
	}

	/**
	 * Return one of the properties that point an application at this merchant.
	 * @param name the name behind {@code wechatpay.}, for example
	 * {@code payscore.service-id}
	 * @return the value, or {@code null} if merchants of this mode have none
	 */
	public @Nullable String property(String name) {
		return this.fake.properties().get("wechatpay." + name);
	}

}
