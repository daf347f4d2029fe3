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

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.RequestBody;

/**
 * The permissions that the merchant has applied for.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PermissionBook {

	private final Map<String, Permission> permissions = new ConcurrentHashMap<>();

	public Permission apply(RequestBody application, Instant now) {
		Permission permission = new Permission(application, now);
		this.permissions.put(permission.authorizationCode(), permission);
		return permission;
	}

	public Permission known(String authorizationCode) {
		Permission permission = this.permissions.get(authorizationCode);
		if (permission == null) {
			throw new IllegalArgumentException(
					"No permission '%s': the merchant has to apply for it".formatted(authorizationCode));
		}
		return permission;
	}

	public @Nullable Permission byToken(String token) {
		return this.permissions.values()
			.stream()
			.filter((permission) -> permission.token().equals(token))
			.findFirst()
			.orElse(null);
	}

	public void clear() {
		this.permissions.clear();
	}

}
