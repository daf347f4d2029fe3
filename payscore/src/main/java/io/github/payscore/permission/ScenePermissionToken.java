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
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What asks a user for a permission in a scene. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param scene the scene of the request
 * @param transactionPermissionsToken the token for the payment that the user is asked in,
 * or {@code null} if WeChat Pay gave none
 * @since 0.1.0
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ScenePermissionToken(@Nullable String scene, @Nullable String transactionPermissionsToken) {

	/**
	 * Return the scene, without the token.
	 */
	@Override
	public String toString() {
		return "ScenePermissionToken [scene=" + this.scene + "]";
	}

}
