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

package io.github.payscore.test.keys;

/**
 * All keys between a merchant and WeChat Pay.
 *
 * @param material the merchant's own key, and those that WeChat Pay starts with
 * @param certificates the merchant's certificates as they are now
 * @param platform WeChat Pay's keys as they are now
 * @param apiV3Key what certificates and notifications are encrypted with
 * @param apiV2Key what signs the parameters of pages
 * @author PayScore for Spring Boot contributors
 */
public record MerchantKeys(KeyMaterial material, MerchantCertificates certificates, PlatformKeys platform,
		ApiV3Key apiV3Key, ApiV2Key apiV2Key) {

	@Override
	public String toString() {
		return "MerchantKeys[" + this.certificates.serial() + "]";
	}

}
