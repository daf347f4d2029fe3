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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.util.unit.DataSize;

import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.merchant.PayScoreMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectionSettings}.
 *
 * @author PayScore for Spring Boot contributors
 */
class ConnectionSettingsTests {

	private static final Map<Class<?>, Object> VALUES = Map.of(String.class, "value", List.class, List.of("value"),
			int.class, 7654, Boolean.class, true, boolean.class, true, Duration.class, Duration.ofMillis(7654),
			DataSize.class, DataSize.ofBytes(7654), PayScoreMode.class, PayScoreMode.DIRECT);

	private static final WeChatPayConnectionDetails NO_DETAILS = new WeChatPayConnectionDetails() {
	};

	@Test
	void useWhenDetailsGiveNothingThenHoldsEveryProperty() {
		WeChatPayProperties properties = new WeChatPayProperties();
		fill(new BeanWrapperImpl(properties));
		new ConnectionSettings(properties, PropertyNames.DEFAULT, NO_DETAILS).use((used) -> {
			assertThat(used).isNotSameAs(properties).usingRecursiveComparison().isEqualTo(properties);
			return used;
		});
	}

	private static void fill(BeanWrapper bean) {
		for (PropertyDescriptor property : bean.getPropertyDescriptors()) {
			if (property.getWriteMethod() != null) {
				bean.setPropertyValue(property.getName(), Objects.requireNonNull(VALUES.get(property.getPropertyType()),
						() -> "No value for " + property.getName()));
			}
			else if (!BeanUtils.isSimpleProperty(property.getPropertyType())) {
				fill(new BeanWrapperImpl(Objects.requireNonNull(bean.getPropertyValue(property.getName()))));
			}
		}
	}

	@Test
	void useWhenDetailsGiveAnythingThenLeavesPropertiesBeanAlone() {
		WeChatPayProperties properties = new WeChatPayProperties();
		properties.setBaseUrl("https://production.example");
		properties.setBackupBaseUrl("https://backup.example");
		new ConnectionSettings(properties, PropertyNames.DEFAULT, new WeChatPayConnectionDetails() {

			@Override
			public String getBaseUrl() {
				return "http://localhost:8870";
			}

		}).use((used) -> {
			assertThat(used.getBaseUrl()).isEqualTo("http://localhost:8870");
			assertThat(used.getBackupBaseUrl()).isNull();
			return used;
		});
		assertThat(properties.getBaseUrl()).isEqualTo("https://production.example");
		assertThat(properties.getBackupBaseUrl()).isEqualTo("https://backup.example");
	}

}
