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

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;

import io.github.payscore.WeChatPayException;

/**
 * What messages name a request by: never its values.
 *
 * @param method the HTTP method
 * @param uriTemplate the URI template
 * @param unknownWhenRateLimited whether it may have taken effect although it was answered
 * 429
 * @param merchant the name of the merchant, or {@code null} if there is only one
 * @author PayScore for Spring Boot contributors
 */
record Operation(HttpMethod method, String uriTemplate, boolean unknownWhenRateLimited, @Nullable String merchant) {

	Operation(HttpMethod method, String uriTemplate, @Nullable String merchant) {
		this(method, uriTemplate, false, merchant);
	}

	static Operation of(ClientRequest request) {
		return Attempt.of(request).operation();
	}

	String path() {
		return PathTemplate.of(this.uriTemplate).path();
	}

	@Nullable String boundedPath() {
		return PathTemplate.of(this.uriTemplate).boundedPath();
	}

	// A 5xx answer may follow an operation that took effect.
	boolean mayHaveTakenEffect(int status) {
		return status < 400 || status >= 500
				|| (status == HttpStatus.TOO_MANY_REQUESTS.value() && this.unknownWhenRateLimited);
	}

	Operation asUnknownWhenRateLimited() {
		return new Operation(this.method, this.uriTemplate, true, this.merchant);
	}

	WeChatPayException refuseWhenClosed(@Nullable Throwable cause) {
		return new WeChatPayException("%s was not sent, the client is closed.".formatted(this), Advice.NO_EFFECT, cause,
				false);
	}

	@Override
	public String toString() {
		return this.method + " " + path() + ((this.merchant != null) ? " of merchant " + this.merchant : "");
	}

}
