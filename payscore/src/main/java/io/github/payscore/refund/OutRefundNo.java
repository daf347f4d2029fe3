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

package io.github.payscore.refund;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What can never be right about the number that the merchant gave a refund.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutRefundNo {

	private static final Pattern OUT_REFUND_NO = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");

	private OutRefundNo() {
	}

	static void check(@Nullable String outRefundNo) {
		Assert.isTrue(outRefundNo != null && OUT_REFUND_NO.matcher(outRefundNo).matches(),
				"'outRefundNo' must have 1 to 64 characters, each a digit, a letter or one of _ - | * @");
	}

}
