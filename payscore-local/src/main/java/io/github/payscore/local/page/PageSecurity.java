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

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets browsers do only what the page needs, and refuses to change anything for pages of
 * other sites, including other ports of this machine.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PageSecurity implements HandlerInterceptor {

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		// With 'no-referrer' browsers would not name the origin of forms either.
		response.setHeader("Referrer-Policy", "same-origin");
		if (isRead(request) || isFromPage(request)) {
			return true;
		}
		response.sendError(HttpServletResponse.SC_FORBIDDEN,
				"Only the page itself may do this; for scripts there are the commands below /api");
		return false;
	}

	private static boolean isRead(HttpServletRequest request) {
		return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
	}

	private static boolean isFromPage(HttpServletRequest request) {
		String page = "http://" + request.getHeader(HttpHeaders.HOST);
		return page.equals(request.getHeader(HttpHeaders.ORIGIN));
	}

}
