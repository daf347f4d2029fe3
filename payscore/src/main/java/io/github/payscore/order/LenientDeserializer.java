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

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads an answer of WeChat Pay in the same lenient way whatever the mapper: WeChat Pay's
 * own examples have amounts that are text, and empty text, objects and lists in the place
 * of what is missing. What is no such thing still fails, because an amount must not be
 * guessed. For the records of this library, which it is named on by
 * {@link JsonDeserialize}. Thread-safe.
 *
 * @param <T> the type of the answer
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public abstract class LenientDeserializer<T> extends ValueDeserializer<T> {

	private final ObjectReader reader;

	/**
	 * Create a deserializer.
	 * @param type the type of the answer, a record
	 */
	protected LenientDeserializer(Class<T> type) {
		this.reader = JsonMapper.builder()
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
			.withCoercionConfig(LogicalType.POJO, LenientDeserializer::readBlankAsNull)
			.withCoercionConfig(LogicalType.Collection, LenientDeserializer::readBlankAsNull)
			.addModule(new SimpleModule().addDeserializer(String.class, new BlankAsNullDeserializer())
				.addDeserializer(Long.class, WholeNumberDeserializer.ofLong())
				.addDeserializer(Integer.class, WholeNumberDeserializer.ofInteger()))
			.addHandler(new EmptyObjectAsNoList())
			.addMixIn(type, ByItsComponents.class)
			.build()
			.readerFor(type);
	}

	private static void readBlankAsNull(MutableCoercionConfig config) {
		config.setAcceptBlankAsEmpty(true).setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
	}

	/**
	 * Read the record.
	 */
	@Override
	public T deserialize(JsonParser parser, DeserializationContext context) {
		return this.reader.readValue(parser);
	}

	/**
	 * Takes the annotation away that names this deserializer.
	 */
	@JsonDeserialize(using = ValueDeserializer.None.class)
	private abstract static class ByItsComponents {

	}

}
