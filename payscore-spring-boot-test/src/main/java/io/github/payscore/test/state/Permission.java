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
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.MainlandTime;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.Rfc3339;

/**
 * A user's permission for a service: applied for by the merchant, given by the user,
 * ended by either. It may be given again. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Permission {

	/**
	 * The user unless a test names another one.
	 */
	public static final String OPENID = Order.OPENID;

	private static final List<String> FIELDS = List.of("service_id", "appid", "sub_appid", "sub_mchid",
			"authorization_code", "notify_url");

	private static final Set<String> NOTIFIED = Set.of("service_id", "appid", "sub_appid", "sub_mchid",
			"authorization_code");

	private final String authorizationCode;

	private final ObjectNode fields;

	private String token = RandomText.alphanumeric(64);

	private Instant applied;

	private @Nullable String openid;

	private boolean isOpen;

	private @Nullable Instant opened;

	private @Nullable Instant closed;

	private Permission(ObjectNode fields, Instant applied) {
		this.authorizationCode = fields.path("authorization_code").asString();
		this.fields = fields;
		this.applied = applied;
	}

	static Permission applied(RequestBody application, Instant now) {
		return new Permission(application.json().deepCopy().retain(FIELDS), now);
	}

	/**
	 * Make a permission that a user gave before.
	 * @param fields whose it is
	 * @param openid the user
	 * @param now the time
	 * @return the permission, open
	 */
	public static Permission given(ObjectNode fields, String openid, Instant now) {
		Permission permission = new Permission(fields.deepCopy().retain(FIELDS), now);
		permission.open(openid, now);
		return permission;
	}

	synchronized void applyAgain(RequestBody application, Instant now) {
		if (!application.json().deepCopy().retain(FIELDS).equals(this.fields)) {
			throw Refusal.of(400, "INVALID_REQUEST", "请确认相同单号是否使用了不同的参数", "/authorization_code",
					"was applied for with other parameters", "body");
		}
		this.token = RandomText.alphanumeric(64);
		this.applied = now;
	}

	public synchronized String token() {
		return this.token;
	}

	public String authorizationCode() {
		return this.authorizationCode;
	}

	public String serviceId() {
		return this.fields.path("service_id").asString();
	}

	public @Nullable String notifyUrl() {
		return this.fields.path("notify_url").asString(null);
	}

	public synchronized Instant applied() {
		return this.applied;
	}

	public synchronized @Nullable String openid() {
		return this.openid;
	}

	public synchronized boolean isOpen() {
		return this.isOpen;
	}

	synchronized boolean isOf(String service, String user) {
		return serviceId().equals(service) && user.equals(this.openid);
	}

	synchronized @Nullable Instant opened() {
		return this.opened;
	}

	public synchronized void open(String user, Instant now) {
		if (this.isOpen) {
			throw new IllegalStateException("The permission '%s' is open already".formatted(this.authorizationCode));
		}
		if (this.openid != null && !this.openid.equals(user)) {
			throw new IllegalStateException("The permission '%s' is another user's".formatted(this.authorizationCode));
		}
		this.openid = user;
		this.isOpen = true;
		this.opened = now;
	}

	public synchronized void close(Instant now) {
		if (!this.isOpen) {
			throw new IllegalStateException(
					"Only an open permission can be closed, but '%s' is not".formatted(this.authorizationCode));
		}
		this.isOpen = false;
		this.closed = now;
	}

	public synchronized void terminate(Instant now) {
		if (this.openid == null) {
			throw Refusal.of(400, "INVALID_ORDER_STATE", "单据状态错误", "/", "no user has given this permission", "body");
		}
		if (!this.isOpen) {
			throw Refusal.of(400, "ORDER_CANCELED", "单据已取消", "/", "the permission has ended already", "body");
		}
		close(now);
	}

	/**
	 * Return the state on the wire.
	 * @return {@code UNBINDUSER}, {@code AVAILABLE} or {@code UNAVAILABLE}
	 */
	public synchronized String state() {
		if (this.openid == null) {
			return "UNBINDUSER";
		}
		return this.isOpen ? "AVAILABLE" : "UNAVAILABLE";
	}

	public synchronized ObjectNode document(String mchid, int riskLevel) {
		ObjectNode json = this.fields.deepCopy().put("mchid", mchid).put("authorization_state", state());
		if (this.openid != null) {
			json.put("openid", this.openid);
			if (json.has("sub_appid")) {
				json.put("sub_openid", this.openid);
			}
			json.put("user_risk_level", riskLevel).put("risk_level_version", ServiceQuotas.VERSION);
		}
		put(json, "authorization_success_time", this.opened);
		put(json, "cancel_authorization_time", this.closed);
		return json;
	}

	private static void put(ObjectNode json, String field, @Nullable Instant time) {
		if (time != null) {
			json.put(field, Rfc3339.format(time));
		}
	}

	public synchronized ObjectNode notification(String mchid, Instant now) {
		ObjectNode json = this.fields.deepCopy().retain(NOTIFIED).put("mchid", mchid);
		json.put(json.has("sub_appid") ? "sub_openid" : "openid", this.openid);
		return json.put("user_service_status", this.isOpen ? "USER_OPEN_SERVICE" : "USER_CLOSE_SERVICE")
			.put("openorclose_time", MainlandTime.format(now));
	}

}
