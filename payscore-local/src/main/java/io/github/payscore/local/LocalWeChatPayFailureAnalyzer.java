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

import java.util.Map;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says which property to change when the local WeChat Pay does not start.
 *
 * @author PayScore for Spring Boot contributors
 */
class LocalWeChatPayFailureAnalyzer extends AbstractFailureAnalyzer<LocalWeChatPayException> {

	private static final Map<String, String> ACTIONS = Map.of("port",
			"Stop the other program, or set 'payscore.local.port' to another port, or to 0 for a free one.", "pagePort",
			"Stop the other program, or set 'payscore.local.page-port' to another port, or to 0 for a free one.",
			"folder", "Mend the folder, or set 'payscore.local.folder' to another one.");

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LocalWeChatPayException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", ACTIONS.get(cause.argument()), cause);
	}

}
