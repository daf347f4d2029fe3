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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The body that ends a permission: what of the request is not in the path.
 *
 * @param serviceId the service
 * @param appid the official account or mini program, or {@code null}
 * @param subMchid the sub-merchant, or {@code null}
 * @param subAppid that of the sub-merchant, or {@code null}
 * @param openid the user, or {@code null}
 * @param subOpenid the user as the sub-merchant knows them, or {@code null}
 * @param reason why it ends
 * @author PayScore for Spring Boot contributors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PermissionEnd(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, @Nullable String openid, @Nullable String subOpenid, String reason) {

	static PermissionEnd ofUserInBody(TerminatePermissionRequest request) {
		return new PermissionEnd(request.serviceId(), request.appid(), request.subMchid(), request.subAppid(),
				request.openid(), request.subOpenid(), request.reason());
	}

	static PermissionEnd ofUserInPath(TerminatePermissionRequest request) {
		return new PermissionEnd(request.serviceId(), request.appid(), request.subMchid(), null, null, null,
				request.reason());
	}

	static PermissionEnd ofServiceInPath(TerminatePermissionRequest request) {
		return new PermissionEnd(null, request.appid(), null, null, null, null, request.reason());
	}

}
