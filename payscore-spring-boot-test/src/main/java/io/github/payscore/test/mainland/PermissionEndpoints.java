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
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Permission;

/**
 * What the calls about users' permissions do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PermissionEndpoints {

	private static final String ROOT = "/v3/payscore/";

	private static final String PERMISSIONS = "permissions";

	private static final String BY_CODE = PERMISSIONS + "/authorization-code/([^/]+)";

	private static final String BY_OPENID = ROOT + PERMISSIONS + "/openid/([^/]+)";

	private static final String OF_PARTNER = ROOT + "partner/" + PERMISSIONS;

	private PermissionEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return Stream.of(MainlandEndpoint.ofBoth("POST", PERMISSIONS, PermissionEndpoints::apply),
				MainlandEndpoint.ofBoth("GET", BY_CODE, PermissionEndpoints::queryByCode),
				MainlandEndpoint.ofBoth("POST", BY_CODE + "/terminate", PermissionEndpoints::terminateByCode),
				MainlandEndpoint.ofBoth("POST", PERMISSIONS + "/assess-user-risk-level", PermissionEndpoints::assess),
				List.of(MainlandEndpoint.of(Mode.DIRECT, "GET", BY_OPENID, PermissionEndpoints::queryByOpenid),
						MainlandEndpoint.of(Mode.DIRECT, "POST", BY_OPENID + "/terminate",
								PermissionEndpoints::terminateByOpenid),
						MainlandEndpoint.of(null, "GET", ROOT + "user-service-state",
								PermissionEndpoints::userServiceState),
						MainlandEndpoint.of(null, "POST", ROOT + "users/([^/]+)/permissions/([^/]+)/terminate",
								PermissionEndpoints::terminateUserService),
						MainlandEndpoint.of(Mode.PARTNER, "POST", OF_PARTNER + "/apply-for-scene",
								PermissionEndpoints::applyForScene),
						MainlandEndpoint.of(Mode.PARTNER, "GET", OF_PARTNER + "/search", PermissionEndpoints::search),
						MainlandEndpoint.of(Mode.PARTNER, "POST", OF_PARTNER + "/terminate",
								PermissionEndpoints::terminateByUser)))
			.flatMap(List::stream)
			.toList();
	}

	private static Answer apply(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		Permission permission = apply(request, request.body(MainlandCall.PERMISSIONS));
		return Answer.json(200, Json.bytes(Json.object().put("apply_permissions_token", permission.token())));
	}

	private static Answer applyForScene(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(MainlandCall.PERMISSIONS_FOR_SCENE);
		Permission permission = apply(request, body);
		return Answer.json(200,
				Json.bytes(Json.object()
					.put("scene", body.text("scene"))
					.put("transaction_permissions_token", permission.token())));
	}

	private static Permission apply(MainlandRequest request, RequestBody body) {
		request.platform().merchant().checkMainlandPermission(body);
		return request.platform().permissions().apply(body, request.platform().now());
	}

	private static Answer queryByCode(MainlandRequest request) {
		String code = authorizationCode(request);
		QueryParameters parameters = parameters(request,
				request.mode().isPartner() ? Set.of("service_id", "sub_mchid") : Set.of("service_id"));
		if (request.mode().isPartner()) {
			own(request, parameters, "sub_mchid");
		}
		return document(request,
				request.platform().permissions().find(code, own(request, parameters, "service_id"), "query"));
	}

	private static Answer queryByOpenid(MainlandRequest request) {
		String openid = request.variable(1, "openid", 128);
		QueryParameters parameters = parameters(request, Set.of("service_id", "appid"));
		own(request, parameters, "appid");
		return document(request,
				request.platform()
					.permissions()
					.findByUser(own(request, parameters, "service_id"), openid, "openid", "path"));
	}

	private static Answer search(MainlandRequest request) {
		QueryParameters parameters = parameters(request,
				Set.of("service_id", "appid", "sub_mchid", "sub_appid", "openid", "sub_openid"));
		own(request, parameters, "appid");
		own(request, parameters, "sub_mchid");
		if (parameters.has("sub_appid") || parameters.has("sub_openid")) {
			own(request, parameters, "sub_appid");
		}
		if (parameters.has("openid") == parameters.has("sub_openid")) {
			throw QueryParameters.invalid("openid", "exactly one of openid and sub_openid must be given");
		}
		String field = parameters.has("openid") ? "openid" : "sub_openid";
		return document(request, request.platform()
			.permissions()
			.findByUser(own(request, parameters, "service_id"), parameters.required(field, 128), field, "query"));
	}

	private static Answer terminateByCode(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		String code = authorizationCode(request);
		RequestBody body = request.body(MainlandCall.TERMINATE_BY_CODE);
		request.platform().merchant().checkOwn(body);
		return terminate(request, request.platform().permissions().find(code, body.text("service_id"), "body"));
	}

	private static Answer terminateByOpenid(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		String openid = request.variable(1, "openid", 128);
		RequestBody body = request.body(MainlandCall.TERMINATE_BY_OPENID);
		request.platform().merchant().checkOwn(body);
		return terminate(request,
				request.platform().permissions().findByUser(body.text("service_id"), openid, "openid", "path"));
	}

	private static Answer terminateByUser(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(MainlandCall.TERMINATE_BY_USER);
		request.platform().merchant().checkOwn(body);
		String field = body.has("openid") ? "openid" : "sub_openid";
		return terminate(request,
				request.platform().permissions().findByUser(body.text("service_id"), body.text(field), field, "body"));
	}

	private static Answer terminateUserService(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		String openid = request.variable(1, "openid", 128);
		String serviceId = request.variable(2, "service_id", 32);
		RequestBody body = request.body(MainlandCall.TERMINATE_USER_SERVICE);
		request.platform().merchant().checkOwn(body);
		request.platform().merchant().checkOwn("service_id", serviceId, "path");
		return terminate(request, request.platform().permissions().findByUser(serviceId, openid, "openid", "path"));
	}

	private static Answer terminate(MainlandRequest request, Permission permission) {
		request.platform().terminate(permission);
		return Endpoint.done();
	}

	private static Answer userServiceState(MainlandRequest request) {
		QueryParameters parameters = parameters(request, Set.of("service_id", "appid", "openid"));
		String appid = own(request, parameters, "appid");
		String serviceId = own(request, parameters, "service_id");
		String openid = parameters.required("openid", 128);
		boolean isOpen = request.platform().permissions().isOpen(serviceId, openid);
		return Answer.json(200,
				Json.bytes(Json.object()
					.put("appid", appid)
					.put("service_id", serviceId)
					.put("openid", openid)
					.put("use_service_state", isOpen ? "AVAILABLE" : "UNAVAILABLE")));
	}

	private static Answer assess(MainlandRequest request) {
		if (request.mode().isPartner()) {
			own(request, parameters(request, Set.of("sub_mchid")), "sub_mchid");
		}
		else {
			Endpoint.checkNoQuery(request.request());
		}
		RequestBody body = request.body(MainlandCall.ASSESS_USER_RISK_LEVEL);
		request.platform().merchant().checkOwn(body);
		ObjectNode document = permission(request, body).document(request.mchid(), request.platform().riskLevel());
		return Answer.json(200, Json.bytes(document.put("user_label", "A")));
	}

	private static Permission permission(MainlandRequest request, RequestBody body) {
		String serviceId = body.text("service_id");
		if (body.has("authorization_code")) {
			return request.platform().permissions().find(body.text("authorization_code"), serviceId, "body");
		}
		String field = body.has("openid") ? "openid" : "sub_openid";
		return request.platform().permissions().findByUser(serviceId, body.text(field), field, "body");
	}

	private static String authorizationCode(MainlandRequest request) {
		return MainlandCall.checkAuthorizationCode(request.variable(1, "authorization_code", 32), "path");
	}

	private static QueryParameters parameters(MainlandRequest request, Set<String> known) {
		return QueryParameters.of(request.request().query(), known);
	}

	private static String own(MainlandRequest request, QueryParameters parameters, String field) {
		String value = parameters.required(field, 32);
		request.platform().merchant().checkOwn(field, value, "query");
		return value;
	}

	private static Answer document(MainlandRequest request, Permission permission) {
		return Answer.json(200, Json.bytes(permission.document(request.mchid(), request.platform().riskLevel())));
	}

}
