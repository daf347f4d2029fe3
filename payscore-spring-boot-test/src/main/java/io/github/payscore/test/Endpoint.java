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

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls that the fake knows.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Endpoint {

	COMPLETE("POST", "/v3/payscore/oversea/partner/serviceorder/([^/]+)/complete") {

		@Override
		Answer handle(IncomingRequest request, OrderBook orders, String mchid) {
			if (!request.query().isEmpty()) {
				throw Refusal.paramError("参数错误", "/", "must be empty for this call", "query");
			}
			String outOrderNo = OutOrderNo.check(PercentEncoding.decode(variable(request), "/out_order_no", "path"),
					"path");
			CompleteRequest body = CompleteRequest.read(request.body());
			Order order = orders.find(outOrderNo, body.text("service_id"), body.text("sub_mchid"), "body");
			if (body.has("currency") && !body.text("currency").equals(order.snapshot().currency())) {
				throw Refusal.bodyError("/currency", "is not the order's currency");
			}
			order.complete(body);
			return Answer.empty(204).with("Content-Type", Answer.JSON);
		}

	},

	QUERY("GET", "/v3/payscore/oversea/partner/serviceorder") {

		@Override
		Answer handle(IncomingRequest request, OrderBook orders, String mchid) {
			QueryParameters parameters = QueryParameters.of(request.query());
			String serviceId = parameters.required("service_id");
			String subMchid = parameters.required("sub_mchid");
			String outOrderNo = OutOrderNo.check(parameters.required("out_order_no"), "query");
			return Answer.json(200, orders.find(outOrderNo, serviceId, subMchid, "query").document(mchid));
		}

	};

	private final String method;

	private final Pattern path;

	Endpoint(String method, String path) {
		this.method = method;
		this.path = Pattern.compile(path);
	}

	static Endpoint of(IncomingRequest request) {
		for (Endpoint endpoint : values()) {
			if (endpoint.path.matcher(request.path()).matches()) {
				if (!endpoint.method.equals(request.method())) {
					throw Refusal.withoutBody(405, "the method of this path is " + endpoint.method);
				}
				return endpoint;
			}
		}
		throw Refusal.withoutBody(404, "unknown path");
	}

	boolean hasBody() {
		return "POST".equals(this.method);
	}

	String variable(IncomingRequest request) {
		Matcher matcher = this.path.matcher(request.path());
		return matcher.matches() ? matcher.group(1) : "";
	}

	abstract Answer handle(IncomingRequest request, OrderBook orders, String mchid);

}
