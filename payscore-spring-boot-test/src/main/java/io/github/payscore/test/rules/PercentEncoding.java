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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding in paths and queries.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PercentEncoding {

	private PercentEncoding() {
	}

	public static String decode(String raw, String field, String location) {
		if (raw.indexOf('|') >= 0) {
			throw Refusal.paramError("参数错误", field, "must be percent-encoded: '|' is '%7C'", location);
		}
		try {
			// URLDecoder is for forms, where a plus means a blank.
			return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.paramError("参数错误", field, "is not valid percent-encoding", location);
		}
	}

}
