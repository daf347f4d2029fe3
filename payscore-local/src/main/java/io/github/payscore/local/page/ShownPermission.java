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

package io.github.payscore.local.page;

import io.github.payscore.test.FakeMode;
import io.github.payscore.test.service.FakePermission;

/**
 * A permission as the page shows it.
 *
 * @param merchant the name of the merchant
 * @param mode what the merchant is
 * @param permission the permission
 * @author PayScore for Spring Boot contributors
 */
record ShownPermission(String merchant, FakeMode mode, FakePermission permission) {

	public String id() {
		return this.merchant + "-" + this.permission.authorizationCode();
	}

	/**
	 * Return whether the merchant waits for the user to open the service.
	 * @return whether it does
	 */
	public boolean isApplied() {
		return this.permission.state().equals("UNBINDUSER");
	}

	public boolean isGiven() {
		return this.permission.state().equals("AVAILABLE");
	}

}
