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

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.Settlement;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandIdentity;

/**
 * The calls of both modes: what they have in common, given the identity.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Permissions {

	private static final int BAD_REQUEST = 400;

	private static final int NOT_FOUND = 404;

	private static final String ORDER_NOT_EXIST = "ORDER_NOT_EXIST";

	private static final String TOKEN = "a token";

	private static final String PERMISSION = "a permission";

	private final WeChatPayClient client;

	private final MainlandIdentity identity;

	private final PermissionEndpoints endpoints;

	Permissions(WeChatPayClient client, MainlandIdentity identity) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
		this.identity = identity;
		this.endpoints = PermissionEndpoints.of(identity.mode());
	}

	Mono<PermissionToken> apply(ApplyPermissionRequest request) {
		ApplyPermissionRequest application = this.identity.bind(request);
		return this.endpoints.apply()
			.retrieve(this.endpoints.apply().request(this.client).body(application), TOKEN,
					(answer) -> StringUtils.hasText(answer.applyPermissionsToken()));
	}

	Mono<ScenePermissionToken> applyForScene(ApplyPermissionForSceneRequest request) {
		ApplyPermissionForSceneRequest application = this.identity.bind(request);
		return PermissionEndpoints.APPLY_FOR_SCENE.retrieve(
				PermissionEndpoints.APPLY_FOR_SCENE.request(this.client).body(application), TOKEN, (answer) -> true);
	}

	Mono<Permission> query(QueryPermissionRequest request) {
		return send(this.identity.bind(request));
	}

	private Mono<Permission> send(QueryPermissionRequest query) {
		PermissionCall<Permission> call = this.endpoints.query(query);
		return call.endpoint().retrieve(call.request(this.client), PERMISSION, (permission) -> true);
	}

	Mono<Void> terminate(TerminatePermissionRequest request) {
		TerminatePermissionRequest termination = this.identity.bind(request);
		PermissionCall<Void> call = this.endpoints.terminate(termination);
		return call.request(this.client)
			.body(this.endpoints.end(termination))
			.settledWith((refusal) -> isAboutThePermission(refusal) ? settle(termination) : Mono.empty())
			.retrieve(Void.class);
	}

	Mono<Permission> assess(AssessUserRiskLevelRequest request) {
		AssessUserRiskLevelRequest assessment = this.identity.bind(request);
		PermissionCall<Permission> call = this.endpoints.assess(assessment);
		return call.endpoint().retrieve(call.request(this.client).body(assessment), PERMISSION, (permission) -> true);
	}

	Mono<UserServiceState> userServiceState(QueryPermissionRequest request) {
		QueryPermissionRequest query = this.identity.bind(request);
		String openid = required("openid", query.openid());
		return PermissionEndpoints.USER_SERVICE_STATE.retrieve(
				PermissionEndpoints.USER_SERVICE_STATE.request(this.client, required("serviceId", query.serviceId()),
						required("appid", query.appid()), openid),
				"a state", (state) -> StringUtils.hasText(state.useServiceState()));
	}

	// Not settled: no query is documented to tell of what this ends whether it ended.
	Mono<Void> terminateUserService(TerminatePermissionRequest request) {
		TerminatePermissionRequest termination = this.identity.bind(request);
		return PermissionEndpoints.TERMINATE_USER_SERVICE
			.request(this.client, required("openid", termination.openid()),
					required("serviceId", termination.serviceId()))
			.body(PermissionEnd.ofServiceInPath(termination))
			.settledWith((refusal) -> Mono.empty())
			.retrieve(Void.class);
	}

	private static String required(String field, @Nullable String value) {
		return OrderChecks.required(field, value);
	}

	// A repetition may be refused because the earlier attempt ended the permission. The
	// documents name several codes of 400 for what is done or in the wrong state.
	private static boolean isAboutThePermission(WeChatPayResponseException refusal) {
		return refusal.getStatusCode() == BAD_REQUEST || refusal.getStatusCode() == NOT_FOUND;
	}

	private Mono<Settlement<Void>> settle(TerminatePermissionRequest termination) {
		return send(termination.toQuery()).filter(termination::isAbout)
			.flatMap(Permissions::settle)
			.onErrorResume(WeChatPayResponseException.class, Permissions::noEffectIfNoPermission);
	}

	// A permission that is given may have ended and been given again since. Only one that
	// never ended certainly did not end by this call.
	private static Mono<Settlement<Void>> settle(Permission permission) {
		return switch (String.valueOf(permission.authorizationState())) {
			case Permission.STATE_UNAVAILABLE -> Mono.just(Settlement.tookEffect(null));
			case Permission.STATE_UNBINDUSER -> Mono.just(Settlement.hadNoEffect());
			case Permission.STATE_AVAILABLE ->
				(permission.cancelAuthorizationTime() == null) ? Mono.just(Settlement.hadNoEffect()) : Mono.empty();
			default -> Mono.empty();
		};
	}

	// By its code: a host that does not know the path answers 404 as well, without one.
	private static Mono<Settlement<Void>> noEffectIfNoPermission(WeChatPayResponseException failure) {
		return ORDER_NOT_EXIST.equals(failure.getCode()) ? Mono.just(Settlement.hadNoEffect()) : Mono.error(failure);
	}

}
