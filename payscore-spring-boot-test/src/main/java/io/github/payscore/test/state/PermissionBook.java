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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The permissions that the merchant has applied for, or users gave before.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PermissionBook {

	private final Map<String, Permission> permissions = new ConcurrentHashMap<>();

	public Permission apply(RequestBody application, Instant now) {
		Permission applied = Permission.applied(application, now);
		Permission existing = this.permissions.putIfAbsent(applied.authorizationCode(), applied);
		if (existing == null) {
			return applied;
		}
		existing.applyAgain(application, now);
		return existing;
	}

	public void put(Permission permission) {
		this.permissions.put(permission.authorizationCode(), permission);
	}

	public Permission known(String authorizationCode) {
		Permission permission = this.permissions.get(authorizationCode);
		if (permission == null) {
			throw new IllegalArgumentException(
					"No permission '%s': the merchant has to apply for it".formatted(authorizationCode));
		}
		return permission;
	}

	public Permission find(String authorizationCode, String serviceId, String location) {
		Permission permission = this.permissions.get(authorizationCode);
		if (permission == null) {
			throw notExist("/authorization_code", location);
		}
		if (!permission.serviceId().equals(serviceId)) {
			throw Refusal.paramError("参数错误", "/service_id", "is not the permission's service id", location);
		}
		return permission;
	}

	/**
	 * Find the permission that a user gave last.
	 * @param serviceId the service
	 * @param user the user
	 * @param field how the call names the user
	 * @param location where the call names the user
	 * @return the permission
	 */
	public Permission findByUser(String serviceId, String user, String field, String location) {
		return ofUser(serviceId, user)
			.max(Comparator.comparing((Permission permission) -> Objects.requireNonNull(permission.opened())))
			.orElseThrow(() -> notExist("/" + field, location));
	}

	private static Refusal notExist(String pointer, String location) {
		return Refusal.of(404, "ORDER_NOT_EXIST", "请求操作的授权记录不存在", pointer, "is of no permission of this merchant",
				location);
	}

	public boolean isOpen(String serviceId, String user) {
		return ofUser(serviceId, user).anyMatch(Permission::isOpen);
	}

	private Stream<Permission> ofUser(String serviceId, String user) {
		return this.permissions.values().stream().filter((permission) -> permission.isOf(serviceId, user));
	}

	public @Nullable Permission byToken(String token) {
		return this.permissions.values()
			.stream()
			.filter((permission) -> permission.token().equals(token))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Return all permissions, oldest first.
	 * @return the permissions
	 */
	public List<Permission> all() {
		return this.permissions.values()
			.stream()
			.sorted(Comparator.comparing((Permission permission) -> permission.applied())
				.thenComparing(Permission::authorizationCode))
			.toList();
	}

	public void clear() {
		this.permissions.clear();
	}

}
