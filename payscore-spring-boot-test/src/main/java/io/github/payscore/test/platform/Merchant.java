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

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.CreateRequest;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The merchant that the platform knows, with its sub-merchants if it is a partner, and
 * its services.
 *
 * @param mode what it is
 * @param mchid its merchant number
 * @param applications its appids with their services, at least one
 * @param subMerchants its sub-merchants, at least one
 * @author PayScore for Spring Boot contributors
 */
public record Merchant(Mode mode, String mchid, List<Application> applications, List<SubMerchant> subMerchants) {

	/**
	 * Return the first appid, which orders have unless they say otherwise.
	 * @return the appid
	 */
	public String appid() {
		return this.applications.get(0).appid();
	}

	/**
	 * Return the first service, which orders have unless they say otherwise.
	 * @return the service id
	 */
	public String serviceId() {
		return this.applications.get(0).serviceId();
	}

	/**
	 * Return the first sub-merchant, which orders have unless they say otherwise.
	 * @return the sub-merchant's number
	 */
	public String subMchid() {
		return this.subMerchants.get(0).mchid();
	}

	/**
	 * Return the appid of the first sub-merchant.
	 * @return the appid, or {@code null} if it has none
	 */
	public @Nullable String subAppid() {
		return this.subMerchants.get(0).appid();
	}

	/**
	 * Return the appid of a sub-merchant.
	 * @param subMchid the sub-merchant's number
	 * @return the appid, or {@code null} if it has none or is none of this merchant's
	 */
	public @Nullable String subAppid(@Nullable String subMchid) {
		for (SubMerchant subMerchant : this.subMerchants) {
			if (subMerchant.mchid().equals(subMchid)) {
				return subMerchant.appid();
			}
		}
		return null;
	}

	/**
	 * Return this merchant with what it has under another name, too.
	 * @param other the merchant under the other name
	 * @return the merchant
	 */
	public Merchant and(Merchant other) {
		return new Merchant(this.mode, this.mchid,
				Stream.concat(this.applications.stream(), other.applications.stream()).toList(),
				Stream.concat(this.subMerchants.stream(), other.subMerchants.stream()).toList());
	}

	public void checkCreation(RequestBody creation) {
		checkSubMchid(creation.text("sub_mchid"));
		String service = creation.text("service_id");
		if (this.applications.stream().noneMatch((it) -> it.serviceId().equals(service))) {
			throw Refusal.bodyError("/service_id", "is no service of this partner");
		}
	}

	public void checkMainlandCreation(RequestBody creation) {
		checkIdentity(creation);
		boolean unconfirmed = checkService(creation);
		if (!CreateRequest.needsUserConfirm(creation.json()) && !unconfirmed) {
			throw noAuth("/need_user_confirm",
					"must be true: the service has no permission for orders that users need not confirm; "
							+ "in a test, start the fake with serviceIdWithoutUserConfirm");
		}
	}

	public void checkMainlandPermission(RequestBody application) {
		checkIdentity(application);
		if (!checkService(application)) {
			throw noAuth("/service_id", "is no service with permissions of users; "
					+ "in a test, start the fake with serviceIdWithoutUserConfirm");
		}
	}

	/**
	 * Check who a request about a permission says that it is of.
	 * @param body the request
	 */
	public void checkOwn(RequestBody body) {
		for (String field : List.of("appid", "service_id", "sub_mchid", "sub_appid")) {
			if (body.has(field)) {
				checkOwn(field, body.text(field), "body");
			}
		}
	}

	/**
	 * Check one of the numbers that name whose a permission is.
	 * @param field the name of the field
	 * @param value its value
	 * @param location where it stands
	 */
	public void checkOwn(String field, String value, String location) {
		boolean isOwn = switch (field) {
			case "service_id" -> this.applications.stream().anyMatch((it) -> it.hasService(value));
			case "appid" -> this.applications.stream().anyMatch((it) -> it.appid().equals(value));
			case "sub_mchid" -> this.subMerchants.stream().anyMatch((it) -> it.mchid().equals(value));
			default -> this.subMerchants.stream().anyMatch((it) -> value.equals(it.appid()));
		};
		if (!isOwn) {
			throw Refusal.of(403, "NO_AUTH", "商户信息不合法", "/" + field, "is not of this merchant", location);
		}
	}

	/**
	 * Check who a request to bind a sub-merchant says that it is of. The sub-merchant may
	 * be any.
	 * @param body the request
	 */
	public void checkApplication(RequestBody body) {
		checkOwn("service_id", body.text("service_id"), "body");
		checkOwn("appid", body.text("appid"), "body");
	}

	/**
	 * Check who a refund says that it is of.
	 * @param refund the request
	 */
	public void checkRefund(RequestBody refund) {
		if (this.mode.isPartner()) {
			checkSubMchid(refund.text("sub_mchid"));
		}
		if (!this.mode.isMainland() && !refund.text("sp_mchid").equals(this.mchid)) {
			throw noAuth("/sp_mchid", "is not the number of this partner");
		}
		if (!this.mode.isMainland()
				&& this.applications.stream().noneMatch((it) -> it.appid().equals(refund.text("sp_appid")))) {
			throw noAuth("/sp_appid", "is not the appid of this partner");
		}
	}

	// Tells whether it is one that users need not confirm.
	private boolean checkService(RequestBody request) {
		String service = request.text("service_id");
		List<Application> having = this.applications.stream().filter((it) -> it.hasService(service)).toList();
		if (having.isEmpty()) {
			throw noAuth("/service_id", "is no service of this merchant");
		}
		String appid = request.text("appid");
		List<Application> allowed = having.stream().filter((it) -> it.appid().equals(appid)).toList();
		if (allowed.isEmpty()) {
			throw noAuth("/service_id", "is a service of this merchant, but not one of the appid");
		}
		return allowed.stream().anyMatch((it) -> it.unconfirmedServiceIds().contains(service));
	}

	private void checkIdentity(RequestBody request) {
		String appid = request.text("appid");
		if (this.applications.stream().noneMatch((it) -> it.appid().equals(appid))) {
			throw noAuth("/appid", "is not the appid of this merchant");
		}
		String subMchid = this.mode.isPartner() ? request.text("sub_mchid") : null;
		if (subMchid != null) {
			checkSubMchid(subMchid);
		}
		if (request.has("sub_appid") && !request.text("sub_appid").equals(subAppid(subMchid))) {
			throw noAuth("/sub_appid",
					"is no appid of the sub-merchant; in a test, start the fake with subAppid to give it one");
		}
	}

	public void checkSubMchid(String named) {
		if (this.subMerchants.stream().noneMatch((it) -> it.mchid().equals(named))) {
			throw noAuth("/sub_mchid", "is no sub-merchant of this partner");
		}
	}

	private static Refusal noAuth(String pointer, String issue) {
		return Refusal.of(403, "NO_AUTH", "商户信息不合法", pointer, issue, "body");
	}

	/**
	 * An appid and the services that belong to it.
	 *
	 * @param appid the appid
	 * @param serviceId the service that users confirm
	 * @param unconfirmedServiceIds the services that users need not confirm
	 */
	public record Application(String appid, String serviceId, Set<String> unconfirmedServiceIds) {

		boolean hasService(String service) {
			return this.serviceId.equals(service) || this.unconfirmedServiceIds.contains(service);
		}

	}

	/**
	 * A merchant that a partner acts for.
	 *
	 * @param mchid its number
	 * @param appid its appid, or {@code null} if it has none
	 */
	public record SubMerchant(String mchid, @Nullable String appid) {

	}

	/**
	 * The numbers of a merchant that was given no others. They differ from merchant to
	 * merchant, and look like WeChat Pay's.
	 *
	 * @param index which merchant of its fake, counted from 0
	 */
	public record Defaults(int index) {

		public String mchid() {
			return Long.toString(1230000109L + this.index);
		}

		public String appid() {
			return (this.index == 0) ? "wxd678efh567hg6787" : "wxd678efh567h%05d".formatted(this.index);
		}

		// With room for the services that a test adds
		public String serviceId() {
			return "20020000000005581288513%08d".formatted(61561536 + 1000L * this.index);
		}

		public String subMchid() {
			return Long.toString(1900000109L + this.index);
		}

	}

}
