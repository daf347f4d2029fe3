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

package io.github.payscore.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.client.observation.WeChatPayCallObservationContext.Outcome;
import io.github.payscore.client.observation.WeChatPayCallObservationConvention;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the observation of a call and its attempts, from outside: a script says how
 * the platform answers each attempt.
 *
 * @author PayScore for Spring Boot contributors
 */
class CallObservationTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	private static final String TEMPLATE = "/v3/x/{id}/do?query={query}";

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final Recorder recorder = new Recorder();

	private final ObservationRegistry registry = ObservationRegistry.create();

	CallObservationTests() {
		// What the script does not know fails the test
		this.platform.otherCalls().answer(FakeAnswer.of(418));
		this.registry.observationConfig().observationHandler(this.recorder);
	}

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "POST | 204 | completed | none | none | attempt",
			"POST | 429 204 | completed | none | none | attempt retry attempt",
			"POST | 500 204 | settled | none | none | attempt retry attempt",
			"POST | unsigned 204 | settled | none | none | attempt unverified retry attempt",
			"POST | 400 | refused | WeChatPayResponseException | SOME_CODE | attempt",
			"POST | 429 400 | refused | WeChatPayResponseException | SOME_CODE | attempt retry attempt",
			"POST | 500 400 | unknown | WeChatPayResponseException | SOME_CODE | attempt retry attempt",
			"POST | 500 500 500 | unknown | WeChatPayResponseException | SOME_CODE | attempt retry attempt retry attempt",
			"POST | unsigned 400 | unknown | UnverifiedResponseException | none | attempt unverified retry attempt",
			"GET | 200 | completed | none | none | attempt",
			"GET | 500 200 | completed | none | none | attempt retry attempt",
			"GET | 404 | refused | WeChatPayResponseException | SOME_CODE | attempt",
			"GET | 500 500 500 | failed | WeChatPayResponseException | SOME_CODE | attempt retry attempt retry attempt",
			"POST | odd-code | refused | WeChatPayResponseException | other | attempt" })
	void observationWhenCallEndsThenHasItsOutcome(HttpMethod method, String steps, String outcome, String exception,
			String code, String events) {
		script(steps);
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier.create(request(client, method).retrieve(String.class).then().onErrorComplete())
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		Recorded call = this.recorder.call();
		assertThat(call.lowCardinality()).isEqualTo(
				Map.of("exception", exception, "method", method.name(), "outcome", outcome, "uri", "/v3/x/{id}/do"));
		assertThat(call.highCardinality()).isEqualTo(Map.of("code", code));
		assertThat(call.context.getContextualName()).isEqualTo("wechatpay " + method + " /v3/x/{id}/do");
		assertThat(call.events).containsExactly(events.split(" "));
	}

	@ParameterizedTest
	@CsvSource({ "true, settled, attempt retry attempt settled", "false, refused, attempt retry attempt settled",
			", unknown, attempt retry attempt unsettled" })
	void observationWhenQuerySettlesThenHasWhatItShowed(@Nullable Boolean tookEffect, String outcome, String events) {
		script("500 400");
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier
				.create(request(client, HttpMethod.POST).settledBy((refusal) -> Mono.justOrEmpty(tookEffect))
					.retrieve(String.class)
					.then()
					.onErrorComplete())
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		Recorded call = this.recorder.call();
		assertThat(call.lowCardinality()).containsEntry("outcome", outcome);
		assertThat(call.events).containsExactly(events.split(" "));
		assertThat(call.call().wasOutcomeUnknown()).isTrue();
	}

	@Test
	void observationWhenNothingWasSentThenIsFailed() {
		try (CloseableWeChatPayClient client = builder().baseUrl("http://127.0.0.1:1").build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectError()
				.verify(TIME_LIMIT);
		}
		assertThat(this.recorder.call().lowCardinality()).containsEntry("outcome", "failed")
			.containsEntry("exception", "NoResponseException");
	}

	@Test
	void observationWhenClientIsClosedThenIsFailedWithoutAttempt() {
		CloseableWeChatPayClient client = builder().build();
		client.close();
		StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class)).expectError().verify(TIME_LIMIT);
		Recorded call = this.recorder.call();
		assertThat(call.lowCardinality()).containsEntry("outcome", "failed");
		assertThat(call.events).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "POST, unknown", "GET, failed" })
	void observationWhenTimeIsOverThenEndsOnce(HttpMethod method, String outcome) {
		script("204 silent");
		try (CloseableWeChatPayClient client = builder().callTimeout(Duration.ofSeconds(2)).build()) {
			// Makes the connection, so that the next call is sent well within its time
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectComplete()
				.verify(TIME_LIMIT);
			StepVerifier.create(request(client, method).retrieve(String.class)).expectError().verify(TIME_LIMIT);
		}
		assertThat(this.recorder.calls()).hasSize(2);
		assertThat(this.recorder.calls().get(1).lowCardinality()).containsEntry("outcome", outcome);
	}

	@ParameterizedTest
	@CsvSource({ "POST, unknown", "GET, cancelled" })
	void observationWhenSentCallIsCancelledThenEndsOnce(HttpMethod method, String outcome) {
		script("silent");
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier.create(request(client, method).retrieve(String.class))
				.expectSubscription()
				.then(this::awaitSilence)
				.thenCancel()
				.verify(TIME_LIMIT);
			StepVerifier.create(client.whenIdle()).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.recorder.call().lowCardinality()).containsEntry("outcome", outcome)
			.containsEntry("exception", "none");
	}

	@Test
	void observationWhenCancelledBeforeAnythingIsSentThenIsCancelled() {
		try (CloseableWeChatPayClient client = builder()
			.webClient((webClient) -> webClient.filter((request, next) -> Mono.never()))
			.build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.thenCancel()
				.verify(TIME_LIMIT);
		}
		assertThat(this.recorder.call().lowCardinality()).containsEntry("outcome", "cancelled");
	}

	@Test
	void observationWhenCallIsUnderWayThenHasNoOutcome() {
		script("silent");
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectSubscription()
				.then(this::awaitSilence)
				.then(() -> assertThat(this.recorder.started)
					.filteredOn((each) -> "wechatpay.call".equals(each.context.getName()))
					.singleElement()
					.satisfies((call) -> assertThat(call.lowCardinality()).containsEntry("outcome", "none")))
				.thenCancel()
				.verify(TIME_LIMIT);
		}
	}

	@ParameterizedTest
	@CsvSource({ "/v3/payscore/oversea/partner/serviceorder, true", "/v3/merchant-service/complaints-v2, true",
			"/v3/apply4sub/sub_merchants, true", "/v3/x/1234323JKHDFE1243252, false", "/v3/x/20191111, false",
			"/v3/x/ABC, false", "/v3/x/a.b?q=1, false", "/v3/x/%E4%B8%AD, false" })
	void observationWhenPathHasNoVariablesThenNamesItOnlyIfItHoldsNoValue(String path, boolean named) {
		script("204");
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier.create(client.get(path).retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		Recorded call = this.recorder.call();
		assertThat(call.lowCardinality()).containsEntry("uri", named ? path : "none");
		assertThat(call.context.getContextualName()).isEqualTo("wechatpay GET" + (named ? " " + path : ""));
	}

	@Test
	void parentWhenAttemptsAreRepeatedThenIsTheCallOfAllOfThem() {
		script("500 429 204");
		Observation parent = Observation.start("parent", this.registry);
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier
				.create(request(client, HttpMethod.POST).retrieve(String.class)
					.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent)))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		Recorded call = this.recorder.call();
		assertThat(parent(call.context)).isSameAs(parent.getContextView());
		assertThat(this.recorder.attempts(3)).allSatisfy((attempt) -> {
			assertThat(parent(attempt.context)).isSameAs(call.context);
			assertThat(attempt.context.getLowCardinalityKeyValue("uri")).isNotNull();
		});
	}

	@Test
	void parentWhenQuerySettlesThenTheQueryIsACallUnderTheCall() {
		script("500 400 200");
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier
				.create(request(client, HttpMethod.POST)
					.settledBy((refusal) -> client.get("/v3/x").retrieve(String.class).thenReturn(true))
					.retrieve(String.class))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.recorder.calls()).hasSize(2);
		Recorded query = this.recorder.calls().get(0);
		Recorded call = this.recorder.calls().get(1);
		assertThat(query.lowCardinality()).containsEntry("method", "GET").containsEntry("outcome", "completed");
		assertThat(parent(query.context)).isSameAs(call.context);
		assertThat(parent(call.context)).isNull();
		assertThat(this.recorder.attempts(3)).extracting((attempt) -> parent(attempt.context))
			.containsExactlyInAnyOrder(call.context, call.context, query.context);
	}

	@Test
	void parentWhenReactorContextHasNoneThenIsTheThreads() {
		script("204");
		Observation parent = Observation.start("parent", this.registry);
		try (CloseableWeChatPayClient client = builder().build(); Observation.Scope scope = parent.openScope()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectComplete()
				.verify(TIME_LIMIT);
			assertThat(this.registry.getCurrentObservationScope()).isSameAs(scope);
		}
		assertThat(parent(this.recorder.call().context)).isSameAs(parent.getContextView());
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void parentWhenCallsAreNotObservedThenAttemptsKeepTheCallersOwn() {
		script("500 204");
		this.registry.observationConfig().observationPredicate((name, context) -> !name.startsWith("wechatpay"));
		Observation parent = Observation.start("parent", this.registry);
		List<Outcome> told = new CopyOnWriteArrayList<>();
		try (CloseableWeChatPayClient client = builder().observationHandler(new OutcomeHandler(told)).build()) {
			StepVerifier
				.create(request(client, HttpMethod.POST).retrieve(String.class)
					.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent)))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.recorder.calls()).isEmpty();
		assertThat(this.recorder.attempts(2)).extracting((attempt) -> parent(attempt.context))
			.containsOnly(parent.getContextView());
		assertThat(told).containsExactly(Outcome.SETTLED);
	}

	@Test
	void conventionWhenSetThenNames() {
		script("204");
		WeChatPayCallObservationConvention convention = new WeChatPayCallObservationConvention() {

			@Override
			public String getName() {
				return "my.call";
			}

			@Override
			public KeyValues getLowCardinalityKeyValues(WeChatPayCallObservationContext context) {
				return KeyValues.of("my", String.valueOf(context.getOutcome()));
			}

		};
		try (CloseableWeChatPayClient client = builder().observationConvention(convention).build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.recorder.stopped()).filteredOn((each) -> "my.call".equals(each.context.getName()))
			.singleElement()
			.satisfies((call) -> assertThat(call.lowCardinality()).isEqualTo(Map.of("my", "COMPLETED")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "204", "400", "500 204", "unsigned 204" })
	void registryWhenItsHandlersThrowThenTheCallGoesOn(String steps) {
		script(steps);
		this.registry.observationConfig().observationHandler(new ThrowingHandler());
		try (CloseableWeChatPayClient client = builder().build()) {
			StepVerifier.FirstStep<Void> call = StepVerifier
				.create(request(client, HttpMethod.POST).retrieve(Void.class));
			if (steps.equals("400")) {
				call.expectError(WeChatPayResponseException.class).verify(TIME_LIMIT);
			}
			else {
				call.expectComplete().verify(TIME_LIMIT);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "hk,true,hk", "default,true,default", "hk,false,", ",true," })
	void merchantWhenNamedAndNotTurnedOffThenIsAKey(@Nullable String name, boolean observed,
			@Nullable String expected) {
		script("200");
		try (CloseableWeChatPayClient client = builder().merchant(name).observeMerchant(observed).build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(Void.class))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.recorder.call().lowCardinality().get("merchant")).isEqualTo(expected);
	}

	@Test
	void documentationWhenReadThenNamesWhatThereIs() {
		WeChatPayObservationDocumentation call = WeChatPayObservationDocumentation.CALL;
		assertThat(call.getDefaultConvention()).isEqualTo(WeChatPayCallObservationConvention.class);
		assertThat(call.getLowCardinalityKeyNames()).hasSize(5);
		assertThat(call.getHighCardinalityKeyNames()).hasSize(1);
		assertThat(call.getEvents()).extracting(Observation.Event::getName)
			.contains("attempt", "retry", "unverified", "settled", "unsettled");
	}

	private static @Nullable Object parent(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		return (parent != null) ? parent.getContextView() : null;
	}

	private WeChatPayClientBuilder builder() {
		return FakeMerchant.client(this.platform)
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.observationRegistry(this.registry)
			.webClient((webClient) -> webClient.observationRegistry(this.registry));
	}

	private static WeChatPayClient.Request request(WeChatPayClient client, HttpMethod method) {
		WeChatPayClient.Request request = client.method(method, TEMPLATE, "secret-id", "secret-query");
		return HttpMethod.GET.equals(method) ? request : request.body(Map.of("name", "secret-name")).repeatable();
	}

	private void script(String steps) {
		for (String step : StringUtils.delimitedListToStringArray(steps, " ")) {
			plan(step);
		}
	}

	private void plan(String step) {
		switch (step) {
			case "200" -> plan(FakeAnswer.of(200, "{\"state\":\"DONE\"}"));
			case "204" -> plan(FakeAnswer.of(204));
			case "unsigned" -> plan(FakeAnswer.of(204).withoutHeader("Wechatpay-Signature"));
			case "odd-code" -> plan(FakeAnswer.of(400, "{\"code\":\"order 1234\"}"));
			case "silent" -> this.platform.next().stallAfterEffect();
			default -> plan(FakeAnswer.of(Integer.parseInt(step), "{\"code\":\"SOME_CODE\"}"));
		}
	}

	private void plan(FakeAnswer answer) {
		this.platform.next().answer(answer);
	}

	private void awaitSilence() {
		Awaitility.await().atMost(TIME_LIMIT).until(() -> !this.platform.requests().isEmpty());
	}

	/**
	 * What was observed.
	 */
	private static final class Recorded {

		private final Observation.Context context;

		private final List<String> events = new CopyOnWriteArrayList<>();

		private Recorded(Observation.Context context) {
			this.context = context;
		}

		WeChatPayCallObservationContext call() {
			return (WeChatPayCallObservationContext) this.context;
		}

		Map<String, String> lowCardinality() {
			return map(this.context.getLowCardinalityKeyValues());
		}

		Map<String, String> highCardinality() {
			return map(this.context.getHighCardinalityKeyValues());
		}

		private static Map<String, String> map(KeyValues keyValues) {
			return keyValues.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
		}

	}

	private static final class Recorder implements ObservationHandler<Observation.Context> {

		private final List<Recorded> started = new CopyOnWriteArrayList<>();

		private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStart(Observation.Context context) {
			this.started.add(new Recorded(context));
		}

		@Override
		public void onEvent(Observation.Event event, Observation.Context context) {
			assertThat(this.stopped).doesNotContain(context);
			recorded(context).events.add(event.getName());
		}

		@Override
		public void onStop(Observation.Context context) {
			this.stopped.add(context);
		}

		private Recorded recorded(Observation.Context context) {
			return this.started.stream().filter((each) -> each.context == context).findFirst().orElseThrow();
		}

		// In the order in which they ended, each as often as it ended
		List<Recorded> stopped() {
			return new ArrayList<>(this.stopped).stream().map(this::recorded).toList();
		}

		List<Recorded> calls() {
			return stopped().stream()
				.filter((each) -> each.context instanceof WeChatPayCallObservationContext)
				.toList();
		}

		Recorded call() {
			assertThat(calls()).hasSize(1);
			return calls().get(0);
		}

		// Spring ends them after it has handed on the result
		List<Recorded> attempts(int number) {
			Awaitility.await().atMost(TIME_LIMIT).until(() -> attempts().size() == number);
			return attempts();
		}

		private List<Recorded> attempts() {
			return stopped().stream()
				.filter((each) -> each.context instanceof ClientRequestObservationContext)
				.toList();
		}

	}

	private record OutcomeHandler(List<Outcome> told) implements ObservationHandler<WeChatPayCallObservationContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(WeChatPayCallObservationContext context) {
			this.told.add(Objects.requireNonNull(context.getOutcome()));
		}

	}

	private static final class ThrowingHandler implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof WeChatPayCallObservationContext;
		}

		@Override
		public void onStart(Observation.Context context) {
			throw new IllegalStateException("start");
		}

		@Override
		public void onError(Observation.Context context) {
			throw new AssertionError("error");
		}

		@Override
		public void onEvent(Observation.Event event, Observation.Context context) {
			throw new IllegalStateException("event");
		}

		@Override
		public void onStop(Observation.Context context) {
			throw new AssertionError("stop");
		}

	}

}
