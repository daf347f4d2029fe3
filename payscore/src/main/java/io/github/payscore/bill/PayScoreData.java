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

package io.github.payscore.bill;

import org.jspecify.annotations.Nullable;

/**
 * What WeChat Pay attaches to the payment of a service order:
 * {@code wxzff|order_id|out_order_no}.
 *
 * @param orderId the number that WeChat Pay gave the order
 * @param outOrderNo the number that the merchant gave the order, which may hold a
 * {@code |} itself
 * @author PayScore for Spring Boot contributors
 */
record PayScoreData(String orderId, String outOrderNo) {

	private static final String MARK = "wxzff|";

	static @Nullable PayScoreData of(@Nullable String data) {
		if (data == null || !data.startsWith(MARK)) {
			return null;
		}
		int end = data.indexOf('|', MARK.length());
		return (end != -1) ? new PayScoreData(data.substring(MARK.length(), end), data.substring(end + 1)) : null;
	}

}
