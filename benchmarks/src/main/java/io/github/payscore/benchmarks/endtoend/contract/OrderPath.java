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

package io.github.payscore.benchmarks.endtoend.contract;

/**
 * The path of the request that completes an order.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OrderPath {

	/**
	 * What the path begins with, before the number of the order.
	 */
	public static final String PREFIX = "/v3/payscore/oversea/partner/serviceorder/";

	/**
	 * The path with a variable for the number of the order.
	 */
	public static final String TEMPLATE = PREFIX + "{out_order_no}/complete";

	private OrderPath() {
	}

	/**
	 * Return the path that completes an order.
	 * @param outOrderNo the number of the order
	 * @return the path
	 */
	public static String of(String outOrderNo) {
		return PREFIX + outOrderNo + "/complete";
	}

}
