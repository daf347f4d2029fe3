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
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Permission;

/**
 * What the calls about users' permissions do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PermissionEndpoints {

	private PermissionEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return MainlandEndpoint.ofBoth("POST", "permissions", PermissionEndpoints::apply);
	}

	private static Answer apply(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(MainlandCall.PERMISSIONS);
		request.platform().merchant().checkMainlandPermission(body);
		Permission permission = request.platform().permissions().apply(body, request.platform().now());
		return Answer.json(200, Json.bytes(Json.object().put("apply_permissions_token", permission.token())));
	}

}
