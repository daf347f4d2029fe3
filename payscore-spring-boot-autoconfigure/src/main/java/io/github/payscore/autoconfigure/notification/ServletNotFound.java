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

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * The reply that Spring MVC gives where there is nothing: that of its static resources,
 * which there are none of for {@code POST}, or else of the servlet. No controller of the
 * application is asked, for Spring Security may have let the request through only because
 * it looks like a notification.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ServletNotFound implements ServerResponse {

	private final @Nullable HandlerMapping resources;

	ServletNotFound(@Nullable HandlerMapping resources) {
		this.resources = resources;
	}

	@Override
	public HttpStatusCode statusCode() {
		return HttpStatus.NOT_FOUND;
	}

	@Override
	public HttpHeaders headers() {
		return HttpHeaders.EMPTY;
	}

	@Override
	public MultiValueMap<String, Cookie> cookies() {
		return new LinkedMultiValueMap<>();
	}

	@Override
	public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
			throws ServletException, IOException {
		HttpRequestHandler handler = resources(request);
		if (handler == null) {
			throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(),
					new ServletServerHttpRequest(request).getHeaders());
		}
		request.setAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, path(request));
		handler.handleRequest(request, response);
		return null;
	}

	private static String path(HttpServletRequest request) {
		String path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication().value();
		return StringUtils.trimLeadingCharacter(path, '/');
	}

	private @Nullable HttpRequestHandler resources(HttpServletRequest request) throws ServletException {
		try {
			HandlerExecutionChain chain = (this.resources != null) ? this.resources.getHandler(request) : null;
			return (chain != null && chain.getHandler() instanceof HttpRequestHandler handler) ? handler : null;
		}
		catch (ServletException | RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new ServletException(ex);
		}
	}

}
