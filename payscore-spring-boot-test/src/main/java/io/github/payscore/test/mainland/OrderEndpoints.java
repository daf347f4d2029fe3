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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.rules.CreateRequest;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Order;

/**
 * What the calls about service orders do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderEndpoints {

	private static final String ORDERS = "serviceorder";

	private static final String ORDER = ORDERS + "/([^/]+)";

	private OrderEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return Stream
			.of(MainlandEndpoint.ofBoth("POST", ORDERS, OrderEndpoints::create),
					MainlandEndpoint.ofBoth("GET", ORDERS, OrderEndpoints::query),
					MainlandEndpoint.ofBoth("POST", ORDER + "/complete", OrderEndpoints::complete),
					MainlandEndpoint.ofBoth("POST", ORDER + "/cancel", OrderEndpoints::cancel),
					MainlandEndpoint.ofBoth("POST", ORDER + "/modify", OrderEndpoints::modify),
					MainlandEndpoint.ofBoth("POST", ORDER + "/sync", OrderEndpoints::sync),
					MainlandEndpoint.ofBoth("POST", ORDER + "/pay", OrderEndpoints::pay),
					MainlandEndpoint.ofBoth("POST", ORDER + "/send-pendingmessage",
							(request) -> send(request, MainlandCall.SEND_PENDINGMESSAGE)),
					MainlandEndpoint.ofBoth("POST", ORDER + "/send-prepaidmessage",
							(request) -> send(request, MainlandCall.SEND_PREPAIDMESSAGE)),
					MainlandEndpoint.ofBoth("POST", "servicepayondeliveryorder", OrderEndpoints::createPayOnDelivery))
			.flatMap(List::stream)
			.toList();
	}

	private static Answer create(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(MainlandCall.CREATE);
		request.platform().merchant().checkMainlandCreation(body);
		checkPermission(request, body);
		Order order = request.platform().orders().create(request.mode(), body, request.platform().now());
		return Answer.json(200, order.creationAnswer(request.mchid()));
	}

	// No page names the code of this refusal. It breaks a rule of the business, which is
	// what INVALID_REQUEST means. A repetition finds its order.
	private static void checkPermission(MainlandRequest request, RequestBody body) {
		if (CreateRequest.needsUserConfirm(body.json())
				|| request.platform().orders().any(body.text("out_order_no")) != null) {
			return;
		}
		String field = body.has("openid") ? "openid" : "sub_openid";
		if (!request.platform().permissions().isOpen(body.text("service_id"), body.text(field))) {
			throw Refusal.of(400, "INVALID_REQUEST", "用户未授权服务", "/" + field,
					"has given no permission for the service; in a test, call openService or permissions().give",
					"body");
		}
	}

	private static Answer query(MainlandRequest request) {
		return Answer.json(200, request.queried().document(request.mchid()).bytes());
	}

	private static Answer complete(MainlandRequest request) {
		String outOrderNo = request.outOrderNo();
		RequestBody body = request.body(MainlandCall.COMPLETE);
		Order order = request.order(outOrderNo, body);
		order.complete(body, request.platform().now());
		return request.done(order.completionAnswer(request.mchid()));
	}

	private static Answer cancel(MainlandRequest request) {
		String outOrderNo = request.outOrderNo();
		RequestBody body = request.body(MainlandCall.CANCEL);
		Order order = request.order(outOrderNo, body);
		order.cancel(body, request.platform().now());
		return request.done(order.cancellationAnswer(request.mchid()));
	}

	private static Answer modify(MainlandRequest request) {
		String outOrderNo = request.outOrderNo();
		RequestBody body = request.body(MainlandCall.MODIFY);
		Order order = request.order(outOrderNo, body);
		order.modify(body, request.platform().now());
		return request.done(order.modificationAnswer(request.mchid()));
	}

	private static Answer sync(MainlandRequest request) {
		String outOrderNo = request.outOrderNo();
		RequestBody body = request.body(MainlandCall.SYNC);
		Order order = request.order(outOrderNo, body);
		order.sync(body, request.platform().now());
		return request.done(order.document(request.mchid()).bytes());
	}

	private static Answer send(MainlandRequest request, MainlandCall message) {
		String outOrderNo = request.outOrderNo();
		RequestBody body = request.body(message);
		request.order(outOrderNo, body).send(message.name(), body, request.platform().now());
		return Endpoint.done();
	}

	private static Answer createPayOnDelivery(MainlandRequest request) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(MainlandCall.SERVICEPAYONDELIVERYORDER);
		request.platform().merchant().checkMainlandCreation(body);
		Order order = request.platform().orders().create(request.mode(), body, request.platform().now());
		ObjectNode answer = Json.readObject(new String(order.creationAnswer(request.mchid()), StandardCharsets.UTF_8));
		answer.set("shopping_info", body.json().path("shopping_info"));
		return Answer.json(200, Json.bytes(answer));
	}

	private static Answer pay(MainlandRequest request) {
		String outOrderNo = request.outOrderNo();
		RequestBody body = request.body(MainlandCall.PAY);
		Order order = request.order(outOrderNo, body);
		order.collect(body, request.platform().now());
		return request.done(order.collectionAnswer(request.mchid()));
	}

}
