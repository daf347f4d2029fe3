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

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.state.Permission;

/**
 * A permission as {@link FakeWeChatPay} holds it at one moment. Immutable.
 *
 * @param authorizationCode the merchant's {@code authorization_code}
 * @param serviceId the service id
 * @param openid the user, or {@code null} before a user gave it
 * @param state {@code UNBINDUSER} if it was applied for, {@code AVAILABLE} if the user
 * has given it, {@code UNAVAILABLE} if it has ended
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record FakePermission(String authorizationCode, String serviceId, @Nullable String openid, String state) {

	static FakePermission of(Permission permission) {
		return new FakePermission(permission.authorizationCode(), permission.serviceId(), permission.openid(),
				permission.state());
	}

}
