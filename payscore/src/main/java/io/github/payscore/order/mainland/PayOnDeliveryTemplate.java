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
import io.github.payscore.order.ServiceOrder;

/**
 * Default implementation of {@link PayOnDeliveryOperations}, for both modes of the
 * mainland. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PayOnDeliveryTemplate implements PayOnDeliveryOperations {

	private final WeChatPayClient client;

	private final MainlandIdentity identity;

	private final Endpoint<ServiceOrder> endpoint;

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param identity whose orders they are, as long as a request does not name others;
	 * made by {@link MainlandIdentity#direct} or {@link MainlandIdentity#partner}
	 */
	public PayOnDeliveryTemplate(WeChatPayClient client, MainlandIdentity identity) {
		Assert.notNull(client, "'client' must not be null");
		Assert.notNull(identity, "'identity' must not be null");
		this.client = client;
		this.identity = identity;
		this.endpoint = Endpoint.post(path(identity.mode()), ServiceOrder.class);
	}

	private static String path(MainlandMode mode) {
		return switch (mode) {
			case DIRECT -> "/v3/payscore/servicepayondeliveryorder";
			case PARTNER -> "/v3/payscore/partner/servicepayondeliveryorder";
		};
	}

	@Override
	public Mono<ServiceOrder> create(PayOnDeliveryOrderRequest request) {
		PayOnDeliveryOrderRequest creation = this.identity.bind(request);
		return this.endpoint.retrieve(this.endpoint.request(this.client).body(creation), "an order", (order) -> true);
	}

}
