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

import java.util.function.Predicate;

import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;

/**
 * A call that WeChat Pay offers, as a value: everything about it that does not differ
 * from one call to the next. Immutable.
 *
 * @param method the HTTP method
 * @param uriTemplate the path, and the query if there is one, with variables such as
 * <code>{out_order_no}</code>
 * @param answerType the type of the JSON answer; {@code Void} if it has none
 * @param repeatable whether WeChat Pay accepts a repetition with the same parameters
 * @param <T> the type of the answer
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayClient#method
 */
public record Endpoint<T>(HttpMethod method, String uriTemplate, Class<T> answerType, boolean repeatable) {

	/**
	 * Create an endpoint; prefer {@link #get}, {@link #post} or {@link #repeatablePost}.
	 */
	public Endpoint {
		Assert.notNull(method, "'method' must not be null");
		Assert.hasText(uriTemplate, "'uriTemplate' must not be empty");
		Assert.notNull(answerType, "'answerType' must not be null");
	}

	/**
	 * Return an endpoint that is only read, which may always be repeated.
	 * @param uriTemplate the path and query
	 * @param answerType the type of the answer
	 * @param <T> the type of the answer
	 * @return the endpoint
	 */
	public static <T> Endpoint<T> get(String uriTemplate, Class<T> answerType) {
		return new Endpoint<>(HttpMethod.GET, uriTemplate, answerType, true);
	}

	/**
	 * Return an endpoint that is posted to, and never repeated.
	 * @param uriTemplate the path and query
	 * @param answerType the type of the answer
	 * @param <T> the type of the answer
	 * @return the endpoint
	 */
	public static <T> Endpoint<T> post(String uriTemplate, Class<T> answerType) {
		return new Endpoint<>(HttpMethod.POST, uriTemplate, answerType, false);
	}

	/**
	 * Return an endpoint that is posted to, and that WeChat Pay accepts a repetition of
	 * with the same parameters (支持原参重入).
	 * @param uriTemplate the path and query
	 * @param answerType the type of the answer
	 * @param <T> the type of the answer
	 * @return the endpoint
	 */
	public static <T> Endpoint<T> repeatablePost(String uriTemplate, Class<T> answerType) {
		return new Endpoint<>(HttpMethod.POST, uriTemplate, answerType, true);
	}

	/**
	 * Prepare a request to this endpoint.
	 * @param client the client to send with
	 * @param uriVariables the values of the variables, in their order in the template
	 * @return the request
	 */
	public WeChatPayClient.Request request(WeChatPayClient client, Object... uriVariables) {
		WeChatPayClient.Request request = client.method(this.method, this.uriTemplate, uriVariables);
		return this.repeatable ? request.repeatable() : request;
	}

	/**
	 * Send a request to this endpoint. Without the content that its answer must have, a
	 * success is a failure of unknown outcome.
	 * @param request the request
	 * @param content what the answer holds, such as {@code an order}
	 * @param isComplete whether an answer holds it
	 * @return the answer, never empty unless there is none by its type
	 */
	public Mono<T> retrieve(WeChatPayClient.Request request, String content, Predicate<T> isComplete) {
		Mono<T> answer = request.retrieve(this.answerType);
		return (this.answerType == Void.class) ? answer
				: answer.filter(isComplete).switchIfEmpty(Mono.error(() -> incomplete(content)));
	}

	private WeChatPayException incomplete(String content) {
		String path = this.uriTemplate.replaceFirst("\\?.*", "");
		return new WeChatPayException(
				"%s %s was answered by WeChat Pay, but without %s".formatted(this.method, path, content), null, true);
	}

}
