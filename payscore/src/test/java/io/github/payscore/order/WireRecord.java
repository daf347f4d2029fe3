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

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The fields that a record has on the wire. A field is named by its path, such as
 * {@code post_payments[].name}.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class WireRecord {

	private WireRecord() {
	}

	public static Map<String, String> types(Class<?> type) {
		Map<String, String> types = new TreeMap<>();
		collect("", type, types);
		return types;
	}

	private static void collect(String prefix, Class<?> type, Map<String, String> types) {
		for (RecordComponent component : type.getRecordComponents()) {
			if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
				continue;
			}
			String path = prefix + nameOf(component);
			Class<?> fieldType = component.getType();
			types.put(path, fieldType.isRecord() ? "record" : fieldType.getSimpleName());
			if (fieldType.isRecord()) {
				collect(path + ".", fieldType, types);
			}
			if (fieldType == List.class && itemType(component.getGenericType()).isRecord()) {
				collect(path + "[].", itemType(component.getGenericType()), types);
			}
		}
	}

	private static String nameOf(RecordComponent component) {
		JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
		return (name != null) ? name.value()
				: component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static Class<?> itemType(Type list) {
		return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
	}

}
