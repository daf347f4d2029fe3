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

package io.github.payscore.test.rules;

/**
 * The rules of the fields that several calls have in common.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096431.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderFields {

	static final JsonRule ID = JsonRule.text(1, 32);

	static final JsonRule NAME = JsonRule.text(1, 20);

	static final JsonRule DESCRIPTION = JsonRule.text(0, 30);

	static final JsonRule REMARK = JsonRule.text(0, 20);

	static final JsonRule CURRENCY = JsonRule.text(1, 16);

	static final JsonRule AMOUNT = JsonRule.integer(0, Long.MAX_VALUE);

	static final JsonRule COUNT = JsonRule.integer(1, 100);

	static final JsonRule POST_PAYMENT = new JsonObjectRule().required("name", NAME)
		.optional("amount", AMOUNT)
		.optional("description", DESCRIPTION)
		.optional("count", COUNT);

	// No length is documented for the oversea variant.
	private static final JsonRule PLACE = JsonRule.text(0, Integer.MAX_VALUE);

	static final JsonRule LOCATION = new JsonObjectRule().optional("start_location", PLACE)
		.optional("end_location", PLACE);

	private OrderFields() {
	}

}
