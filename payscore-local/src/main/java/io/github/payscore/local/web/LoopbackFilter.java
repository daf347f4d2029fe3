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

package io.github.payscore.local.web;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser send: names of other hosts that
 * lead to this machine, and requests from other origins.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LoopbackFilter extends OncePerRequestFilter {

	private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (HOSTS.contains(request.getServerName()) && isOwn(request.getHeader(HttpHeaders.ORIGIN))) {
			chain.doFilter(request, response);
		}
		else {
			response.sendError(HttpServletResponse.SC_FORBIDDEN,
					"This is for pages and programs of this machine, at http://localhost, only");
		}
	}

	private static boolean isOwn(@Nullable String origin) {
		if (origin == null) {
			return true;
		}
		try {
			return HOSTS.contains(String.valueOf(URI.create(origin).getHost()));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
