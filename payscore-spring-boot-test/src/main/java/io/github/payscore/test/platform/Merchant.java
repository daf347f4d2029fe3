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

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.CreateRequest;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The merchant that the platform knows, with one sub-merchant if it is a partner, and its
 * services.
 *
 * @param mode what it is
 * @param mchid its merchant number
 * @param appid its appid
 * @param serviceId the service id
 * @param subMchid the sub-merchant's number
 * @param subAppid the sub-merchant's appid, or {@code null} if it has none
 * @param unconfirmedServiceIds the services that users need not confirm
 * @author PayScore for Spring Boot contributors
 */
public record Merchant(Mode mode, String mchid, String appid, String serviceId, String subMchid,
		@Nullable String subAppid, Set<String> unconfirmedServiceIds) {

	/**
	 * The appid unless a test sets another one.
	 */
	public static final String APPID = "wxd678efh567hg6787";

	void checkCreation(RequestBody creation) {
		if (!creation.text("sub_mchid").equals(this.subMchid)) {
			throw Refusal.of(403, "NO_AUTH", "商户信息不合法", "/sub_mchid", "is no sub-merchant of this partner", "body");
		}
		if (!creation.text("service_id").equals(this.serviceId)) {
			throw Refusal.bodyError("/service_id", "is no service of this partner");
		}
	}

	public void checkMainlandCreation(RequestBody creation) {
		checkIdentity(creation);
		String serviceId = checkService(creation);
		if (!CreateRequest.needsUserConfirm(creation.json()) && !this.unconfirmedServiceIds.contains(serviceId)) {
			throw noAuth("/need_user_confirm",
					"must be true: the service has no permission for orders that users need not confirm; "
							+ "in a test, start the fake with serviceIdWithoutUserConfirm");
		}
	}

	public void checkMainlandPermission(RequestBody application) {
		checkIdentity(application);
		String serviceId = checkService(application);
		if (!this.unconfirmedServiceIds.contains(serviceId)) {
			throw noAuth("/service_id", "is no service with permissions of users; "
					+ "in a test, start the fake with serviceIdWithoutUserConfirm");
		}
	}

	public void checkRefund(RequestBody refund) {
		if (this.mode.isPartner()) {
			checkSubMchid(refund.text("sub_mchid"));
		}
		if (!this.mode.isMainland() && !refund.text("sp_mchid").equals(this.mchid)) {
			throw noAuth("/sp_mchid", "is not the number of this partner");
		}
		if (!this.mode.isMainland() && !refund.text("sp_appid").equals(this.appid)) {
			throw noAuth("/sp_appid", "is not the appid of this partner");
		}
	}

	public void checkSubMchid(String named) {
		if (!named.equals(this.subMchid)) {
			throw noAuth("/sub_mchid", "is no sub-merchant of this partner");
		}
	}

	private String checkService(RequestBody request) {
		String service = request.text("service_id");
		if (!service.equals(this.serviceId) && !this.unconfirmedServiceIds.contains(service)) {
			throw noAuth("/service_id", "is no service of this merchant");
		}
		return service;
	}

	private void checkIdentity(RequestBody request) {
		if (!request.text("appid").equals(this.appid)) {
			throw noAuth("/appid", "is not the appid of this merchant");
		}
		if (this.mode.isPartner() && !request.text("sub_mchid").equals(this.subMchid)) {
			throw noAuth("/sub_mchid", "is no sub-merchant of this partner");
		}
		if (request.has("sub_appid") && !request.text("sub_appid").equals(this.subAppid)) {
			throw noAuth("/sub_appid",
					"is no appid of the sub-merchant; in a test, start the fake with subAppid to give it one");
		}
	}

	private static Refusal noAuth(String pointer, String issue) {
		return Refusal.of(403, "NO_AUTH", "商户信息不合法", pointer, issue, "body");
	}

}
