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

package io.github.payscore.test.state;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Refusal;

/**
 * Whose order a call says that it means. What is {@code null} was not said and need not
 * be.
 *
 * @param serviceId the service id
 * @param subMchid the sub-merchant's number
 * @param appid the appid
 * @param location where the call says so
 * @author PayScore for Spring Boot contributors
 */
public record Claim(@Nullable String serviceId, @Nullable String subMchid, @Nullable String appid, String location) {

	void check(Order order) {
		if (this.subMchid != null && !this.subMchid.equals(order.subMchid())) {
			throw Refusal.of(403, "NO_AUTH", "商户信息不合法", "/sub_mchid", "is not the order's sub-merchant", this.location);
		}
		if (this.appid != null && !this.appid.equals(order.appid())) {
			throw Refusal.of(403, "NO_AUTH", "商户信息不合法", "/appid", "is not the order's appid", this.location);
		}
		if (this.serviceId != null && !this.serviceId.equals(order.serviceId())) {
			throw Refusal.paramError("参数错误", "/service_id", "is not the order's service id", this.location);
		}
	}

}
