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
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;

import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.client.observation.RetryReason;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.client.observation.WeChatPayCallObservationContext.Outcome;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallEvents;
import io.github.payscore.merchant.PayScoreMerchants;

/**
 * Counts attempts, retries and unknown outcomes, whether or not calls are observed: an
 * alarm must not depend on that. The counters of the operations on orders are there from
 * the start.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPayMetrics implements MeterBinder, WeChatPayClientCustomizer {

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	private final ObjectProvider<? extends PayScoreMerchants> merchants;

	private final boolean nameMerchants;

	/**
	 * Create metrics.
	 * @param merchants the merchants, of which those that are known have counters from
	 * the start
	 * @param nameMerchants whether there is a tag with the name of the merchant
	 */
	WeChatPayMetrics(ObjectProvider<? extends PayScoreMerchants> merchants, boolean nameMerchants) {
		this.merchants = merchants;
		this.nameMerchants = nameMerchants;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		this.merchants.ifAvailable((known) -> known.names().forEach((name) -> {
			String merchant = this.nameMerchants ? name : null;
			bindTo(registry, OrderCalls.of(known.get(name).mode()), merchant);
		}));
	}

	private static void bindTo(MeterRegistry registry, OrderCalls calls, @Nullable String merchant) {
		calls.forEach((method, path) -> {
			Tags tags = tags(method, path, merchant);
			attempts(registry, tags);
			unverifiedResponses(registry, tags);
			for (RetryReason reason : RetryReason.values()) {
				retries(registry, tags, reason);
			}
		});
		calls.forEachChange((method, path) -> {
			unknownOutcomes(registry, tags(method, path, merchant), true);
			unknownOutcomes(registry, tags(method, path, merchant), false);
		});
	}

	@Override
	public void customize(WeChatPayClientBuilder builder) {
		builder.observationHandler(new CallHandler());
	}

	private void count(Function<MeterRegistry, Counter> counter) {
		this.registries.forEach((registry) -> counter.apply(registry).increment());
	}

	private static Counter attempts(MeterRegistry registry, Tags tags) {
		return counter(registry, "wechatpay.client.attempts", "Attempts of calls to WeChat Pay", tags);
	}

	private static Counter retries(MeterRegistry registry, Tags tags, RetryReason reason) {
		return counter(registry, "wechatpay.client.retries", "Failed attempts that were followed by another one",
				tags.and("reason", reason.name().toLowerCase(Locale.ROOT)));
	}

	private static Counter unverifiedResponses(MeterRegistry registry, Tags tags) {
		return counter(registry, "wechatpay.client.responses.unverified",
				"Successes that were not provably answered by WeChat Pay", tags);
	}

	private static Counter unknownOutcomes(MeterRegistry registry, Tags tags, boolean settled) {
		return counter(registry, "wechatpay.client.outcomes.unknown",
				"Calls of which an attempt had an unknown outcome", tags.and("result", settled ? "settled" : "left"));
	}

	private static Tags tags(HttpMethod method, String path, @Nullable String merchant) {
		Tags tags = Tags.of("method", method.name(), "uri", path);
		return (merchant != null) ? tags.and("merchant", merchant) : tags;
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
			Tags tags = tags(call);
			if (event == CallEvents.ATTEMPT) {
				count((registry) -> attempts(registry, tags));
			}
			else if (event == CallEvents.UNVERIFIED) {
				count((registry) -> unverifiedResponses(registry, tags));
			}
			else if (event instanceof WeChatPayCallObservationContext.Retry retry) {
				count((registry) -> retries(registry, tags, retry.reason()));
			}
		}

		@Override
		public void onStop(WeChatPayCallObservationContext call) {
			if (call.wasOutcomeUnknown()) {
				boolean settled = call.getOutcome() != Outcome.UNKNOWN;
				Tags tags = tags(call);
				count((registry) -> unknownOutcomes(registry, tags, settled));
			}
		}

		private Tags tags(WeChatPayCallObservationContext call) {
			return WeChatPayMetrics.tags(call.getMethod(), orNone(call.getUriTemplate()),
					WeChatPayMetrics.this.nameMerchants ? orNone(call.getMerchant()) : null);
		}

		private static String orNone(@Nullable String value) {
			return (value != null) ? value : KeyValue.NONE_VALUE;
		}

	}

}
