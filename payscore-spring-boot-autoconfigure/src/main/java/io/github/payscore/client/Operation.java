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

package io.github.payscore.client;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * What messages name a request by: never its values.
 *
 * @author PayScore for Spring Boot contributors
 * @param method the HTTP method
 * @param uriTemplate the URI template, without its query
 */
record Operation(HttpMethod method, String uriTemplate) {

	/**
	 * Where {@code WebClient} keeps the template, for its observations.
	 */
	private static final String URI_TEMPLATE_ATTRIBUTE = WebClient.class.getName() + ".uriTemplate";

	static Operation of(ClientRequest request) {
		String template = request.attribute(URI_TEMPLATE_ATTRIBUTE).map(Object::toString).orElse("");
		int query = template.indexOf('?');
		return new Operation(request.method(), (query != -1) ? template.substring(0, query) : template);
	}

	@Override
	public String toString() {
		return this.method + " " + this.uriTemplate;
	}

}
