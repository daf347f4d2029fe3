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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.MainlandTime;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.RequestBody;

/**
 * A user's permission that a merchant has applied for. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Permission {

	private static final List<String> FIELDS = List.of("service_id", "appid", "sub_appid", "sub_mchid",
			"authorization_code");

	private final String token = RandomText.alphanumeric(64);

	private final String authorizationCode;

	private final @Nullable String notifyUrl;

	private final Instant applied;

	private final ObjectNode fields;

	private boolean isOpen;

	Permission(RequestBody application, Instant applied) {
		this.authorizationCode = application.text("authorization_code");
		this.notifyUrl = application.has("notify_url") ? application.text("notify_url") : null;
		this.applied = applied;
		this.fields = application.json().deepCopy().retain(FIELDS);
	}

	public String token() {
		return this.token;
	}

	public String authorizationCode() {
		return this.authorizationCode;
	}

	public @Nullable String notifyUrl() {
		return this.notifyUrl;
	}

	public Instant applied() {
		return this.applied;
	}

	public synchronized void open() {
		if (this.isOpen) {
			throw new IllegalStateException("The permission '%s' is open already".formatted(this.authorizationCode));
		}
		this.isOpen = true;
	}

	public synchronized void close() {
		if (!this.isOpen) {
			throw new IllegalStateException(
					"Only an open permission can be closed, but '%s' is not".formatted(this.authorizationCode));
		}
		this.isOpen = false;
	}

	public synchronized ObjectNode notification(String mchid, Instant now) {
		ObjectNode json = this.fields.deepCopy().put("mchid", mchid);
		json.put(json.has("sub_appid") ? "sub_openid" : "openid", Order.OPENID);
		return json.put("user_service_status", this.isOpen ? "USER_OPEN_SERVICE" : "USER_CLOSE_SERVICE")
			.put("openorclose_time", MainlandTime.format(now));
	}

}
