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

package io.github.payscore.test;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.platform.LaunchRefusal;

/**
 * What WeChat does with the parameters of a page. Immutable.
 *
 * @param isOpened whether it opens the page
 * @param errCode the {@code err_code}: {@code 0} if the page opens; otherwise the last
 * four digits of WeChat Pay's number, or {@code null} if its documents name none
 * @param problem what is wrong, in words, or {@code null} if the page opens
 * @param subject what the page is about: the order's {@code out_order_no}, or the
 * permission's {@code authorization_code}; {@code null} if the page does not open
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#launch(String, java.util.Map)
 */
public record FakeLaunch(boolean isOpened, @Nullable String errCode, @Nullable String problem,
		@Nullable String subject) {

	static FakeLaunch opened(String subject) {
		return new FakeLaunch(true, "0", null, subject);
	}

	static FakeLaunch refused(LaunchRefusal refusal) {
		return new FakeLaunch(false, refusal.errCode(), refusal.problem(), null);
	}

	/**
	 * Read the parameters of a page from a query string.
	 * @param queryString the parameters, their values percent-encoded
	 * @return the parameters
	 */
	static Map<String, String> parameters(String queryString) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : queryString.split("&", -1)) {
			int equals = parameter.indexOf('=');
			String value = (equals < 0) ? "" : parameter.substring(equals + 1);
			parameters.put((equals < 0) ? parameter : parameter.substring(0, equals),
					URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
		}
		return parameters;
	}

}
