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

import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.Permission;

/**
 * What the calls of the mainland do.
 *
 * @author PayScore for Spring Boot contributors
 */
enum MainlandOperation {

	CREATE("POST", MainlandOperation.ORDERS) {

		@Override
		Answer handle(MainlandRequest request) {
			Endpoint.checkNoQuery(request.request());
			RequestBody body = request.body(MainlandCall.CREATE);
			request.platform().merchant().checkMainlandCreation(body);
			Order order = request.platform().orders().create(request.mode(), body, request.platform().now());
			return Answer.json(200, order.creationAnswer(request.mchid()));
		}

	},

	QUERY("GET", MainlandOperation.ORDERS) {

		@Override
		Answer handle(MainlandRequest request) {
			return Answer.json(200, request.queried().document(request.mchid()).bytes());
		}

	},

	COMPLETE("POST", MainlandOperation.ORDER + "/complete") {

		@Override
		Answer handle(MainlandRequest request) {
			String outOrderNo = request.outOrderNo();
			RequestBody body = request.body(MainlandCall.COMPLETE);
			Order order = request.order(outOrderNo, body);
			order.complete(body, request.platform().now());
			return request.done(order.completionAnswer(request.mchid()));
		}

	},

	CANCEL("POST", MainlandOperation.ORDER + "/cancel") {

		@Override
		Answer handle(MainlandRequest request) {
			String outOrderNo = request.outOrderNo();
			RequestBody body = request.body(MainlandCall.CANCEL);
			Order order = request.order(outOrderNo, body);
			order.cancel(body);
			return request.done(order.cancellationAnswer(request.mchid()));
		}

	},

	MODIFY("POST", MainlandOperation.ORDER + "/modify") {

		@Override
		Answer handle(MainlandRequest request) {
			String outOrderNo = request.outOrderNo();
			RequestBody body = request.body(MainlandCall.MODIFY);
			Order order = request.order(outOrderNo, body);
			order.modify(body);
			return request.done(order.modificationAnswer(request.mchid()));
		}

	},

	SYNC("POST", MainlandOperation.ORDER + "/sync") {

		@Override
		Answer handle(MainlandRequest request) {
			String outOrderNo = request.outOrderNo();
			RequestBody body = request.body(MainlandCall.SYNC);
			Order order = request.order(outOrderNo, body);
			order.sync(body, request.platform().now());
			return request.done(order.document(request.mchid()).bytes());
		}

	},

	PAY("POST", MainlandOperation.ORDER + "/pay") {

		@Override
		Answer handle(MainlandRequest request) {
			String outOrderNo = request.outOrderNo();
			RequestBody body = request.body(MainlandCall.PAY);
			Order order = request.order(outOrderNo, body);
			order.collect(body);
			return request.done(order.collectionAnswer(request.mchid()));
		}

	},

	PERMISSIONS("POST", "permissions") {

		@Override
		Answer handle(MainlandRequest request) {
			Endpoint.checkNoQuery(request.request());
			RequestBody body = request.body(MainlandCall.PERMISSIONS);
			request.platform().merchant().checkMainlandPermission(body);
			Permission permission = request.platform().permissions().apply(body, request.platform().now());
			return Answer.json(200, Json.bytes(Json.object().put("apply_permissions_token", permission.token())));
		}

	};

	private static final String ORDERS = "serviceorder";

	private static final String ORDER = ORDERS + "/([^/]+)";

	private final String method;

	private final String path;

	MainlandOperation(String method, String path) {
		this.method = method;
		this.path = path;
	}

	String method() {
		return this.method;
	}

	String path() {
		return this.path;
	}

	abstract Answer handle(MainlandRequest request);

}
