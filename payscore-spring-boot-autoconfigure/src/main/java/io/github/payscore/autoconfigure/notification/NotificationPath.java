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

package io.github.payscore.autoconfigure.notification;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;

/**
 * The checked path of the endpoint.
 *
 * @param pattern the path, perhaps with {@code {merchant}} as one of its segments
 * @param named whether it says which merchant a notification is for
 * @author PayScore for Spring Boot contributors
 */
record NotificationPath(String pattern, boolean named) {

	/**
	 * The variable that the name of the merchant is in.
	 */
	static final String MERCHANT = "merchant";

	private static final String PROPERTY = "wechatpay.notification.path";

	private static final String VARIABLE = "{" + MERCHANT + "}";

	private static final Pattern ANY_VARIABLE = Pattern.compile("[^/]*\\{[^/]*");

	// No query, no pattern, and no segment that a browser or proxy would take away
	private static final Pattern VALID = Pattern.compile("(/(?!\\.{1,2}(/|$))[0-9A-Za-z._~-]+)+/?");

	static NotificationPath of(@Nullable String property) {
		String path = Objects.toString(property, "");
		boolean named = Arrays.stream(path.split("/")).filter(VARIABLE::equals).count() == 1;
		String fixed = named ? path.replace(VARIABLE, MERCHANT) : path;
		if (fixed.contains("{")) {
			throw otherVariable(fixed);
		}
		if (!VALID.matcher(fixed).matches()) {
			throw InvalidWeChatPayConfigurationException.ofProperty(PROPERTY,
					"It is not a '/' followed by letters, digits, '-', '.', '_', '~' and '/'.",
					"Set it to the path of the 'notify_url' of your orders without host and context path, such as "
							+ "'/wechatpay/notifications', or remove it.",
					null);
		}
		return new NotificationPath(path, named);
	}

	private static InvalidWeChatPayConfigurationException otherVariable(String path) {
		Matcher segment = ANY_VARIABLE.matcher(path);
		String found = segment.find() ? segment.group() : path;
		return InvalidWeChatPayConfigurationException.ofProperty(PROPERTY,
				"It has the segment '%s', but the only variable is '%s', once, and as a whole segment.".formatted(found,
						VARIABLE),
				"Set it to a path with the name of the merchant, such as '/wechatpay/%s/notifications', or to one without a variable."
					.formatted(VARIABLE),
				null);
	}

}
