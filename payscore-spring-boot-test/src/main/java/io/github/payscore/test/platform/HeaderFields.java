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

package io.github.payscore.test.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request; names in any case, several values per name.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class HeaderFields {

	private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	void add(String name, String value) {
		this.fields.computeIfAbsent(name, (key) -> new ArrayList<>(1)).add(value);
	}

	public List<String> all(String name) {
		return Collections.unmodifiableList(this.fields.getOrDefault(name, List.of()));
	}

	public @Nullable String first(String name) {
		List<String> values = all(name);
		return values.isEmpty() ? null : values.get(0);
	}

	public Map<String, List<String>> asMap() {
		Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		this.fields.forEach((name, values) -> map.put(name, List.copyOf(values)));
		return Collections.unmodifiableMap(map);
	}

}
