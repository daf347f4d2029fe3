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

package io.github.payscore.account;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.order.OrderChecks;

/**
 * What can never be right in a request about a service account.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AccountChecks {

	// The page of the query allows two characters more than that of the application.
	private static final Pattern OUT_APPLY_NO = Pattern.compile("[0-9A-Za-z_\\-|*]{1,32}");

	private AccountChecks() {
	}

	static void outApplyNo(@Nullable String outApplyNo) {
		OrderChecks.id("outApplyNo", outApplyNo);
		Assert.isTrue(outApplyNo != null && OUT_APPLY_NO.matcher(outApplyNo).matches(),
				"'outApplyNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *");
	}

	static void resultNotifyUrl(@Nullable String resultNotifyUrl) {
		if (resultNotifyUrl != null) {
			OrderChecks.notifyUrl("resultNotifyUrl", resultNotifyUrl);
		}
	}

}
