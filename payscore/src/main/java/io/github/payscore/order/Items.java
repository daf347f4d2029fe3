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

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Lists of an answer, which must not make it unreadable. For the library's own records.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class Items {

	private Items() {
	}

	/**
	 * Return a list without what is missing in it.
	 * @param items the items, or {@code null}
	 * @param <T> the type of the items
	 * @return the items that are not {@code null}
	 */
	public static <T> List<T> copyOf(@Nullable List<T> items) {
		return (items != null) ? items.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
