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

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.payscore.test.keys.ApiV2Key;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.Permission;
import io.github.payscore.test.state.Phase;

/**
 * The pages of WeChat that a merchant can open, and what WeChat wants to be told.
 * <p>
 * Source: WeChat Pay's documentation, pages 4012587945, 4012587983, 4012677913 and
 * 4014096508; the numbers of errors are from WeChat Pay's own answers in its community
 * (0004060fa7c65855d698166145b808).
 *
 * @author PayScore for Spring Boot contributors
 */
public enum LaunchPage {

	/**
	 * The user confirms an order.
	 */
	CONFIRM("wxpayScoreUse") {

		@Override
		String check(Map<String, String> parameters, Platform platform, ApiV2Key key) {
			if (platform.merchant().mode().isMainland()) {
				checkNames(parameters, Set.of("package"));
			}
			else {
				checkSigned(parameters, Set.of("package"), platform, key);
			}
			String confirmationPackage = parameters.getOrDefault("package", "");
			if (confirmationPackage.isEmpty()) {
				throw LaunchRefusal.of("4185", "package is missing");
			}
			Order order = platform.orders().byPackage(confirmationPackage);
			if (order == null || isOld(order.created(), platform)) {
				throw LaunchRefusal.of("4186", "package is not one of the last hour");
			}
			if (order.phase() != Phase.CREATED) {
				throw LaunchRefusal.of("4190", "the order of the package is not waiting for the user's confirmation");
			}
			return order.outOrderNo();
		}

	},

	/**
	 * The user sees an order.
	 */
	DETAIL("wxpayScoreDetail") {

		@Override
		String check(Map<String, String> parameters, Platform platform, ApiV2Key key) {
			checkSigned(parameters, Set.of("service_id", "out_order_no"), platform, key);
			Order order = platform.orders().any(required(parameters, "out_order_no"));
			if (order == null || !order.serviceId().equals(required(parameters, "service_id"))) {
				throw LaunchRefusal.of("3961", "service_id and out_order_no name no order");
			}
			return order.outOrderNo();
		}

	},

	/**
	 * The user gives the permission for a service.
	 */
	PERMISSION("wxpayScoreEnable") {

		@Override
		String check(Map<String, String> parameters, Platform platform, ApiV2Key key) {
			Mode mode = platform.merchant().mode();
			if (!mode.isMainland()) {
				throw LaunchRefusal.withoutCode("businessType wxpayScoreEnable is for the mainland only");
			}
			checkNames(parameters,
					mode.isPartner() ? Set.of("apply_permissions_token", "scene") : Set.of("apply_permissions_token"));
			if (parameters.containsKey("scene") && !"ORDER".equals(parameters.get("scene"))) {
				throw LaunchRefusal.withoutCode("scene must be ORDER");
			}
			Permission permission = platform.permissions().byToken(required(parameters, "apply_permissions_token"));
			if (permission == null || isOld(permission.applied(), platform)) {
				throw LaunchRefusal.withoutCode("apply_permissions_token is not one of the last hour");
			}
			return permission.authorizationCode();
		}

	};

	private static final Duration LIFETIME = Duration.ofHours(1);

	private static final Set<String> SIGNATURE = Set.of("mch_id", "timestamp", "nonce_str", "sign_type", "sign");

	private final String businessType;

	LaunchPage(String businessType) {
		this.businessType = businessType;
	}

	/**
	 * Open the page of a business type, if WeChat would.
	 * @param businessType the business type
	 * @param parameters the parameters of the page
	 * @param platform the platform
	 * @param key the merchant's APIv2 key
	 * @return what the page is about: the order's {@code out_order_no}, or the
	 * permission's {@code authorization_code}
	 */
	public static String open(String businessType, Map<String, String> parameters, Platform platform, ApiV2Key key) {
		for (LaunchPage page : values()) {
			if (page.businessType.equals(businessType)) {
				return page.check(parameters, platform, key);
			}
		}
		throw LaunchRefusal.withoutCode("businessType names no page of PayScore");
	}

	abstract String check(Map<String, String> parameters, Platform platform, ApiV2Key key);

	static boolean isOld(Instant time, Platform platform) {
		return time.plus(LIFETIME).isBefore(platform.now());
	}

	static void checkSigned(Map<String, String> parameters, Set<String> more, Platform platform, ApiV2Key key) {
		Set<String> known = new HashSet<>(SIGNATURE);
		known.addAll(more);
		checkNames(parameters, known);
		more.forEach((name) -> required(parameters, name));
		checkForm(parameters, "timestamp", "[0-9]{10}", "must be the seconds since 1970, in 10 digits");
		checkForm(parameters, "nonce_str", "[0-9A-Za-z]{1,32}", "must be 1 to 32 digits and letters");
		checkForm(parameters, "sign_type", "HMAC-SHA256", "must be HMAC-SHA256");
		if (!required(parameters, "mch_id").equals(platform.merchant().mchid())) {
			throw LaunchRefusal.of("4188", "mch_id is not the merchant's, or not the partner's own");
		}
		Map<String, String> signed = new HashMap<>(parameters);
		signed.remove("sign");
		if (!key.sign(signed).equals(required(parameters, "sign"))) {
			throw LaunchRefusal.withoutCode("sign is not the upper-case HMAC-SHA256 of the other parameters, sorted, "
					+ "with the merchant's APIv2 key");
		}
	}

	static void checkNames(Map<String, String> parameters, Set<String> known) {
		for (String name : parameters.keySet()) {
			if (!known.contains(name)) {
				throw LaunchRefusal.withoutCode(name + " is unknown");
			}
		}
	}

	private static void checkForm(Map<String, String> parameters, String name, String form, String rule) {
		if (!required(parameters, name).matches(form)) {
			throw LaunchRefusal.withoutCode(name + " " + rule);
		}
	}

	static String required(Map<String, String> parameters, String name) {
		String value = parameters.get(name);
		if (value == null || value.isEmpty()) {
			throw LaunchRefusal.withoutCode(name + " is missing");
		}
		return value;
	}

}
