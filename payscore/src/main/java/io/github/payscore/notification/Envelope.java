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

package io.github.payscore.notification;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.DecryptionException;

/**
 * What a notification is sent in. Asks for no more than decryption needs, because WeChat
 * Pay's own examples leave out some of the rest.
 *
 * @param id the id of the notification
 * @param eventType what happened
 * @param createTime when it was made
 * @param summary what WeChat Pay says for people
 * @param resource what is encrypted, and how
 * @author PayScore for Spring Boot contributors
 */
record Envelope(String id, String eventType, @Nullable String createTime, @Nullable String summary, JsonNode resource) {

	private static final String RESOURCE_TYPE = "encrypt-resource";

	// Documented are 36 and 32 characters. Both are logged and stored.
	private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1,64}");

	static Envelope read(byte[] body) {
		JsonNode json = NotificationJson.object("the body", NotificationJson.text("the body", body));
		requireValue(json, "resource_type", RESOURCE_TYPE);
		JsonNode resource = json.path("resource");
		if (!resource.isObject()) {
			throw InvalidNotificationException.notReadable("the field resource is missing");
		}
		requireValue(resource, "algorithm", ApiV3Key.ALGORITHM);
		return new Envelope(requireName(json, "id"), requireName(json, "event_type"), text(json, "create_time"),
				text(json, "summary"), resource);
	}

	byte[] decrypt(ApiV3Key key) {
		byte[] nonce = require(this.resource, "nonce").getBytes(StandardCharsets.UTF_8);
		String associatedData = optional(this.resource, "associated_data");
		byte[] authenticated = (associatedData != null) ? associatedData.getBytes(StandardCharsets.UTF_8) : new byte[0];
		try {
			return key.decrypt(nonce, authenticated, ciphertext());
		}
		catch (DecryptionException ex) {
			throw notDecrypted("the nonce is wrong, or it was encrypted with another APIv3 key or changed since", ex);
		}
	}

	private byte[] ciphertext() {
		try {
			return Base64.getDecoder().decode(require(this.resource, "ciphertext"));
		}
		catch (IllegalArgumentException ex) {
			throw notDecrypted("the ciphertext is no Base64", null);
		}
	}

	private static InvalidNotificationException notDecrypted(String problem, @Nullable Throwable cause) {
		return new InvalidNotificationException(InvalidNotificationException.Reason.NOT_DECRYPTED, problem, cause);
	}

	private static void requireValue(JsonNode json, String name, String value) {
		if (!value.equals(require(json, name))) {
			throw InvalidNotificationException.notReadable("the field %s is not %s".formatted(name, value));
		}
	}

	private static String requireName(JsonNode json, String name) {
		String value = require(json, name);
		if (!NAME.matcher(value).matches()) {
			throw InvalidNotificationException
				.notReadable("the field %s is not 1 to 64 printable characters".formatted(name));
		}
		return value;
	}

	private static String require(JsonNode json, String name) {
		String value = optional(json, name);
		if (value == null) {
			throw InvalidNotificationException.notReadable("the field %s is missing".formatted(name));
		}
		return value;
	}

	// Blank text says nothing.
	private static @Nullable String text(JsonNode json, String name) {
		String text = optional(json, name);
		return (text == null || text.isBlank()) ? null : text;
	}

	private static @Nullable String optional(JsonNode json, String name) {
		JsonNode value = json.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	/**
	 * Return the envelope, without the content.
	 */
	@Override
	public String toString() {
		return "Envelope [id=" + this.id + ", eventType=" + this.eventType + "]";
	}

}
