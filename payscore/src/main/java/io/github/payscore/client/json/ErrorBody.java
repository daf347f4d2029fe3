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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.verification.UntrustedText;

/**
 * What the body of an error says. Read as a tree, because its details are free-form.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @param code the error code, or {@code null}
 * @param message what WeChat Pay says for humans, or {@code null}
 * @param detail the JSON text of the details, or {@code null}
 */
public record ErrorBody(@Nullable String code, @Nullable String message, @Nullable String detail) {

	/**
	 * An answer that says nothing.
	 */
	public static final ErrorBody EMPTY = new ErrorBody(null, null, null);

	private static final ObjectReader READER = new JsonMapper().readerFor(JsonNode.class);

	/**
	 * Read the body of an answer.
	 * @param body the bytes
	 * @return what it says, or {@link #EMPTY} if it is no JSON
	 */
	public static ErrorBody parse(byte[] body) {
		try {
			JsonNode tree = READER.readTree(body);
			JsonNode detail = tree.path("detail");
			return new ErrorBody(text(tree.path("code")), text(tree.path("message")),
					(detail.isMissingNode() || detail.isNull()) ? null : detail.toString());
		}
		catch (JacksonException ex) {
			// An empty body, or the page of a gateway
			return EMPTY;
		}
	}

	private static @Nullable String text(JsonNode node) {
		return node.isString() ? node.stringValue() : null;
	}

	/**
	 * Return code and message for the text of an exception.
	 * @return for example <code> PARAM_ERROR "…"</code>, with a blank before it, or an
	 * empty text
	 */
	public String describe() {
		String text = (this.code != null) ? " " + UntrustedText.clean(this.code) : "";
		return (this.message != null) ? text + " \"" + UntrustedText.clean(this.message) + "\"" : text;
	}

}
