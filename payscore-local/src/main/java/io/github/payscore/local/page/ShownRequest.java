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

package io.github.payscore.local.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.RecordedRequest;

/**
 * A request as the page shows it.
 *
 * @param merchant the name of the merchant, or {@code null} if it named none of them
 * @param request the request
 * @author PayScore for Spring Boot contributors
 */
record ShownRequest(@Nullable String merchant, RecordedRequest request) {

	static ShownRequest of(RecordedRequest request, List<LocalMerchant> merchants) {
		String name = merchants.stream()
			.filter((merchant) -> merchant.mchid().equals(request.mchid()))
			.map(LocalMerchant::name)
			.findFirst()
			.orElse(null);
		return new ShownRequest(name, request);
	}

	public boolean isRefused() {
		return this.request.problem() != null;
	}

	/**
	 * Return whether no answer reached the caller, or none that is one.
	 * @return whether the connection was dropped or stalled
	 */
	public boolean isUnanswered() {
		return this.request.status() == 0;
	}

	/**
	 * Return whether the request is about an order.
	 * @param outOrderNo the number of the order
	 * @return whether the number stands in its address or its body
	 */
	boolean names(String outOrderNo) {
		String path = this.request.target();
		return path.contains("/" + outOrderNo + "/") || path.contains("out_order_no=" + outOrderNo)
				|| path.endsWith("/" + outOrderNo) || this.request.bodyText().contains('"' + outOrderNo + '"');
	}

	public String body() {
		return PageJson.pretty(this.request.bodyText());
	}

	public Map<String, List<String>> headers() {
		return this.request.headers();
	}

}
