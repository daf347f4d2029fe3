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

package io.github.payscore.autoconfigure.outbox;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;

/**
 * The one bean of a type that the outbox needs, or the primary one of several.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxBeans {

	private OutboxBeans() {
	}

	static <T> T require(ObjectProvider<T> provider, String type, String action) {
		T bean = getIfAvailable(provider, type);
		if (bean == null) {
			throw InvalidWeChatPayConfigurationException.of(problem(type, "there is none"),
					action + " Or set the property to 'false'.");
		}
		return bean;
	}

	private static <T> @Nullable T getIfAvailable(ObjectProvider<T> provider, String type) {
		try {
			return provider.getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw InvalidWeChatPayConfigurationException.of(problem(type, "there are several"),
					"Mark one as @Primary, or define a bean with JdbcOutbox.builder(..).");
		}
	}

	private static String problem(String type, String reason) {
		return "The property '%s' cannot be used: the outbox needs a %s, and %s.".formatted(PropertiesOutbox.ENABLED,
				type, reason);
	}

}
