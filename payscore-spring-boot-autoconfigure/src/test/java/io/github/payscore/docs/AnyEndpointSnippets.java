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

package io.github.payscore.docs;

import java.util.Map;

import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;

/**
 * Snippets on endpoints without an operation of their own.
 *
 * @author PayScore for Spring Boot contributors
 */
class AnyEndpointSnippets {

	private final WeChatPayClient client;

	AnyEndpointSnippets(WeChatPayClient client) {
		this.client = client;
	}

	// tag::query[]
	Mono<Map<String, Object>> mainlandOrder(String serviceId, String appid, String outOrderNo) {
		return this.client
			.get("/v3/payscore/serviceorder?service_id={service_id}&appid={appid}&out_order_no={out_order_no}",
					serviceId, appid, outOrderNo)
			.retrieve(new ParameterizedTypeReference<>() {
			});
	}
	// end::query[]

	// tag::pay[]
	Mono<Void> collectAgain(String appid, String serviceId, String outOrderNo) {
		return this.client.post("/v3/payscore/serviceorder/{out_order_no}/pay", outOrderNo)
			.body(Map.of("appid", appid, "service_id", serviceId))
			.retrieve(Void.class);
	}
	// end::pay[]

	// tag::cancel[]
	Mono<Void> cancelMainland(String appid, String serviceId, String outOrderNo, String reason) {
		return this.client.post("/v3/payscore/serviceorder/{out_order_no}/cancel", outOrderNo)
			.body(Map.of("appid", appid, "service_id", serviceId, "reason", reason))
			.repeatable()
			.settledBy((refusal) -> mainlandOrder(serviceId, appid, outOrderNo)
				.map((order) -> "REVOKED".equals(order.get("state"))))
			.retrieve(Void.class);
	}
	// end::cancel[]

}
