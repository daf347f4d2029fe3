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

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.springframework.http.HttpMethod;

import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.client.observation.RetryReason;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.client.observation.WeChatPayCallObservationContext.Outcome;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallEvents;

/**
 * Counts attempts, retries and unknown outcomes, whether or not calls are observed: an
 * alarm must not depend on that. The counters of the operations on orders are there from
 * the start.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPayMetrics implements MeterBinder, WeChatPayClientCustomizer {

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	private final OrderCalls calls;

	WeChatPayMetrics(OrderCalls calls) {
		this.calls = calls;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		this.calls.forEach((method, path) -> {
			attempts(registry, method, path);
			unverifiedResponses(registry, method, path);
			for (RetryReason reason : RetryReason.values()) {
				retries(registry, method, path, reason);
			}
		});
		this.calls.forEachChange((method, path) -> {
			unknownOutcomes(registry, method, path, true);
			unknownOutcomes(registry, method, path, false);
		});
	}

	@Override
	public void customize(WeChatPayClientBuilder builder) {
		builder.observationHandler(new CallHandler());
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

	/**
	 * No bean, because Spring Boot would add it to the registry of observations, and it
	 * would count twice.
	 */
	private final class CallHandler implements ObservationHandler<WeChatPayCallObservationContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof WeChatPayCallObservationContext;
		}

		@Override
		public void onEvent(Observation.Event event, WeChatPayCallObservationContext call) {
			HttpMethod method = call.getMethod();
			String path = path(call);
			if (event == CallEvents.ATTEMPT) {
				count((registry) -> attempts(registry, method, path));
			}
			else if (event == CallEvents.UNVERIFIED) {
				count((registry) -> unverifiedResponses(registry, method, path));
			}
			else if (event instanceof WeChatPayCallObservationContext.Retry retry) {
				count((registry) -> retries(registry, method, path, retry.reason()));
			}
		}

		@Override
		public void onStop(WeChatPayCallObservationContext call) {
			if (call.wasOutcomeUnknown()) {
				boolean settled = call.getOutcome() != Outcome.UNKNOWN;
				count((registry) -> unknownOutcomes(registry, call.getMethod(), path(call), settled));
			}
		}

		private String path(WeChatPayCallObservationContext call) {
			String path = call.getUriTemplate();
			return (path != null) ? path : KeyValue.NONE_VALUE;
		}

	}

}
