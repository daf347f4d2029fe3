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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.payscore.test.rules.CancelRequest;
import io.github.payscore.test.rules.CompleteRequest;
import io.github.payscore.test.rules.CreateRequest;
import io.github.payscore.test.rules.OutOrderNo;
import io.github.payscore.test.rules.PercentEncoding;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.SyncRequest;
import io.github.payscore.test.state.Order;

/**
 * The calls that the fake knows.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Endpoint {

	CREATE("POST", Endpoint.ORDERS) {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			checkNoQuery(request);
			RequestBody body = CreateRequest.read(request.body());
			platform.merchant().checkCreation(body);
			return Answer.json(200, platform.orders().create(body).creationAnswer(platform.merchant().mchid()));
		}

	},

	QUERY("GET", Endpoint.ORDERS) {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			QueryParameters parameters = QueryParameters.of(request.query(),
					Set.of("service_id", "sub_mchid", "out_order_no", "query_id"));
			return Answer.json(200, order(parameters, platform).document(platform.merchant().mchid()).bytes());
		}

		private Order order(QueryParameters parameters, Platform platform) {
			String serviceId = parameters.required("service_id", 32);
			String subMchid = parameters.required("sub_mchid", 32);
			if (!parameters.has("query_id")) {
				String outOrderNo = OutOrderNo.check(parameters.required("out_order_no", 32), "query");
				return platform.orders().find(outOrderNo, serviceId, subMchid, "query");
			}
			if (parameters.has("out_order_no")) {
				throw QueryParameters.invalid("query_id", "must not be given together with out_order_no");
			}
			return platform.orders().findByQueryId(parameters.required("query_id", 512), serviceId, subMchid);
		}

	},

	COMPLETE("POST", Endpoint.ORDER + "/complete") {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			String outOrderNo = outOrderNo(request);
			RequestBody body = CompleteRequest.read(request.body());
			find(outOrderNo, body, platform).complete(body);
			return Endpoint.done();
		}

	},

	CANCEL("POST", Endpoint.ORDER + "/cancel") {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			String outOrderNo = outOrderNo(request);
			RequestBody body = CancelRequest.read(request.body());
			find(outOrderNo, body, platform).cancel(body);
			return Endpoint.done();
		}

	},

	SYNC("POST", Endpoint.ORDER + "/sync") {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			String outOrderNo = outOrderNo(request);
			RequestBody body = SyncRequest.read(request.body());
			find(outOrderNo, body, platform).sync(body);
			return Endpoint.done();
		}

	},

	CERTIFICATES("GET", "/v3/certificates") {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			QueryParameters parameters = QueryParameters.of(request.query(), Set.of("algorithm_type"));
			if (parameters.has("algorithm_type")
					&& !Set.of("RSA", "ALL").contains(parameters.required("algorithm_type", 3))) {
				throw QueryParameters.invalid("algorithm_type", "must be RSA or ALL");
			}
			return platform.certificateList();
		}

		@Override
		boolean listsCertificates() {
			return true;
		}

	},

	GLOBAL_CERTIFICATES("GET", "/v3/global/certificates") {

		@Override
		Answer handle(IncomingRequest request, Platform platform) {
			checkNoQuery(request);
			return platform.certificateList();
		}

		@Override
		boolean listsCertificates() {
			return true;
		}

	};

	private static final String ORDERS = "/v3/payscore/oversea/partner/serviceorder";

	private static final String ORDER = ORDERS + "/([^/]+)";

	private final String method;

	private final Pattern path;

	Endpoint(String method, String path) {
		this.method = method;
		this.path = Pattern.compile(path);
	}

	static Endpoint of(IncomingRequest request) {
		List<String> methods = new ArrayList<>();
		for (Endpoint endpoint : values()) {
			if (endpoint.path.matcher(request.path()).matches()) {
				if (endpoint.method.equals(request.method())) {
					return endpoint;
				}
				methods.add(endpoint.method);
			}
		}
		if (methods.isEmpty()) {
			throw Refusal.withoutBody(404, "unknown path");
		}
		throw Refusal.withoutBody(405, "the method of this path is " + String.join(" or ", methods));
	}

	boolean hasBody() {
		return "POST".equals(this.method);
	}

	boolean listsCertificates() {
		return false;
	}

	String outOrderNo(IncomingRequest request) {
		checkNoQuery(request);
		Matcher matcher = this.path.matcher(request.path());
		String raw = matcher.matches() ? matcher.group(1) : "";
		return OutOrderNo.check(PercentEncoding.decode(raw, "/out_order_no", "path"), "path");
	}

	abstract Answer handle(IncomingRequest request, Platform platform);

	private static void checkNoQuery(IncomingRequest request) {
		if (!request.query().isEmpty()) {
			throw Refusal.paramError("参数错误", "/", "must be empty for this call", "query");
		}
	}

	private static Order find(String outOrderNo, RequestBody body, Platform platform) {
		return platform.orders().find(outOrderNo, body.text("service_id"), body.text("sub_mchid"), "body");
	}

	private static Answer done() {
		return Answer.empty(204).with("Content-Type", Answer.JSON);
	}

}
