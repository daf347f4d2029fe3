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

package io.github.payscore.local.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Launch parameters as people have them: the JSON or the call of a mini program, a query
 * string, or a link that ends with one.
 *
 * @param businessType the type of the page, empty if the text does not say it
 * @param parameters the parameters of the page
 * @author PayScore for Spring Boot contributors
 */
record LaunchText(String businessType, Map<String, String> parameters) {

	private static final String BUSINESS_TYPE = "businessType";

	/**
	 * Read a text.
	 * @param text the text
	 * @return what it says
	 * @throws IllegalArgumentException if it is neither JSON nor a query string
	 */
	static LaunchText parse(String text) {
		int begin = text.indexOf('{');
		int end = text.lastIndexOf('}');
		return (begin >= 0 && end > begin) ? ofJson(text.substring(begin, end + 1)) : ofQuery(afterQuestionMark(text));
	}

	private static String afterQuestionMark(String text) {
		return text.strip().substring(text.strip().indexOf('?') + 1);
	}

	private static LaunchText ofJson(String text) {
		JsonNode json = readObject(text);
		String businessType = json.path(BUSINESS_TYPE).asString("");
		for (String name : new String[] { "queryString", "query" }) {
			if (json.path(name).isString() && !json.path("extraData").isObject()) {
				return new LaunchText(businessType, ofQuery(json.path(name).asString()).parameters());
			}
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		json.path("extraData").propertyStream().forEach((it) -> parameters.put(it.getKey(), it.getValue().asString()));
		return new LaunchText(businessType, parameters);
	}

	private static JsonNode readObject(String text) {
		try {
			return PageJson.read(text);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The text is not valid JSON: " + ex.getOriginalMessage(), ex);
		}
	}

	/**
	 * Read a query string. A plus sign is no space.
	 * @param query the query string
	 * @return what it says
	 * @throws IllegalArgumentException if a value is not percent-encoded rightly
	 */
	static LaunchText ofQuery(String query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : query.split("&", -1)) {
			int equals = parameter.indexOf('=');
			if (equals > 0) {
				parameters.put(parameter.substring(0, equals), decode(parameter.substring(equals + 1)));
			}
		}
		String businessType = parameters.remove(BUSINESS_TYPE);
		return new LaunchText((businessType != null) ? businessType : "", parameters);
	}

	private static String decode(String value) {
		return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
