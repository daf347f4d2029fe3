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

import io.github.payscore.client.Endpoint;
import io.github.payscore.order.ServiceOrder;

/**
 * The endpoints of a mode.
 *
 * @param create creates an order
 * @param queryByOutOrderNo queries an order by the merchant's number
 * @param queryByQueryId queries an order by the id that a user came back with
 * @param complete completes an order
 * @param cancel cancels an order
 * @param modify lowers the total of a completed order
 * @param sync reports that an order was paid elsewhere
 * @param pay asks for one more collection
 * @param <T> what a change is answered with: the order, or nothing
 * @author PayScore for Spring Boot contributors
 */
record MainlandEndpoints<T>(Endpoint<ServiceOrder> create, Endpoint<ServiceOrder> queryByOutOrderNo,
		Endpoint<ServiceOrder> queryByQueryId, Endpoint<T> complete, Endpoint<T> cancel, Endpoint<T> modify,
		Endpoint<T> sync, Endpoint<T> pay) {

	static final MainlandEndpoints<ServiceOrder> DIRECT = of("/v3/payscore/serviceorder", "appid", ServiceOrder.class);

	static final MainlandEndpoints<Void> PARTNER = of("/v3/payscore/partner/serviceorder", "sub_mchid", Void.class);

	// All changes may be repeated with the same parameters: to say twice that the order
	// is
	// paid, or to ask twice for the money, does not take it twice.
	private static <T> MainlandEndpoints<T> of(String path, String merchant, Class<T> answerType) {
		String query = path + "?service_id={service_id}&" + merchant + "={" + merchant + "}";
		String order = path + "/{out_order_no}/";
		return new MainlandEndpoints<>(Endpoint.repeatablePost(path, ServiceOrder.class),
				Endpoint.get(query + "&out_order_no={out_order_no}", ServiceOrder.class),
				Endpoint.get(query + "&query_id={query_id}", ServiceOrder.class),
				Endpoint.repeatablePost(order + "complete", answerType),
				Endpoint.repeatablePost(order + "cancel", answerType),
				Endpoint.repeatablePost(order + "modify", answerType),
				Endpoint.repeatablePost(order + "sync", answerType),
				Endpoint.repeatablePost(order + "pay", answerType));
	}

}
