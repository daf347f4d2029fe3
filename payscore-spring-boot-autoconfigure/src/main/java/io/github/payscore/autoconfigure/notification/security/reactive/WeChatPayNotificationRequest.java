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

package io.github.payscore.autoconfigure.notification.security.reactive;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.web.reactive.ApplicationContextServerWebExchangeMatcher;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import io.github.payscore.autoconfigure.notification.WeChatPayNotificationProperties;

/**
 * Factory that can be used to create a {@link ServerWebExchangeMatcher} for the
 * notifications of WeChat Pay on Spring WebFlux, which have no user and no CSRF token:
 * their signature is what protects them. For example: <pre class="code">
 * http.authorizeExchange((exchanges) -&gt; exchanges
 * 		.matchers(WeChatPayNotificationRequest.toNotifications()).permitAll()
 * 		.anyExchange().authenticated());
 * http.csrf((csrf) -&gt; csrf.requireCsrfProtectionMatcher(new AndServerWebExchangeMatcher(
 * 		CsrfWebFilter.DEFAULT_CSRF_MATCHER,
 * 		new NegatedServerWebExchangeMatcher(WeChatPayNotificationRequest.toNotifications()))));
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
	public static ServerWebExchangeMatcher toNotifications() {
		return new NotificationExchangeMatcher();
	}

	private static final class NotificationExchangeMatcher
			extends ApplicationContextServerWebExchangeMatcher<ApplicationContext> {

		private volatile @Nullable ServerWebExchangeMatcher delegate;

		NotificationExchangeMatcher() {
			super(ApplicationContext.class);
		}

		@Override
		protected boolean ignoreApplicationContext(@Nullable ApplicationContext context) {
			return hasServerNamespace(context, "management");
		}

		@Override
		protected void initialized(Supplier<ApplicationContext> context) {
			WeChatPayNotificationProperties properties = context.get()
				.getBeanProvider(WeChatPayNotificationProperties.class)
				.getIfAvailable();
			if (properties != null && StringUtils.hasText(properties.getPath())) {
				this.delegate = new PathPatternParserServerWebExchangeMatcher(properties.getPath(), HttpMethod.POST);
			}
		}

		@Override
		protected Mono<MatchResult> matches(ServerWebExchange exchange, Supplier<ApplicationContext> context) {
			ServerWebExchangeMatcher delegate = this.delegate;
			return (delegate != null) ? delegate.matches(exchange) : MatchResult.notMatch();
		}

	}

}
