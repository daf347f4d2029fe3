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

package io.github.payscore.client;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;
import io.github.payscore.signature.UnusableKeyException;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a client whose platform key is the merchant's own.
 *
 * @author PayScore for Spring Boot contributors
 */
class OwnPlatformKeyTests {

	@Test
	void buildWhenPlatformKeyIsOwnOfMerchantThenFails() {
		MerchantCredentials credentials = MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL,
				TestKeys.merchantPrivateKey());
		PlatformKey own = PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID, TestKeys.merchantPublicKey());
		WeChatPayClientBuilder builder = WeChatPayClient.builder(credentials, PlatformKeys.of(List.of(own)));
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(builder::build)
			.withMessage("The platform key %s is the merchant's own key and not WeChat Pay's.", TestKeys.PUBLIC_KEY_ID);
	}

}
