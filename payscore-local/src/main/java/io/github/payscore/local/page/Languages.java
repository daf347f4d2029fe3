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

package io.github.payscore.local.page;

import java.util.Collections;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language of the page: the one that the user chose, or else the one that the browser
 * asks for. The cookie has a name of its own, because the applications on this machine
 * get it as well.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Languages extends CookieLocaleResolver {

	Languages() {
		super("payscore-local-language");
		setCookieHttpOnly(true);
		setCookieSameSite("Lax");
		setDefaultLocaleFunction(Languages::wanted);
	}

	private static Locale wanted(HttpServletRequest request) {
		return Collections.list(request.getLocales())
			.stream()
			.filter((locale) -> isChinese(locale) || isEnglish(locale))
			.map((locale) -> of(locale.getLanguage()))
			.findFirst()
			.orElse(Locale.ENGLISH);
	}

	@Override
	protected Locale parseLocaleValue(String localeValue) {
		return of(localeValue);
	}

	static Locale of(String language) {
		return language.equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
	}

	private static boolean isChinese(Locale locale) {
		return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
	}

	private static boolean isEnglish(Locale locale) {
		return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
	}

}
