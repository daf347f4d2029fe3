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

package io.github.payscore.test.platform;

import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The merchant that the platform knows: an oversea partner, with one sub-merchant and one
 * service.
 *
 * @param mchid the partner's merchant number
 * @param serviceId the service id
 * @param subMchid the sub-merchant's number
 * @author PayScore for Spring Boot contributors
 */
public record Merchant(String mchid, String serviceId, String subMchid) {

	void checkCreation(RequestBody creation) {
		if (!creation.text("sub_mchid").equals(this.subMchid)) {
			throw Refusal.of(403, "NO_AUTH", "商户信息不合法", "/sub_mchid", "is no sub-merchant of this partner", "body");
		}
		if (!creation.text("service_id").equals(this.serviceId)) {
			throw Refusal.bodyError("/service_id", "is no service of this partner");
		}
	}

}
