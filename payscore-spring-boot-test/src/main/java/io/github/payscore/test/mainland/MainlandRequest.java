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

package io.github.payscore.test.mainland;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Claim;
import io.github.payscore.test.state.Order;

/**
 * A request to an endpoint of the mainland.
 *
 * @param endpoint the endpoint
 * @param request the request
 * @param platform the platform
 * @author PayScore for Spring Boot contributors
 */
record MainlandRequest(MainlandEndpoint endpoint, IncomingRequest request, Platform platform) {

	Mode mode() {
		return this.platform.merchant().mode();
	}

	String mchid() {
		return this.platform.merchant().mchid();
	}

	String outOrderNo() {
		return this.endpoint.outOrderNo(this.request, this.platform);
	}

	RequestBody body(MainlandCall call) {
		return call.read(mode(), this.request.body(), this.platform.now());
	}

	// Partners are asked for the sub-merchant, direct merchants for the appid.
	Order order(String outOrderNo, RequestBody body) {
		return this.platform.orders()
			.find(outOrderNo, new Claim(optional(body, "service_id"), optional(body, "sub_mchid"),
					optional(body, "appid"), "body"));
	}

	private static @Nullable String optional(RequestBody body, String field) {
		return body.has(field) ? body.text(field) : null;
	}

	Order queried() {
		String owner = mode().isPartner() ? "sub_mchid" : "appid";
		QueryParameters parameters = QueryParameters.of(this.request.query(),
				Set.of("service_id", owner, "out_order_no", "query_id"));
		String ownerId = parameters.required(owner, 32);
		// Optional on the page 4013138559 of partners
		String serviceId = (mode().isPartner() && !parameters.has("service_id")) ? null
				: parameters.required("service_id", 32);
		Claim claim = mode().isPartner() ? new Claim(serviceId, ownerId, null, "query")
				: new Claim(serviceId, null, ownerId, "query");
		return Endpoint.queried(parameters, claim, this.platform);
	}

	// Direct merchants are answered with the order, partners with nothing.
	Answer done(byte[] order) {
		return mode().isPartner() ? Endpoint.done() : Answer.json(200, order);
	}

}
