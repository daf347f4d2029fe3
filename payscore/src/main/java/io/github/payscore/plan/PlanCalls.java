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

package io.github.payscore.plan;

import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.Endpoint;
import io.github.payscore.client.Settlement;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.mainland.MainlandIdentity;

/**
 * What the calls about plans have in common.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlanCalls {

	private static final int BAD_REQUEST = 400;

	private final WeChatPayClient client;

	private final MainlandIdentity identity;

	private final PlanEndpoints endpoints;

	PlanCalls(WeChatPayClient client, MainlandIdentity identity) {
		Assert.notNull(client, "'client' must not be null");
		Assert.notNull(identity, "'identity' must not be null");
		this.client = client;
		this.identity = identity;
		this.endpoints = PlanEndpoints.of(identity.mode());
	}

	MainlandIdentity identity() {
		return this.identity;
	}

	PlanEndpoints endpoints() {
		return this.endpoints;
	}

	<T> Mono<T> create(Endpoint<T> endpoint, Object body, String content, Predicate<T> isComplete) {
		return endpoint.retrieve(endpoint.request(this.client).body(body), content, isComplete);
	}

	// The sub-merchant is the variable that only partners' queries have.
	<T> Mono<T> query(Endpoint<T> endpoint, String number, @Nullable String subMchid, String content) {
		Object[] uriVariables = (subMchid != null) ? new Object[] { number, subMchid } : new Object[] { number };
		return endpoint.retrieve(endpoint.request(this.client, uriVariables), content, (answer) -> true);
	}

	<T> Mono<T> stop(Endpoint<T> endpoint, String number, @Nullable Object body, Supplier<Mono<T>> query,
			Predicate<T> isStopped, String content) {
		WeChatPayClient.Request request = endpoint.request(this.client, number)
			.settledWith((refusal) -> isAboutThePlan(refusal) ? settle(query.get(), isStopped) : Mono.empty());
		return endpoint.retrieve((body != null) ? request.body(body) : request, content, (answer) -> true);
	}

	// A repetition may be refused because of what an earlier attempt or somebody else did
	// to the plan.
	private static boolean isAboutThePlan(WeChatPayResponseException refusal) {
		return refusal.getStatusCode() == BAD_REQUEST;
	}

	// One that is not stopped yet may be by the attempt that got no answer.
	private static <T> Mono<Settlement<T>> settle(Mono<T> query, Predicate<T> isStopped) {
		return query.filter(isStopped).map(Settlement::tookEffect);
	}

}
