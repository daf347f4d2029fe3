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

package io.github.payscore.autoconfigure.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.http.HttpMethod;

import io.github.payscore.client.RetryReason;
import io.github.payscore.client.WeChatPayClientListener;

/**
 * Counts what the client tells. The counters of the operations on orders are there from
 * the start.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPayMetrics implements MeterBinder, WeChatPayClientListener {

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		OrderCalls.forEach((method, path) -> {
			attempts(registry, method, path);
			unverifiedResponses(registry, method, path);
			for (RetryReason reason : RetryReason.values()) {
				retries(registry, method, path, reason);
			}
		});
		OrderCalls.forEachChange((method, path) -> {
			unknownOutcomes(registry, method, path, true);
			unknownOutcomes(registry, method, path, false);
		});
	}

	@Override
	public void attempt(HttpMethod method, String path, int attempt) {
		count((registry) -> attempts(registry, method, path));
	}

	@Override
	public void retry(HttpMethod method, String path, int attempt, RetryReason reason, Duration wait) {
		count((registry) -> retries(registry, method, path, reason));
	}

	@Override
	public void unverifiedResponse(HttpMethod method, String path) {
		count((registry) -> unverifiedResponses(registry, method, path));
	}

	@Override
	public void unknownOutcome(HttpMethod method, String path, boolean settled) {
		count((registry) -> unknownOutcomes(registry, method, path, settled));
	}

	private void count(Function<MeterRegistry, Counter> counter) {
		this.registries.forEach((registry) -> counter.apply(registry).increment());
	}

	private static Counter attempts(MeterRegistry registry, HttpMethod method, String path) {
		return counter(registry, "wechatpay.client.attempts", "Attempts of calls to WeChat Pay", tags(method, path));
	}

	private static Counter retries(MeterRegistry registry, HttpMethod method, String path, RetryReason reason) {
		return counter(registry, "wechatpay.client.retries", "Failed attempts that were followed by another one",
				tags(method, path).and("reason", reason.name().toLowerCase(Locale.ROOT)));
	}

	private static Counter unverifiedResponses(MeterRegistry registry, HttpMethod method, String path) {
		return counter(registry, "wechatpay.client.responses.unverified",
				"Successes that were not provably answered by WeChat Pay", tags(method, path));
	}

	private static Counter unknownOutcomes(MeterRegistry registry, HttpMethod method, String path, boolean settled) {
		return counter(registry, "wechatpay.client.outcomes.unknown",
				"Calls of which an attempt had an unknown outcome",
				tags(method, path).and("result", settled ? "settled" : "left"));
	}

	private static Tags tags(HttpMethod method, String path) {
		return Tags.of("method", method.name(), "uri", path);
	}

	private static Counter counter(MeterRegistry registry, String name, String description, Tags tags) {
		return Counter.builder(name).description(description).tags(tags).register(registry);
	}

}
