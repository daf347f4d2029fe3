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

package io.github.payscore.autoconfigure;

import java.beans.PropertyDescriptor;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * The properties that can be set on an object for them, and on those within it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SettableProperties {

	private SettableProperties() {
	}

	static Stream<String> names(String prefix, Object properties) {
		BeanWrapper bean = new BeanWrapperImpl(properties);
		return Stream.of(bean.getPropertyDescriptors())
			.flatMap((property) -> names(prefix + DataObjectPropertyName.toDashedForm(property.getName()), bean,
					property));
	}

	private static Stream<String> names(String name, BeanWrapper bean, PropertyDescriptor property) {
		if (property.getWriteMethod() != null) {
			return Stream.of(name);
		}
		return BeanUtils.isSimpleProperty(property.getPropertyType()) ? Stream.empty()
				: names(name + ".", Objects.requireNonNull(bean.getPropertyValue(property.getName())));
	}

}
