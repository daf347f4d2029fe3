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

import java.math.BigDecimal;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a whole number, which may be written as text; blank text is absent. Never rounds:
 * an amount with a fraction fails.
 *
 * @param <N> the type of the number
 * @author PayScore for Spring Boot contributors
 */
final class WholeNumberDeserializer<N extends Number> extends StdScalarDeserializer<N> {

	/**
	 * Longer than any number that fits, so that no text costs much time.
	 */
	private static final int MAX_LENGTH = 32;

	private final Class<N> type;

	private final transient Function<BigDecimal, N> exact;

	private WholeNumberDeserializer(Class<N> type, Function<BigDecimal, N> exact) {
		super(type);
		this.type = type;
		this.exact = exact;
	}

	static WholeNumberDeserializer<Long> ofLong() {
		return new WholeNumberDeserializer<>(Long.class, BigDecimal::longValueExact);
	}

	static WholeNumberDeserializer<Integer> ofInteger() {
		return new WholeNumberDeserializer<>(Integer.class, BigDecimal::intValueExact);
	}

	@Override
	public @Nullable N deserialize(JsonParser parser, DeserializationContext context) {
		return switch (parser.currentToken()) {
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> read(parser.getString().strip(), context);
			default -> this.type.cast(context.handleUnexpectedToken(this.type, parser));
		};
	}

	private @Nullable N read(String text, DeserializationContext context) {
		if (text.isEmpty()) {
			return null;
		}
		N number = (text.length() <= MAX_LENGTH) ? parse(text) : null;
		return (number != null) ? number
				: this.type.cast(context.handleWeirdStringValue(this.type, text, "not a whole number"));
	}

	private @Nullable N parse(String text) {
		try {
			return this.exact.apply(new BigDecimal(text));
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

}
