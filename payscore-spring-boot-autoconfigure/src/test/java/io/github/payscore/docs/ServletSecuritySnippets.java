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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import io.github.payscore.autoconfigure.notification.security.servlet.WeChatPayNotificationRequest;

/**
 * Snippets on Spring Security with Spring MVC.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class ServletSecuritySnippets {

	// tag::chain[]
	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) {
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers(WeChatPayNotificationRequest.toNotifications())
					.permitAll()
					.anyRequest()
					.authenticated());
		http.csrf((csrf) -> csrf.ignoringRequestMatchers(WeChatPayNotificationRequest.toNotifications()));
		http.httpBasic(Customizer.withDefaults());
		return http.build();
	}
	// end::chain[]

}
