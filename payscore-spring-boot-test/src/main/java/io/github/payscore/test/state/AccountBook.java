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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The applications of a partner to bind sub-merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class AccountBook {

	private final Map<String, AccountApplication> applications = new ConcurrentHashMap<>();

	public AccountApplication apply(RequestBody request) {
		AccountApplication applied = new AccountApplication(request);
		AccountApplication existing = this.applications.putIfAbsent(applied.outApplyNo(), applied);
		if (existing == null) {
			return applied;
		}
		existing.checkAppliedBy(request);
		return existing;
	}

	public AccountApplication known(String outApplyNo) {
		AccountApplication application = this.applications.get(outApplyNo);
		if (application == null) {
			throw new IllegalArgumentException("No application '%s': the partner has to make it".formatted(outApplyNo));
		}
		return application;
	}

	public AccountApplication find(String outApplyNo) {
		AccountApplication application = this.applications.get(outApplyNo);
		if (application == null) {
			throw Refusal.of(404, "ORDER_NOT_EXIST", "申请单不存在", "/out_apply_no", "is no application of this partner",
					"path");
		}
		return application;
	}

	public void clear() {
		this.applications.clear();
	}

}
