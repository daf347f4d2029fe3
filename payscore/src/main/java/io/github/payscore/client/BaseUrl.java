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

package io.github.payscore.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.signature.PastedText;

/**
 * The one origin that requests are signed for.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BaseUrl {

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

	private final URI uri;

	private BaseUrl(URI uri) {
		this.uri = uri;
	}

	static BaseUrl of(String text) {
		return of(text, "baseUrl");
	}

	// Parse the URL that the given argument sets.
	static BaseUrl of(String text, String setting) {
		String url = PastedText.strip(text);
		require(StringUtils.hasText(url), setting, "must not be empty");
		URI uri = parse(StringUtils.trimTrailingCharacter(url, '/'), setting);
		require(uri.getScheme() != null && uri.getHost() != null, setting,
				"must be absolute, such as https://apihk.mch.weixin.qq.com");
		require(uri.getUserInfo() == null, setting, "must not have user information");
		require(uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null, setting,
				"must not have a path, query or fragment");
		require("https".equals(uri.getScheme()) || isPlainLoopback(uri), setting,
				"must use https; http is accepted for loopback addresses only");
		return new BaseUrl(uri);
	}

	private static void require(boolean condition, String setting, String problem) {
		if (!condition) {
			throw new InvalidSettingException(setting, problem);
		}
	}

	private static URI parse(String text, String setting) {
		try {
			// Nothing but a scheme, a host and a port, which mean the same in lower case
			return new URI(text.toLowerCase(Locale.ROOT));
		}
		catch (URISyntaxException ex) {
			throw new InvalidSettingException(setting, "is malformed: " + ex.getReason(), ex);
		}
	}

	private static boolean isPlainLoopback(URI uri) {
		return "http".equals(uri.getScheme()) && LOOPBACK.matcher(uri.getHost()).matches();
	}

	// Return the URI of an encoded path and query.
	URI resolve(String pathAndQuery) {
		return URI.create(this.uri + pathAndQuery);
	}

	// Return whether the URI lies below this URL.
	boolean contains(URI other) {
		return this.uri.getScheme().equalsIgnoreCase(other.getScheme())
				&& this.uri.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
