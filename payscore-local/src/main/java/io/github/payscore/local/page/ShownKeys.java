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

package io.github.payscore.local.page;

import java.util.List;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeCertificate;
import io.github.payscore.test.FakeMode;

/**
 * The keys of a merchant, as far as they may be seen.
 *
 * @param merchant the name of the merchant
 * @param mchid the merchant number
 * @param mode what the merchant is
 * @param merchantSerial the serial number of the merchant's certificate
 * @param publicKeyId the id of WeChat Pay's public key
 * @param certificates the listed certificates of WeChat Pay
 * @param signingSerial which of WeChat Pay's keys signs
 * @author PayScore for Spring Boot contributors
 */
record ShownKeys(String merchant, String mchid, FakeMode mode, String merchantSerial, String publicKeyId,
		List<FakeCertificate> certificates, String signingSerial) {

	static ShownKeys of(LocalMerchant merchant) {
		return new ShownKeys(merchant.name(), merchant.mchid(), merchant.mode(), merchant.fake().merchantSerial(),
				merchant.fake().platformPublicKeyId(), merchant.fake().certificates(), merchant.fake().signingSerial());
	}

}
