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

package io.github.payscore.test;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Assertions on what the fake answered.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WireAnswer {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final HttpResponse<byte[]> response;

	private WireAnswer(HttpResponse<byte[]> response) {
		this.response = response;
	}

	static WireAnswer of(TestMerchant merchant) throws Exception {
		return new WireAnswer(merchant.send());
	}

	JsonNode json() {
		return MAPPER.readTree(this.response.body());
	}

	String header(String name) {
		return this.response.headers().firstValue(name).orElse("");
	}

	HttpResponse<byte[]> response() {
		return this.response;
	}

	WireAnswer isSuccess() {
		assertThat(this.response.statusCode()).isEqualTo(204);
		assertThat(this.response.body()).isEmpty();
		return this;
	}

	WireAnswer isJson() {
		assertThat(this.response.statusCode()).isEqualTo(200);
		assertThat(header("Content-Type")).isEqualTo("application/json; charset=utf-8");
		return this;
	}

	WireAnswer isRefused(int status, String code) {
		assertThat(this.response.statusCode()).isEqualTo(status);
		assertThat(json().path("code").asString()).isEqualTo(code);
		assertThat(json().path("message").asString()).isNotEmpty();
		assertThat(header("Content-Type")).startsWith("application/json");
		assertThat(header("Request-ID")).matches("[0-9A-F]+-[1-9][0-9]+");
		assertThat(header("Date")).endsWith(" GMT");
		return isUnsigned();
	}

	WireAnswer isRefused(int status, String code, String field) {
		isRefused(status, code);
		assertThat(json().at("/detail/field").asString()).isEqualTo(field);
		return this;
	}

	WireAnswer isUnsigned() {
		assertThat(this.response.headers().map().keySet()).noneMatch((name) -> name.startsWith("wechatpay-"));
		return this;
	}

	WireAnswer withIssue(String issue) {
		assertThat(json().at("/detail/issue").asString()).contains(issue);
		return this;
	}

	WireAnswer withMessage(String message) {
		assertThat(json().path("message").asString()).isEqualTo(message);
		return this;
	}

	WireAnswer isEmptyWithStatus(int status) {
		assertThat(this.response.statusCode()).isEqualTo(status);
		assertThat(this.response.body()).isEmpty();
		return isUnsigned();
	}

}
