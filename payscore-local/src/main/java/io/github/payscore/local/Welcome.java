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

import io.github.payscore.local.credentials.ApplicationFiles;

/**
 * What the program says when it has started.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Welcome {

	private Welcome() {
	}

	static String text(LocalWeChatPay local) {
		StringBuilder text = new StringBuilder("""

				The local WeChat Pay is ready.

				  WeChat Pay  %s
				  Page        %s/
				  Commands    %s/openapi.yaml

				""".formatted(local.baseUrl(), local.pageUrl(), local.pageUrl()));
		local.merchantNames().forEach((name) -> text.append(merchant(local, name)));
		return text.append("""

				Beside each .env are an application.yml and the PEM files. Stop with Ctrl+C.
				""").toString();
	}

	private static String merchant(LocalWeChatPay local, String name) {
		return "  %-10s  mchid %s, %s%n".formatted(name, local.merchant(name).mchid(),
				local.folder().resolve(name).resolve(ApplicationFiles.ENV));
	}

}
