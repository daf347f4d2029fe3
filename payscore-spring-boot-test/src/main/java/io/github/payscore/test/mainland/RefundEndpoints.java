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

import java.util.List;
import java.util.Set;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.OutRefundNo;
import io.github.payscore.test.rules.PercentEncoding;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.RefundRequest;
import io.github.payscore.test.rules.RequestBody;

/**
 * What the calls about refunds do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RefundEndpoints {

	private static final String REFUNDS = "/v3/refund/domestic/refunds";

	private RefundEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return List.of(MainlandEndpoint.of(null, "POST", REFUNDS, RefundEndpoints::create),
				MainlandEndpoint.of(null, "GET", REFUNDS + "/([^/]+)", RefundEndpoints::query));
	}

	private static Answer create(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		Platform platform = request.platform();
		RequestBody body = RefundRequest.read(request.mode(), request.request().body());
		platform.merchant().checkRefund(body);
		return Answer.json(200,
				platform.refunds()
					.create(request.mode(), platform.orders().paidBy(body.text("transaction_id")), body, platform.now())
					.creationAnswer());
	}

	private static Answer query(MainlandRequest request) {
		Platform platform = request.platform();
		QueryParameters parameters = QueryParameters.of(request.request().query(),
				request.mode().isPartner() ? Set.of("sub_mchid") : Set.of());
		if (request.mode().isPartner()) {
			platform.merchant().checkSubMchid(parameters.required("sub_mchid", 32));
		}
		String path = request.request().path();
		String outRefundNo = PercentEncoding.decode(path.substring(REFUNDS.length() + 1), "/out_refund_no", "path");
		return Answer.json(200,
				platform.refunds().find(OutRefundNo.check(request.mode(), outRefundNo, "path")).queryAnswer());
	}

}
