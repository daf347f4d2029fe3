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

package io.github.payscore.order.mainland;

import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.client.Endpoint;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.OrderChecks;

/**
 * Default implementation of {@link OrderMessageOperations}, for both modes of the
 * mainland. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class OrderMessageTemplate implements OrderMessageOperations {

	private final WeChatPayClient client;

	private final MainlandIdentity identity;

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param identity whose orders they are, as long as a request does not name others;
	 * made by {@link MainlandIdentity#direct} or {@link MainlandIdentity#partner}
	 */
	public OrderMessageTemplate(WeChatPayClient client, MainlandIdentity identity) {
		Assert.notNull(client, "'client' must not be null");
		Assert.notNull(identity, "'identity' must not be null");
		this.client = client;
		this.identity = identity;
	}

	@Override
	public Mono<Void> sendPendingMessage(String outOrderNo, MainlandMessageRequest request) {
		return send("send-pendingmessage", outOrderNo, request);
	}

	@Override
	public Mono<Void> sendPrepaidMessage(String outOrderNo, MainlandMessageRequest request) {
		return send("send-prepaidmessage", outOrderNo, request);
	}

	private Mono<Void> send(String message, String outOrderNo, MainlandMessageRequest request) {
		OrderChecks.outOrderNo(outOrderNo);
		MainlandMessageRequest bound = this.identity.bind(request);
		return endpoint(message).request(this.client, outOrderNo).body(bound).retrieve(Void.class);
	}

	private Endpoint<Void> endpoint(String message) {
		String orders = switch (this.identity.mode()) {
			case DIRECT -> "/v3/payscore/serviceorder/";
			case PARTNER -> "/v3/payscore/partner/serviceorder/";
		};
		return Endpoint.post(orders + "{out_order_no}/" + message, Void.class);
	}

}
