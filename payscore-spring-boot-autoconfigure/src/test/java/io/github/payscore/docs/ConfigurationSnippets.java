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

import java.time.InstantSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.client.WeChatPayClientCustomizer;

/**
 * Snippets on the configuration.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class ConfigurationSnippets {

	private static final Log logger = LogFactory.getLog(ConfigurationSnippets.class);

	// tag::customizer[]
	@Bean
	WeChatPayClientCustomizer weChatPayClientCustomizer() {
		return (builder) -> builder.clock(InstantSource.system())
			.webClient((webClient) -> webClient.filter((request, next) -> next.exchange(request)
				.doOnNext((response) -> logger.info(request.method() + ": " + response.statusCode()))));
	}
	// end::customizer[]

}
