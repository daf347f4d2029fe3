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

package io.github.payscore.client;

/**
 * Callback that changes how the auto-configured {@link WeChatPayClient} is built. Its
 * beans are applied in their order, after the properties. Where platform certificates are
 * downloaded, they are applied a second time, to the builder that the download is made
 * with.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatPayClientCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder
	 */
	void customize(WeChatPayClientBuilder builder);

}
