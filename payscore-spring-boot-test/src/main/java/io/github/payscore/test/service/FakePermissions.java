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

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.platform.Merchant;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.state.Permission;
import io.github.payscore.test.state.ServiceQuotas;

/**
 * What users permit the merchant of a {@link FakeWeChatPay}: without a permission no
 * order is created that the user need not confirm. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#permissions()
 */
public final class FakePermissions {

	private final Platform platform;

	/**
	 * For FakeWeChatPay only.
	 * @param platform the platform's side
	 */
	public FakePermissions(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Let a user give a permission on the page that the merchant's application opened.
	 * The merchant is notified by {@code PAYSCORE.USER_OPEN_SERVICE}.
	 * @param authorizationCode the merchant's {@code authorization_code}
	 * @param openid the user; of a sub-merchant with an appid its {@code sub_openid}
	 * @return the permission
	 * @throws IllegalArgumentException if there is no such application
	 * @throws IllegalStateException if the permission is given, or another user's
	 */
	public FakePermission open(String authorizationCode, String openid) {
		return FakePermission.of(this.platform.openService(authorizationCode, openid));
	}

	/**
	 * Put in a permission that a user gave before: for tests of orders. Nobody is
	 * notified.
	 * @param serviceId a service of
	 * {@link FakeWeChatPay.Builder#serviceIdWithoutUserConfirm}
	 * @param openid the user, as the creation of the order names them
	 * @return the permission, whose number the fake chooses
	 */
	public FakePermission give(String serviceId, String openid) {
		Merchant merchant = this.platform.merchant();
		ObjectNode fields = Json.object()
			.put("service_id", serviceId)
			.put("appid", merchant.appid())
			.put("authorization_code", RandomText.alphanumeric(32));
		if (merchant.mode().isPartner()) {
			fields.put("sub_mchid", merchant.subMchid());
		}
		Permission permission = Permission.given(fields, openid, this.platform.now());
		this.platform.permissions().put(permission);
		return FakePermission.of(permission);
	}

	/**
	 * Return a permission as it is now.
	 * @param authorizationCode the merchant's {@code authorization_code}
	 * @return the permission
	 * @throws IllegalArgumentException if the merchant did not apply for it
	 */
	public FakePermission get(String authorizationCode) {
		return FakePermission.of(this.platform.permissions().known(authorizationCode));
	}

	/**
	 * Return all permissions as they are now, those that were only applied for included,
	 * oldest first.
	 * @return an immutable list
	 */
	public List<FakePermission> all() {
		return this.platform.permissions().all().stream().map(FakePermission::of).toList();
	}

	/**
	 * Set the risk level that all users are assessed with from now on; 1 before.
	 * @param riskLevel 1 to 3
	 * @throws IllegalArgumentException if there is no such level
	 */
	public void riskLevel(int riskLevel) {
		if (riskLevel < 1 || riskLevel > ServiceQuotas.levels()) {
			throw new IllegalArgumentException("'riskLevel' must be 1 to %d".formatted(ServiceQuotas.levels()));
		}
		this.platform.setRiskLevel(riskLevel);
	}

}
