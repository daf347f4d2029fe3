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
 * The body of a cancellation, checked against the documented field table.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096416.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CancelRequest {

	// appid is on the official page only.
	private static final JsonRule BODY = new JsonObjectRule().required("service_id", OrderFields.ID)
		.required("sub_mchid", OrderFields.ID)
		.required("reason", JsonRule.text(1, 50))
		.optional("appid", OrderFields.ID);

	private CancelRequest() {
	}

	public static RequestBody read(byte[] bytes) {
		return RequestBody.read(bytes, BODY);
	}

}
