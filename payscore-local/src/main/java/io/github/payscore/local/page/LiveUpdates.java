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

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers nothing new to a page that asks for news and shows already what it would get.
 * What a page shows is its model, so equal models look the same.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LiveUpdates implements HandlerInterceptor {

	private static final String SEEN = "X-Seen";

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page == null || !page.hasView() || String.valueOf(page.getViewName()).startsWith("redirect:")) {
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		String version = Integer.toHexString(page.getModel().hashCode());
		if (version.equals(request.getHeader(SEEN))) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
			page.clear();
			return;
		}
		page.addObject("seen", "{\"%s\": \"%s\"}".formatted(SEEN, version));
		page.addObject("path", request.getRequestURI());
		page.addObject("notice", Notice.of(request.getParameter(Notice.PARAMETER)));
	}

}
