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

package io.github.payscore.local;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the local WeChat Pay.
 *
 * @param port port of WeChat Pay, or 0 for a free one
 * @param pagePort port of the page, or 0 for a free one
 * @param folder folder for keys and the files for applications, by default
 * '.payscore-local' in the user's home
 * @author PayScore for Spring Boot contributors
 */
@ConfigurationProperties("payscore.local")
record LocalWeChatPayProperties(@DefaultValue("8870") int port, @DefaultValue("8871") int pagePort,
		@Nullable Path folder) {

	LocalWeChatPay start() {
		LocalWeChatPay.Builder builder = LocalWeChatPay.builder().port(this.port).pagePort(this.pagePort);
		if (this.folder != null) {
			builder.folder(this.folder);
		}
		return builder.start();
	}

}
