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

package io.github.payscore.client;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as WeChat Pay wants it. Has a mapper of its own, so that nothing an application
 * does to its mapper changes what is signed and sent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WireJson {

	// The first byte of a UTF-8 sequence of four. WeChat Pay accepts sequences of one to
	// three bytes only.
	private static final int FOUR_BYTE_SEQUENCE = 0xF0;

	private final JsonMapper mapper = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.changeDefaultPropertyInclusion(
				(inclusion) -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
		.addModule(new SimpleModule().addSerializer(OffsetDateTime.class, new Rfc3339Serializer()))
		.build();

	byte[] write(Object body) {
		byte[] bytes = serialize(body);
		for (byte unit : bytes) {
			if ((unit & FOUR_BYTE_SEQUENCE) == FOUR_BYTE_SEQUENCE) {
				throw new IllegalArgumentException("The request contains a character that WeChat Pay does not accept: "
						+ "one outside the Basic Multilingual Plane, such as an emoji");
			}
		}
		return bytes;
	}

	private byte[] serialize(Object body) {
		try {
			return this.mapper.writeValueAsBytes(body);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException(
					"The body of type " + body.getClass().getName() + " cannot be written as JSON", ex);
		}
	}

	@SuppressWarnings("unchecked")
	<T> @Nullable T read(byte[] body, ParameterizedTypeReference<T> typeReference) {
		Type type = typeReference.getType();
		if (body.length == 0 || type == Void.class) {
			return null;
		}
		if (type == String.class) {
			return (T) new String(body, StandardCharsets.UTF_8);
		}
		return this.mapper.readValue(body, this.mapper.constructType(type));
	}

	// RFC 3339 with seconds and without fractions.
	private static final class Rfc3339Serializer extends ValueSerializer<OffsetDateTime> {

		private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

		@Override
		public void serialize(OffsetDateTime value, JsonGenerator generator, SerializationContext context) {
			generator.writeString(FORMAT.format(value));
		}

	}

}
