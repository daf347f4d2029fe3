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

package io.github.payscore.test.oversea;

import java.util.Set;
import java.util.regex.Pattern;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.CancelRequest;
import io.github.payscore.test.rules.CompleteRequest;
import io.github.payscore.test.rules.CreateRequest;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.SyncRequest;
import io.github.payscore.test.state.Claim;
import io.github.payscore.test.state.Order;

/**
 * The calls of oversea partners.
 *
 * @author PayScore for Spring Boot contributors
 */
enum OverseaEndpoint implements Endpoint {

	CREATE("POST", OverseaEndpoint.ORDERS) {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			Endpoint.checkNoQuery(request);
			RequestBody body = CreateRequest.read(request.body());
			platform.merchant().checkCreation(body);
			return Answer.json(200,
					platform.orders()
						.create(Mode.OVERSEA_PARTNER, body, platform.now())
						.creationAnswer(platform.merchant().mchid()));
		}

	},

	QUERY("GET", OverseaEndpoint.ORDERS) {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			QueryParameters parameters = QueryParameters.of(request.query(),
					Set.of("service_id", "sub_mchid", "out_order_no", "query_id"));
			return Answer.json(200, order(parameters, platform).document(platform.merchant().mchid()).bytes());
		}

		private Order order(QueryParameters parameters, Platform platform) {
			Claim claim = new Claim(parameters.required("service_id", 32), parameters.required("sub_mchid", 32), null,
					"query");
			return Endpoint.queried(parameters, claim, platform);
		}

	},

	COMPLETE("POST", OverseaEndpoint.ORDER + "/complete") {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			String outOrderNo = outOrderNo(request, platform);
			RequestBody body = CompleteRequest.read(request.body());
			find(outOrderNo, body, platform).complete(body, platform.now());
			return Endpoint.done();
		}

	},

	CANCEL("POST", OverseaEndpoint.ORDER + "/cancel") {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			String outOrderNo = outOrderNo(request, platform);
			RequestBody body = CancelRequest.read(request.body());
			find(outOrderNo, body, platform).cancel(body, platform.now());
			return Endpoint.done();
		}

	},

	SYNC("POST", OverseaEndpoint.ORDER + "/sync") {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			String outOrderNo = outOrderNo(request, platform);
			RequestBody body = SyncRequest.read(request.body());
			find(outOrderNo, body, platform).sync(body, platform.now());
			return Endpoint.done();
		}

	},

	GLOBAL_CERTIFICATES("GET", "/v3/global/certificates") {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			Endpoint.checkNoQuery(request);
			return platform.certificateList();
		}

		@Override
		public boolean listsCertificates() {
			return true;
		}

	};

	private static final String ORDERS = "/v3/payscore/oversea/partner/serviceorder";

	private static final String ORDER = ORDERS + "/([^/]+)";

	private final String method;

	private final Pattern path;

	OverseaEndpoint(String method, String path) {
		this.method = method;
		this.path = Pattern.compile(path);
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public Pattern path() {
		return this.path;
	}

	private static Order find(String outOrderNo, RequestBody body, Platform platform) {
		return platform.orders()
			.find(outOrderNo, new Claim(body.text("service_id"), body.text("sub_mchid"), null, "body"));
	}

}
