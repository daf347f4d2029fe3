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

package io.github.payscore.client.json;

import java.util.Arrays;
import java.util.Set;

import org.springframework.util.ClassUtils;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;

/**
 * Keeps Jackson from writing what is no data: of a {@code Mono}, a node of another JSON
 * library or a type of the JDK that it does not know, it would write whatever getters it
 * finds, and that would be signed and sent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DataOnlySerializerModifier extends ValueSerializerModifier {

	private static final Set<String> NEVER_DATA = Set.of("org.reactivestreams.Publisher", "java.util.concurrent.Future",
			"java.util.concurrent.CompletionStage", "java.util.concurrent.Callable", "java.util.function.Supplier",
			"com.fasterxml.jackson.core.TreeNode", "com.google.gson.JsonElement", "jakarta.json.JsonValue",
			"org.json.JSONObject", "org.json.JSONArray");

	private static final String[] LIBRARIES = { "java.", "javax.", "jdk.", "sun.", "com.sun.", "org.springframework.",
			"reactor.", "io.netty." };

	@Override
	public ValueSerializer<?> modifySerializer(SerializationConfig config, BeanDescription.Supplier description,
			ValueSerializer<?> serializer) {
		Class<?> type = description.getBeanClass();
		if (isNeverData(type) || (serializer instanceof BeanSerializerBase && isOfLibrary(type))) {
			return new RefusingSerializer();
		}
		return serializer;
	}

	private static boolean isNeverData(Class<?> type) {
		for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
			if (NEVER_DATA.contains(candidate.getName())) {
				return true;
			}
		}
		return ClassUtils.getAllInterfacesForClassAsSet(type)
			.stream()
			.anyMatch((candidate) -> NEVER_DATA.contains(candidate.getName()));
	}

	private static boolean isOfLibrary(Class<?> type) {
		return Arrays.stream(LIBRARIES).anyMatch(type.getName()::startsWith);
	}

	private static final class RefusingSerializer extends ValueSerializer<Object> {

		@Override
		public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
			throw new NoDataException(generator, value.getClass());
		}

	}

	/**
	 * A value is no data.
	 */
	static final class NoDataException extends DatabindException {

		NoDataException(JsonGenerator generator, Class<?> type) {
			super(generator, "a " + type.getName() + " is no data");
		}

	}

}
