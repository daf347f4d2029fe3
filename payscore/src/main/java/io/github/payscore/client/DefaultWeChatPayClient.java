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

import java.nio.file.Path;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.download.ExpectedFile;
import io.github.payscore.client.download.FileDownload;
import io.github.payscore.client.json.JsonBody;
import io.github.payscore.client.json.WireJson;

/**
 * Default implementation of {@link WeChatPayClient}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DefaultWeChatPayClient implements CloseableWeChatPayClient {

	/**
	 * The attribute by which Spring's observations know the template.
	 */
	private static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

	private static final String USER_AGENT = "payscore-spring-boot/%s (Java/%s)".formatted(libraryVersion(),
			System.getProperty("java.version"));

	private final AccessPoints accessPoints;

	private final CallExecutor calls;

	private final WireJson json;

	private final @Nullable String language;

	private final @Nullable String merchant;

	private final Runnable release;

	DefaultWeChatPayClient(AccessPoints accessPoints, CallExecutor calls, WireJson json, @Nullable String language,
			@Nullable String merchant, Runnable release) {
		this.accessPoints = accessPoints;
		this.calls = calls;
		this.json = json;
		this.language = language;
		this.merchant = merchant;
		this.release = release;
	}

	private static String libraryVersion() {
		String version = DefaultWeChatPayClient.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

	@Override
	public Request method(HttpMethod method, String uriTemplate, Object... uriVariables) {
		Assert.notNull(method, "'method' must not be null");
		Assert.hasText(uriTemplate, "'uriTemplate' must not be empty");
		Assert.isTrue(uriTemplate.startsWith("/") && !uriTemplate.startsWith("//") && uriTemplate.indexOf('#') == -1,
				"'uriTemplate' must be a path that starts with one '/'; the host comes from the base URL");
		Assert.noNullElements(uriVariables, "'uriVariables' must not contain null");
		// Fails now, and not on subscription, if a value is missing
		String pathAndQuery = PathTemplate.of(uriTemplate).expand(uriVariables);
		return new DefaultRequest(new Operation(method, uriTemplate, this.merchant), pathAndQuery);
	}

	@Override
	public Mono<Path> download(FileDownload file, Path target) {
		ExpectedFile expected = new ExpectedFile(file, target);
		Operation operation = new Operation(HttpMethod.GET, file.locationWithoutValues(), this.merchant);
		return this.calls.execute(operation, true, null, (attempt) -> receive(attempt, expected)).thenReturn(target);
	}

	private Mono<Void> receive(Attempt attempt, ExpectedFile expected) {
		attempt.expectFile(expected);
		AccessPoints.AccessPoint accessPoint = this.accessPoints.next();
		return address(accessPoint, expected.download()).attribute(Attempt.ATTRIBUTE, attempt)
			.headers((headers) -> addHeaders(headers, JsonBody.EMPTY))
			.body(JsonBody.EMPTY)
			.exchangeToMono(ClientResponse::releaseBody)
			.doOnError(WeChatPayException.class, (failure) -> this.accessPoints.failed(accessPoint, failure));
	}

	private static WebClient.RequestBodySpec address(AccessPoints.AccessPoint accessPoint, FileDownload file) {
		WebClient.RequestBodyUriSpec request = accessPoint.webClient().method(HttpMethod.GET);
		return file.isLink() ? request.uri(accessPoint.baseUrl().resolve(file.location())) : address(request,
				accessPoint, file.location(), PathTemplate.of(file.location()).expand(file.uriVariables().toArray()));
	}

	// A WebClient that is given the template would take the URI apart three times.
	private static WebClient.RequestBodySpec address(WebClient.RequestBodyUriSpec request,
			AccessPoints.AccessPoint accessPoint, String uriTemplate, String pathAndQuery) {
		return request.uri(accessPoint.baseUrl().resolve(pathAndQuery))
			.attribute(URI_TEMPLATE, accessPoint.baseUrl() + uriTemplate);
	}

	private void addHeaders(HttpHeaders headers, JsonBody content) {
		headers.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
		headers.set(HttpHeaders.USER_AGENT, USER_AGENT);
		if (this.language != null) {
			headers.set(HttpHeaders.ACCEPT_LANGUAGE, this.language);
		}
		if (!content.isEmpty()) {
			headers.set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
		}
	}

	@Override
	public Mono<Void> whenIdle() {
		return this.calls.whenIdle();
	}

	@Override
	public void endCalls() {
		this.calls.abortAll();
	}

	@Override
	public void close() {
		this.calls.close();
		this.release.run();
	}

	private final class DefaultRequest implements Request {

		private Operation operation;

		private final String pathAndQuery;

		private JsonBody body = JsonBody.EMPTY;

		private boolean repeatable;

		private @Nullable Function<WeChatPayResponseException, ? extends Mono<? extends Settlement<?>>> settlement;

		private DefaultRequest(Operation operation, String pathAndQuery) {
			this.operation = operation;
			this.pathAndQuery = pathAndQuery;
			this.repeatable = HttpMethod.GET.equals(operation.method());
		}

		@Override
		public Request body(Object body) {
			Assert.notNull(body, "'body' must not be null");
			this.body = new JsonBody(DefaultWeChatPayClient.this.json.write(body));
			return this;
		}

		@Override
		public Request repeatable() {
			this.repeatable = true;
			return this;
		}

		@Override
		public Request unknownWhenRateLimited() {
			this.operation = this.operation.asUnknownWhenRateLimited();
			return this;
		}

		@Override
		public Request settledBy(Function<WeChatPayResponseException, Mono<Boolean>> settlement) {
			Assert.notNull(settlement, "'settlement' must not be null");
			return settledWith((refusal) -> settlement.apply(refusal).map(Settlement::of));
		}

		@Override
		public Request settledWith(
				Function<WeChatPayResponseException, ? extends Mono<? extends Settlement<?>>> settlement) {
			Assert.notNull(settlement, "'settlement' must not be null");
			this.settlement = settlement;
			return this;
		}

		@Override
		public <T> Mono<T> retrieve(Class<T> responseType) {
			Assert.notNull(responseType, "'responseType' must not be null");
			return retrieve(ParameterizedTypeReference.<T>forType(responseType));
		}

		@Override
		public <T> Mono<T> retrieve(ParameterizedTypeReference<T> responseType) {
			Assert.notNull(responseType, "'responseType' must not be null");
			JsonBody content = this.body;
			return DefaultWeChatPayClient.this.calls.execute(this.operation, this.repeatable, this.settlement,
					(attempt) -> exchange(content, attempt, responseType));
		}

		private <T> Mono<T> exchange(JsonBody content, Attempt attempt, ParameterizedTypeReference<T> responseType) {
			AccessPoints.AccessPoint accessPoint = DefaultWeChatPayClient.this.accessPoints.next();
			return address(accessPoint.webClient().method(this.operation.method()), accessPoint,
					this.operation.uriTemplate(), this.pathAndQuery)
				.attribute(Attempt.ATTRIBUTE, attempt)
				.headers((headers) -> addHeaders(headers, content))
				.body(content)
				.exchangeToMono((response) -> read(attempt, response, responseType))
				.doOnError(WeChatPayException.class,
						(failure) -> DefaultWeChatPayClient.this.accessPoints.failed(accessPoint, failure));
		}

		private <T> Mono<T> read(Attempt attempt, ClientResponse response, ParameterizedTypeReference<T> responseType) {
			VerifiedAnswer answer = VerifiedAnswer.of(response);
			Assert.state(answer != null, "No answer gets here without its proof");
			return DefaultWeChatPayClient.this.json.prepare(responseType)
				.then(Mono.defer(() -> Mono.justOrEmpty(parse(attempt, answer, responseType))));
		}

		private <T> @Nullable T parse(Attempt attempt, VerifiedAnswer answer,
				ParameterizedTypeReference<T> responseType) {
			try {
				return DefaultWeChatPayClient.this.json.read(answer.body(), responseType);
			}
			catch (JacksonException ex) {
				// Its message may quote the answer, so it is not the cause
				throw attempt.failed(new WeChatPayException(
						"%s was answered %d by WeChat Pay, but the answer is no %s%s.".formatted(this.operation,
								answer.status(), responseType.getType().getTypeName(), answer.requestIdSuffix()),
						Advice.OUTCOME_UNKNOWN, null, true));
			}
		}

	}

}
