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

package io.github.payscore.merchant;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.payscore.client.FakeMerchant;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

/**
 * Registrations of the merchants of a {@link FakeWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestRegistrations {

	private TestRegistrations() {
	}

	static MerchantRegistration of(FakeWeChatPay merchant) {
		return builder(merchant).build();
	}

	static MerchantRegistrationBuilder builder(FakeWeChatPay merchant) {
		return withoutKeys(merchant).platformKeys(PlatformKeys.of(List.of(FakeMerchant.publicKey(merchant))));
	}

	static MerchantRegistrationBuilder withoutKeys(FakeWeChatPay merchant) {
		return MerchantRegistration.builder(mode(merchant.mode()), FakeMerchant.credentials(merchant))
			.apiV3Key(ApiV3Key.of(merchant.apiV3Key()))
			.baseUrl(merchant.baseUrl())
			.certificatesPath(property(merchant, "certificates.path"))
			.serviceId(property(merchant, "payscore.service-id"))
			.appid(property(merchant, "payscore.appid"))
			.subMchid(property(merchant, "payscore.sub-mchid"));
	}

	private static PayScoreMode mode(FakeMode mode) {
		return PayScoreMode.valueOf(mode.name());
	}

	private static @Nullable String property(FakeWeChatPay merchant, String name) {
		return merchant.properties().get("wechatpay." + name);
	}

}
