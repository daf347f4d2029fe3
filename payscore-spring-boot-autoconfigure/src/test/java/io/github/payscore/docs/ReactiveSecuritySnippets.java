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

package io.github.payscore.docs;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;

import io.github.payscore.autoconfigure.notification.security.reactive.WeChatPayNotificationRequest;

/**
 * Snippets on Spring Security with Spring WebFlux.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class ReactiveSecuritySnippets {

	// tag::chain[]
	@Bean
	SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
		http.authorizeExchange((exchanges) -> exchanges.matchers(WeChatPayNotificationRequest.toNotifications())
			.permitAll()
			.anyExchange()
			.authenticated());
		http.csrf((csrf) -> csrf
			.requireCsrfProtectionMatcher(new AndServerWebExchangeMatcher(CsrfWebFilter.DEFAULT_CSRF_MATCHER,
					new NegatedServerWebExchangeMatcher(WeChatPayNotificationRequest.toNotifications()))));
		http.httpBasic(Customizer.withDefaults());
		return http.build();
	}
	// end::chain[]

}
