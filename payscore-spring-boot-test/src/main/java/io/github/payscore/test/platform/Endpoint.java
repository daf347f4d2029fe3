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

package io.github.payscore.test.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.payscore.test.rules.OutOrderNo;
import io.github.payscore.test.rules.PercentEncoding;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.state.Claim;
import io.github.payscore.test.state.Order;

/**
 * A call that the fake knows.
 *
 * @author PayScore for Spring Boot contributors
 */
public interface Endpoint {

	/**
	 * Stands for what no signature covers.
	 */
	byte[] UNSIGNED = {};

	String method();

	Pattern path();

	Answer handle(IncomingRequest request, Platform platform);

	default boolean hasBody() {
		return "POST".equals(method());
	}

	default boolean listsCertificates() {
		return false;
	}

	// What the signature of a success covers.
	default byte[] signedText(Answer success) {
		return success.body();
	}

	default String outOrderNo(IncomingRequest request, Platform platform) {
		checkNoQuery(request);
		Matcher matcher = path().matcher(request.path());
		String raw = matcher.matches() ? matcher.group(1) : "";
		return OutOrderNo.check(platform.merchant().mode(), PercentEncoding.decode(raw, "/out_order_no", "path"),
				"path");
	}

	static void checkNoQuery(IncomingRequest request) {
		if (!request.query().isEmpty()) {
			throw Refusal.paramError("参数错误", "/", "must be empty for this call", "query");
		}
	}

	static Order queried(QueryParameters parameters, Claim claim, Platform platform) {
		if (!parameters.has("query_id")) {
			String outOrderNo = OutOrderNo.check(platform.merchant().mode(), parameters.required("out_order_no", 32),
					"query");
			return platform.orders().find(outOrderNo, claim);
		}
		if (parameters.has("out_order_no")) {
			throw QueryParameters.invalid("query_id", "must not be given together with out_order_no");
		}
		return platform.orders().findByQueryId(parameters.required("query_id", 512), claim);
	}

	static Answer done() {
		return Answer.empty(204).with("Content-Type", Answer.JSON);
	}

}
