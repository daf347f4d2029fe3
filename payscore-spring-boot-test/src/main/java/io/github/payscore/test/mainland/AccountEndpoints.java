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
import java.util.Set;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.ServiceQuotas;

/**
 * What the calls about the sub-merchants of a partner's service do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AccountEndpoints {

	private static final String ROOT = "/v3/payscore/partner/";

	private static final String APPLICATIONS = ROOT + "service-account-applications";

	private static final String QUOTAS = ROOT + "servicequotas/service-id/([^/]+)";

	private AccountEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return List.of(MainlandEndpoint.of(Mode.PARTNER, "POST", APPLICATIONS, AccountEndpoints::create),
				MainlandEndpoint.of(Mode.PARTNER, "GET", APPLICATIONS + "/([^/]+)", AccountEndpoints::query),
				MainlandEndpoint.of(Mode.PARTNER, "GET", QUOTAS, AccountEndpoints::quotas));
	}

	private static Answer create(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(MainlandCall.SERVICE_ACCOUNT_APPLICATIONS);
		request.platform().merchant().checkApplication(body);
		return Answer.json(200, Json.bytes(request.platform().accounts().apply(body).document(request.mchid())));
	}

	private static Answer query(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		String outApplyNo = request.variable(1, "out_apply_no", 32);
		return Answer.json(200, Json.bytes(request.platform().accounts().find(outApplyNo).document(request.mchid())));
	}

	private static Answer quotas(MainlandRequest request) {
		String serviceId = request.variable(1, "service_id", 32);
		request.platform().merchant().checkOwn("service_id", serviceId, "path");
		QueryParameters parameters = QueryParameters.of(request.request().query(),
				Set.of("sub_mchid", "appid", "sub_appid", "risk_level_version"));
		ObjectNode json = Json.object().put("service_id", serviceId).put("mchid", request.mchid());
		for (String field : List.of("sub_mchid", "appid", "sub_appid")) {
			if (!"sub_appid".equals(field) || parameters.has(field)) {
				json.put(field, own(request, parameters, field));
			}
		}
		if (!parameters.required("risk_level_version", 10).equals(String.valueOf(ServiceQuotas.VERSION))) {
			throw QueryParameters.invalid("risk_level_version", "must be a version that a permission was shown with");
		}
		json.put("risk_level_version", ServiceQuotas.VERSION).set("quotas", ServiceQuotas.document());
		return Answer.json(200, Json.bytes(json));
	}

	private static String own(MainlandRequest request, QueryParameters parameters, String field) {
		String value = parameters.required(field, 32);
		request.platform().merchant().checkOwn(field, value, "query");
		return value;
	}

}
