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

package io.github.payscore.order;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/**
 * Reads an empty object in the place of a list as no list. One with members would be
 * lost, so it fails.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EmptyObjectAsNoList extends DeserializationProblemHandler {

	@Override
	public @Nullable Object handleUnexpectedToken(DeserializationContext context, JavaType type, JsonToken token,
			JsonParser parser, @Nullable String message) {
		boolean isEmptyObject = token == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.END_OBJECT;
		return (isEmptyObject && type.isCollectionLikeType()) ? null : NOT_HANDLED;
	}

}
