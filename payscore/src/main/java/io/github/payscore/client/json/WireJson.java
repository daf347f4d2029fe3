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

import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import io.github.payscore.client.json.DataOnlySerializerModifier.NoDataException;
import io.github.payscore.signature.SignatureThreads;

/**
 * JSON as WeChat Pay wants it. Has a mapper of its own, so that nothing an application
 * does to its mapper changes what is signed and sent.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class WireJson {

	// The first byte of a UTF-8 sequence of four. WeChat Pay accepts sequences of one to
	// three bytes only.
	private static final int FOUR_BYTE_SEQUENCE = 0xF0;

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.changeDefaultPropertyInclusion(
				(inclusion) -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
		.addModule(new SimpleModule().addSerializer(OffsetDateTime.class, new Rfc3339Serializer())
			.setSerializerModifier(new DataOnlySerializerModifier()))
		.build();

	private final Map<Type, Mono<Void>> prepared = new ConcurrentHashMap<>(
			Map.of(Void.class, Mono.empty(), String.class, Mono.empty()));

	private final Function<Callable<ObjectReader>, Mono<ObjectReader>> threads;

	/**
	 * Create a new mapper for threads that may wait, which prepare types themselves.
	 */
	public WireJson() {
		this(Mono::fromCallable);
	}

	/**
	 * Create a new mapper.
	 * @param threads where types are prepared: threads that calls never wait on
	 */
	public WireJson(SignatureThreads threads) {
		this(threads::call);
	}

	private WireJson(Function<Callable<ObjectReader>, Mono<ObjectReader>> threads) {
		this.threads = threads;
		ObjectReader unused = this.mapper.readerFor(JsonNode.class);
	}

	/**
	 * Return a request body as it goes out: a JSON object in UTF-8.
	 * @param body what is to be sent; text and bytes must be a JSON object already
	 * @return the bytes
	 * @throws IllegalArgumentException if it is no JSON object, or holds characters that
	 * WeChat Pay does not accept
	 */
	public byte[] write(Object body) {
		byte[] bytes = toBytes(body);
		for (byte unit : bytes) {
			if ((unit & FOUR_BYTE_SEQUENCE) == FOUR_BYTE_SEQUENCE) {
				throw new IllegalArgumentException("The request contains a character that WeChat Pay does not accept: "
						+ "one outside the Basic Multilingual Plane, such as an emoji");
			}
		}
		return bytes;
	}

	private byte[] toBytes(Object body) {
		if (body instanceof CharSequence text) {
			return requireObject(text.getClass(), encode(text));
		}
		if (body instanceof byte[] bytes) {
			return requireObject(bytes.getClass(), bytes.clone());
		}
		byte[] bytes = serialize(body);
		if (bytes[0] != '{') {
			throw noObject(body.getClass());
		}
		return bytes;
	}

	private byte[] serialize(Object body) {
		try {
			return this.mapper.writeValueAsBytes(body);
		}
		catch (JacksonException ex) {
			String reason = (ex instanceof NoDataException) ? ": " + ex.getOriginalMessage() : "";
			throw new IllegalArgumentException(
					"The body of type " + body.getClass().getName() + " cannot be written as JSON" + reason, ex);
		}
	}

	private static byte[] encode(CharSequence text) {
		try {
			ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			byte[] bytes = new byte[encoded.remaining()];
			encoded.get(bytes);
			return bytes;
		}
		catch (CharacterCodingException ex) {
			throw noObject(text.getClass());
		}
	}

	// Its own parser would take other encodings for JSON as well, but nobody else does.
	private byte[] requireObject(Class<?> type, byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (this.mapper.readTree(text).isObject()) {
				return bytes;
			}
		}
		catch (CharacterCodingException | JacksonException ex) {
			// Its message may quote the body, so it is not the cause
			throw noObject(type);
		}
		throw noObject(type);
	}

	private static IllegalArgumentException noObject(Class<?> type) {
		return new IllegalArgumentException("The body of type " + type.getTypeName()
				+ " is no JSON object. Give a record, a Map, a JsonNode of Jackson 3 that is an object, or text or bytes "
				+ "in UTF-8 that are a JSON object");
	}

	/**
	 * Find out how to read a type. Jackson does so once, and makes everybody else who
	 * needs a new one wait for a lock meanwhile, so no event loop may take part.
	 * @param typeReference the type
	 * @return completes when it is known, at once if it has been before
	 */
	public Mono<Void> prepare(ParameterizedTypeReference<?> typeReference) {
		return this.prepared.computeIfAbsent(typeReference.getType(),
				(type) -> this.threads.apply(() -> this.mapper.readerFor(this.mapper.constructType(type)))
					.onErrorComplete()
					.then()
					.cache());
	}

	/**
	 * Read the body of an answer.
	 * @param <T> what it is read as
	 * @param body the bytes
	 * @param typeReference the type; {@code String} is the text itself
	 * @return the value, or {@code null} if there is no body or none is wanted
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T read(byte[] body, ParameterizedTypeReference<T> typeReference) {
		Type type = typeReference.getType();
		if (body.length == 0 || type == Void.class) {
			return null;
		}
		if (type == String.class) {
			return (T) new String(body, StandardCharsets.UTF_8);
		}
		return this.mapper.readValue(body, this.mapper.constructType(type));
	}

	// RFC 3339 with seconds and without fractions. The offset is the caller's, and in
	// digits as WeChat Pay documents it.
	private static final class Rfc3339Serializer extends ValueSerializer<OffsetDateTime> {

		private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

		@Override
		public void serialize(OffsetDateTime value, JsonGenerator generator, SerializationContext context) {
			generator.writeString(FORMAT.format(value));
		}

	}

}
