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

package io.github.payscore.permission;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import io.github.payscore.order.OrderChecks;

/**
 * What can never be right in a request about a permission.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PermissionChecks {

	private static final Pattern AUTHORIZATION_CODE = Pattern.compile("[0-9A-Za-z_\\-|*]{1,32}");

	private PermissionChecks() {
	}

	static void authorizationCode(@Nullable String authorizationCode) {
		OrderChecks.id("authorizationCode", authorizationCode);
		Assert.isTrue(authorizationCode != null && AUTHORIZATION_CODE.matcher(authorizationCode).matches(),
				"'authorizationCode' must have 1 to 32 characters, each a digit, a letter or one of _ - | *");
	}

	static void notifyUrl(@Nullable String notifyUrl) {
		if (notifyUrl != null) {
			OrderChecks.notifyUrl(notifyUrl);
		}
	}

	static void user(@Nullable String authorizationCode, @Nullable String openid, @Nullable String subOpenid) {
		Assert.isTrue(count(authorizationCode, openid, subOpenid) == 1,
				"Exactly one of 'authorizationCode', 'openid' and 'subOpenid' must be set");
		form(authorizationCode, openid, subOpenid);
	}

	static void anyUser(@Nullable String authorizationCode, @Nullable String openid, @Nullable String subOpenid) {
		Assert.isTrue(count(authorizationCode, openid, subOpenid) > 0,
				"One of 'authorizationCode', 'openid' and 'subOpenid' must be set");
		form(authorizationCode, openid, subOpenid);
	}

	private static long count(@Nullable String... values) {
		return Stream.of(values).filter((value) -> value != null).count();
	}

	private static void form(@Nullable String authorizationCode, @Nullable String openid, @Nullable String subOpenid) {
		if (authorizationCode != null) {
			authorizationCode(authorizationCode);
		}
		user("openid", openid);
		user("subOpenid", subOpenid);
	}

	private static void user(String field, @Nullable String user) {
		Assert.isTrue(user == null || StringUtils.hasText(user), () -> "'%s' must not be empty".formatted(field));
		OrderChecks.id(field, user);
	}

	static void noAppid(@Nullable String authorizationCode, @Nullable String appid, @Nullable String subAppid) {
		Assert.isTrue(authorizationCode == null || !(StringUtils.hasText(appid) || StringUtils.hasText(subAppid)),
				"'appid' and 'subAppid' must not be set with 'authorizationCode', which says itself whose permission "
						+ "it is");
	}

	static void subOpenid(@Nullable String subOpenid, @Nullable String subAppid) {
		Assert.isTrue(subOpenid == null || StringUtils.hasText(subAppid),
				"'subAppid' must be set with 'subOpenid', which is the user as it knows them");
	}

}
