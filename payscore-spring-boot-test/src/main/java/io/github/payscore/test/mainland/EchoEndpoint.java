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

package io.github.payscore.test.mainland;

import java.util.List;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * What the test of signatures does. It answers no encrypted message, and sends no
 * notification.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EchoEndpoint {

	private EchoEndpoint() {
	}

	static List<MainlandEndpoint> all() {
		return List.of(MainlandEndpoint.of(null, "POST", "/v3/security/echo", EchoEndpoint::echo));
	}

	private static Answer echo(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		if (request.request().headers().all("Wechatpay-Serial").isEmpty()) {
			throw Refusal.invalidRequest("缺少Wechatpay-Serial", "Wechatpay-Serial", "is required for this call");
		}
		RequestBody body = request.body(MainlandCall.ECHO);
		return Answer.json(200, Json.bytes(Json.object().put("echo_message", body.text("echo_message"))));
	}

}
