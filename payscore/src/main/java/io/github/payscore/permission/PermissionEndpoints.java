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

package io.github.payscore.permission;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.payscore.client.Endpoint;
import io.github.payscore.order.mainland.MainlandMode;

/**
 * The endpoints of a mode. An application is made once: no document says that a
 * repetition is accepted. To end a permission that has ended ends nothing more, and an
 * assessment changes nothing, so both may be repeated.
 *
 * @author PayScore for Spring Boot contributors
 */
abstract class PermissionEndpoints {

	static final String ROOT = "/v3/payscore/";

	static final String BY_CODE = "permissions/authorization-code/{authorization_code}";

	static final Endpoint<UserServiceState> USER_SERVICE_STATE = Endpoint
		.get(ROOT + "user-service-state?service_id={service_id}&appid={appid}&openid={openid}", UserServiceState.class);

	static final Endpoint<Void> TERMINATE_USER_SERVICE = Endpoint
		.repeatablePost(ROOT + "users/{openid}/permissions/{service_id}/terminate", Void.class);

	static final Endpoint<ScenePermissionToken> APPLY_FOR_SCENE = Endpoint
		.post(ROOT + "partner/permissions/apply-for-scene", ScenePermissionToken.class);

	private final Endpoint<PermissionToken> apply;

	private PermissionEndpoints(Endpoint<PermissionToken> apply) {
		this.apply = apply;
	}

	static PermissionEndpoints of(MainlandMode mode) {
		return switch (mode) {
			case DIRECT -> new Direct();
			case PARTNER -> new Partner();
		};
	}

	Endpoint<PermissionToken> apply() {
		return this.apply;
	}

	abstract PermissionCall<Permission> query(QueryPermissionRequest request);

	abstract PermissionCall<Void> terminate(TerminatePermissionRequest request);

	abstract PermissionEnd end(TerminatePermissionRequest request);

	abstract PermissionCall<Permission> assess(AssessUserRiskLevelRequest request);

	private static String bound(@Nullable String value) {
		return Objects.requireNonNull(value);
	}

	static final class Direct extends PermissionEndpoints {

		static final Endpoint<Permission> QUERY_BY_CODE = Endpoint.get(ROOT + BY_CODE + "?service_id={service_id}",
				Permission.class);

		static final Endpoint<Permission> QUERY_BY_OPENID = Endpoint
			.get(ROOT + "permissions/openid/{openid}?service_id={service_id}&appid={appid}", Permission.class);

		static final Endpoint<Void> TERMINATE_BY_CODE = Endpoint.repeatablePost(ROOT + BY_CODE + "/terminate",
				Void.class);

		static final Endpoint<Void> TERMINATE_BY_OPENID = Endpoint
			.repeatablePost(ROOT + "permissions/openid/{openid}/terminate", Void.class);

		static final Endpoint<Permission> ASSESS = Endpoint.repeatablePost(ROOT + "permissions/assess-user-risk-level",
				Permission.class);

		Direct() {
			super(Endpoint.post(ROOT + "permissions", PermissionToken.class));
		}

		@Override
		PermissionCall<Permission> query(QueryPermissionRequest request) {
			String serviceId = bound(request.serviceId());
			return (request.authorizationCode() != null)
					? PermissionCall.of(QUERY_BY_CODE, request.authorizationCode(), serviceId)
					: PermissionCall.of(QUERY_BY_OPENID, bound(request.openid()), serviceId, bound(request.appid()));
		}

		@Override
		PermissionCall<Void> terminate(TerminatePermissionRequest request) {
			return (request.authorizationCode() != null)
					? PermissionCall.of(TERMINATE_BY_CODE, request.authorizationCode())
					: PermissionCall.of(TERMINATE_BY_OPENID, bound(request.openid()));
		}

		@Override
		PermissionEnd end(TerminatePermissionRequest request) {
			return PermissionEnd.ofUserInPath(request);
		}

		@Override
		PermissionCall<Permission> assess(AssessUserRiskLevelRequest request) {
			return PermissionCall.of(ASSESS);
		}

	}

	static final class Partner extends PermissionEndpoints {

		private static final String PERMISSIONS = ROOT + "partner/permissions";

		static final Endpoint<Permission> QUERY_BY_CODE = Endpoint
			.get(ROOT + "partner/" + BY_CODE + "?service_id={service_id}&sub_mchid={sub_mchid}", Permission.class);

		static final String SEARCH = PERMISSIONS
				+ "/search?service_id={service_id}&sub_mchid={sub_mchid}&appid={appid}";

		static final Endpoint<Permission> QUERY_BY_OPENID = Endpoint.get(SEARCH + "&openid={openid}", Permission.class);

		static final Endpoint<Permission> QUERY_BY_OPENID_AND_SUB_APPID = Endpoint
			.get(SEARCH + "&sub_appid={sub_appid}&openid={openid}", Permission.class);

		static final Endpoint<Permission> QUERY_BY_SUB_OPENID = Endpoint
			.get(SEARCH + "&sub_appid={sub_appid}&sub_openid={sub_openid}", Permission.class);

		static final Endpoint<Void> TERMINATE_BY_CODE = Endpoint
			.repeatablePost(ROOT + "partner/" + BY_CODE + "/terminate", Void.class);

		static final Endpoint<Void> TERMINATE_BY_USER = Endpoint.repeatablePost(PERMISSIONS + "/terminate", Void.class);

		static final Endpoint<Permission> ASSESS = Endpoint
			.repeatablePost(PERMISSIONS + "/assess-user-risk-level?sub_mchid={sub_mchid}", Permission.class);

		Partner() {
			super(Endpoint.post(PERMISSIONS, PermissionToken.class));
		}

		@Override
		PermissionCall<Permission> query(QueryPermissionRequest request) {
			String serviceId = bound(request.serviceId());
			String subMchid = bound(request.subMchid());
			if (request.authorizationCode() != null) {
				return PermissionCall.of(QUERY_BY_CODE, request.authorizationCode(), serviceId, subMchid);
			}
			String appid = bound(request.appid());
			if (request.subOpenid() != null) {
				return PermissionCall.of(QUERY_BY_SUB_OPENID, serviceId, subMchid, appid, bound(request.subAppid()),
						request.subOpenid());
			}
			String openid = bound(request.openid());
			return (request.subAppid() != null) ? PermissionCall.of(QUERY_BY_OPENID_AND_SUB_APPID, serviceId, subMchid,
					appid, request.subAppid(), openid)
					: PermissionCall.of(QUERY_BY_OPENID, serviceId, subMchid, appid, openid);
		}

		@Override
		PermissionCall<Void> terminate(TerminatePermissionRequest request) {
			return (request.authorizationCode() != null)
					? PermissionCall.of(TERMINATE_BY_CODE, request.authorizationCode())
					: PermissionCall.of(TERMINATE_BY_USER);
		}

		@Override
		PermissionEnd end(TerminatePermissionRequest request) {
			return (request.authorizationCode() != null) ? PermissionEnd.ofUserInPath(request)
					: PermissionEnd.ofUserInBody(request);
		}

		@Override
		PermissionCall<Permission> assess(AssessUserRiskLevelRequest request) {
			return PermissionCall.of(ASSESS, bound(request.subMchid()));
		}

	}

}
