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

package io.github.payscore.autoconfigure.notification.security.servlet;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.web.servlet.ApplicationContextRequestMatcher;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

import io.github.payscore.autoconfigure.notification.WeChatPayNotificationProperties;

/**
 * Factory that can be used to create a {@link RequestMatcher} for the notifications of
 * WeChat Pay on Spring MVC, which have no user and no CSRF token: their signature is what
 * protects them. For example: <pre class="code">
 * http.authorizeHttpRequests((requests) -&gt; requests
 * 		.requestMatchers(WeChatPayNotificationRequest.toNotifications()).permitAll()
 * 		.anyRequest().authenticated());
 * http.csrf((csrf) -&gt; csrf.ignoringRequestMatchers(WeChatPayNotificationRequest.toNotifications()));
 * </pre>
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class WeChatPayNotificationRequest {

	private WeChatPayNotificationRequest() {
	}

	/**
	 * Return a matcher for {@code POST} requests to {@code wechatpay.notification.path}.
	 * It matches nothing if the path is not set.
	 * @return the matcher
	 */
	public static RequestMatcher toNotifications() {
		return new NotificationRequestMatcher();
	}

	private static final class NotificationRequestMatcher extends ApplicationContextRequestMatcher<ApplicationContext> {

		private volatile @Nullable RequestMatcher delegate;

		NotificationRequestMatcher() {
			super(ApplicationContext.class);
		}

		@Override
		protected boolean ignoreApplicationContext(WebApplicationContext context) {
			return hasServerNamespace(context, "management");
		}

		@Override
		protected void initialized(Supplier<ApplicationContext> context) {
			WeChatPayNotificationProperties properties = context.get()
				.getBeanProvider(WeChatPayNotificationProperties.class)
				.getIfAvailable();
			if (properties != null && StringUtils.hasText(properties.getPath())) {
				this.delegate = context.get()
					.getBeanProvider(PathPatternRequestMatcher.Builder.class)
					.getIfAvailable(PathPatternRequestMatcher::withDefaults)
					.matcher(HttpMethod.POST, properties.getPath());
			}
		}

		@Override
		protected boolean matches(HttpServletRequest request, Supplier<ApplicationContext> context) {
			RequestMatcher delegate = this.delegate;
			return delegate != null && delegate.matches(request);
		}

	}

}
