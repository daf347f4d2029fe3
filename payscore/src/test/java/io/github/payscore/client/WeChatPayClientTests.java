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

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.WeChatPayException;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WeChatPayClientTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final CloseableWeChatPayClient defaultClient = FakeMerchant.client(this.platform).build();

	WeChatPayClientTests() {
		this.platform.otherCalls().answer(FakeAnswer.of(204));
	}

	@AfterEach
	void close() {
		this.defaultClient.close();
		this.platform.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void getWhenVariablesThenSignsTheRawPathAndQueryAndNoBody(boolean jdkConnector) throws Exception {
		this.platform.otherCalls()
			.answer(FakeAnswer.of(200, "{\"state\":\"DONE\",\"新\":1}").header("Request-ID", "08F0-0"));
		try (CloseableWeChatPayClient client = client(jdkConnector)) {
			Mono<Answer> answer = client.get("/v3/certificates/{id}?name={name}&q={q}", "a|b*c/d%e", "嗨客 & 时尚", "1+1=2")
				.retrieve(Answer.class);
			StepVerifier.create(answer).expectNext(new Answer("DONE")).expectComplete().verify(TIME_LIMIT);
		}
		RecordedRequest request = this.platform.lastRequest();
		assertThat(request.method()).isEqualTo("GET");
		assertThat(request.target()).isEqualTo("/v3/certificates/a%7Cb%2Ac%2Fd%25e"
				+ "?name=%E5%97%A8%E5%AE%A2%20%26%20%E6%97%B6%E5%B0%9A&q=1%2B1%3D2");
		assertThat(request.body()).isEmpty();
		assertThatIsSigned(request);
		assertThat(request.headers().get("Content-Type")).isNull();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void postWhenMapThenSendsItsJsonWithoutNulls(boolean jdkConnector) throws Exception {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("z_text", "就餐费用");
		body.put("nothing", null);
		body.put("time", OffsetDateTime.parse("2019-11-11T16:24:00.123Z"));
		body.put("amounts", List.of(1, 2));
		try (CloseableWeChatPayClient client = client(jdkConnector)) {
			Mono<Void> done = client.post("/v3/security/echo").body(body).retrieve(Void.class);
			StepVerifier.create(done).expectComplete().verify(TIME_LIMIT);
		}
		RecordedRequest request = this.platform.lastRequest();
		assertThat(request.bodyText())
			.isEqualTo("{\"z_text\":\"就餐费用\",\"time\":\"2019-11-11T16:24:00+00:00\",\"amounts\":[1,2]}");
		assertThatIsSigned(request);
		assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
		assertThat(request.headers().get("Content-Length")).containsExactly(String.valueOf(request.body().length));
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE" })
	void methodWhenNoBodyThenSignsTheEmptyBody(String method) throws Exception {
		Mono<Void> done = this.defaultClient.method(HttpMethod.valueOf(method), "/v3/x").retrieve(Void.class);
		StepVerifier.create(done).expectComplete().verify(TIME_LIMIT);
		assertThat(this.platform.lastRequest().method()).isEqualTo(method);
		assertThatIsSigned(this.platform.lastRequest());
		assertThat(this.platform.lastRequest().headers().get("Content-Type")).isNull();
	}

	@Test
	void methodWhenSentThenHasTheHeadersThatWeChatPayAsksFor() {
		StepVerifier.create(this.defaultClient.get("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		RecordedRequest request = this.platform.lastRequest();
		assertThat(request.headers().get("Accept")).containsExactly("application/json");
		assertThat(request.headers().get("User-Agent")).hasSize(1)
			.allSatisfy((value) -> assertThat(value).startsWith("payscore-spring-boot/").contains("Java/"));
		assertThat(request.headers().get("Wechatpay-Serial")).containsExactly(this.platform.platformPublicKeyId());
		assertThat(request.headers().get("Authorization")).hasSize(1)
			.allSatisfy((value) -> assertThat(value)
				.matches("WECHATPAY2-SHA256-RSA2048 mchid=\"1230000109\",nonce_str=\"[0-9A-Za-z]{32}\","
						+ "signature=\"[0-9A-Za-z+/=]{344}\",timestamp=\"[0-9]{10}\"," + "serial_no=\""
						+ this.platform.merchantSerial() + "\""));
	}

	@Test
	void retrieveWhenSubscribedTwiceThenSignsTwice() throws Exception {
		Mono<Void> done = this.defaultClient.post("/v3/x").body(Map.of("a", 1)).retrieve(Void.class);
		StepVerifier.create(done.then(done)).expectComplete().verify(TIME_LIMIT);
		assertThat(this.platform.requests()).hasSize(2)
			.extracting((request) -> TestSignature.authorization(request).get("nonce_str"))
			.doesNotHaveDuplicates();
		for (RecordedRequest request : this.platform.requests()) {
			assertThatIsSigned(request);
		}
	}

	@Test
	void retrieveWhenNotSubscribedThenSendsNothing() {
		assertThat(this.defaultClient.post("/v3/x").retrieve(Void.class)).isNotNull();
		assertThat(this.platform.requests()).isEmpty();
	}

	@Test
	void retrieveWhenTypeIsGenericThenReadsIt() {
		this.platform.otherCalls().answer(FakeAnswer.of(200, "{\"a\":[1,2],\"b\":[]}").header("Request-ID", "08F0-0"));
		Mono<Map<String, List<Integer>>> answer = this.defaultClient.get("/v3/x")
			.retrieve(new ParameterizedTypeReference<>() {
			});
		StepVerifier.create(answer)
			.expectNext(Map.of("a", List.of(1, 2), "b", List.of()))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void retrieveWhenStringThenReturnsTheTextAsItIs() {
		this.platform.otherCalls().answer(FakeAnswer.of(200, "{ \"a\" : \"就餐\" }").header("Request-ID", "08F0-0"));
		StepVerifier.create(this.defaultClient.get("/v3/x").retrieve(String.class))
			.expectNext("{ \"a\" : \"就餐\" }")
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void retrieveWhenNoContentThenIsEmpty() {
		StepVerifier.create(this.defaultClient.get("/v3/x").retrieve(Answer.class)).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void retrieveWhenVerifiedAnswerIsNoJsonThenOutcomeIsUnknown() {
		this.platform.otherCalls().answer(FakeAnswer.of(200, "secret content").header("Request-ID", "08F0-0"));
		StepVerifier.create(this.defaultClient.post("/v3/x/{id}", "7").retrieve(Answer.class))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
					.hasMessage("POST /v3/x/{id} was answered 200 by WeChat Pay, but the answer is no "
							+ "io.github.payscore.client.WeChatPayClientTests$Answer (Request-ID 08F0-0). "
							+ "The outcome is unknown: repeat the call with the same parameters, or query the result.")
					.hasNoCause();
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
			})
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/v3", "//evil.example/v3", "v3/x", "/v3/x#fragment", " ", "" })
	void methodWhenTemplateIsNoPathThenIsRefused(String uriTemplate) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaultClient.get(uriTemplate))
			.withMessageStartingWith("'uriTemplate' must");
	}

	@Test
	@SuppressWarnings("NullAway")
	void methodWhenVariableIsNullThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaultClient.get("/v3/{a}/{b}", "a", null))
			.withMessage("'uriVariables' must not contain null");
	}

	@Test
	void retrieveWhenVariableIsMissingThenIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.defaultClient.get("/v3/{a}/{b}", "a").retrieve(Void.class))
			.withMessageContaining("'b'");
	}

	@Test
	void bodyWhenItHasAnEmojiThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> this.defaultClient.post("/v3/x").body(Map.of("name", "coffee ☕ is fine, \uD83D\uDE00 is not")))
			.withMessage("The request contains a character that WeChat Pay does not accept: one outside the Basic "
					+ "Multilingual Plane, such as an emoji");
		assertThat(this.defaultClient.post("/v3/x").body(Map.of("name", "coffee ☕ is fine"))).isNotNull();
	}

	@Test
	void bodyWhenItHasNoEndThenIsRefusedWithoutItsContent() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("itself", body);
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaultClient.post("/v3/x").body(body))
			.withMessage("The body of type java.util.LinkedHashMap cannot be written as JSON");
	}

	static Stream<Object> objects() {
		String text = "{ \"name\" : \"\\u5e97\", \"b\":[1,2.50] }";
		return Stream.of(text, CharBuffer.wrap(text), text.getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@MethodSource("objects")
	void bodyWhenTextOrBytesThatAreAnObjectThenTheyAreSentAsTheyAre(Object body) throws Exception {
		StepVerifier.create(this.defaultClient.post("/v3/x").body(body).retrieve(Void.class))
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.lastRequest().bodyText()).isEqualTo("{ \"name\" : \"\\u5e97\", \"b\":[1,2.50] }");
		assertThatIsSigned(this.platform.lastRequest());
		assertThat(this.platform.lastRequest().headers().get("Content-Type")).containsExactly("application/json");
	}

	static Stream<Object> data() {
		return Stream.of(new Answer("DONE"), Map.of("state", "DONE"), Optional.of(new Answer("DONE")),
				JsonMapper.shared().createObjectNode().put("state", "DONE"),
				new LinkedMultiValueMap<>(Map.of("state", List.of("DONE"))), new Bean());
	}

	@ParameterizedTest
	@MethodSource("data")
	void bodyWhenItSerializesToAnObjectThenThatIsSent(Object body) {
		StepVerifier.create(this.defaultClient.post("/v3/x").body(body).retrieve(Void.class))
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.lastRequest().bodyText()).isIn("{\"state\":\"DONE\"}", "{\"state\":[\"DONE\"]}");
	}

	static Stream<Object> noObjects() throws JSONException {
		return Stream.of("", " ", "text", "\"text\"", "[{}]", "null", "1", "{", "{}{}", "{} x", "{'a':1}",
				"{\"a\":NaN}", "\uFEFF{}", "{\"a\":\"\uD83D\"}", new byte[0], new byte[] { '[', ']' },
				new byte[] { '{', '"', (byte) 0xE9, '"', ':', '1', '}' }, "{}".getBytes(StandardCharsets.UTF_16),
				"{}".getBytes(StandardCharsets.UTF_16LE), 1, true, List.of(Map.of()), new int[] { 1 }, new Object(),
				Optional.empty(), 'x', OffsetDateTime.MIN, Bean.class, Locale.CHINA,
				ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)),
				new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
				new ByteArrayResource("{}".getBytes(StandardCharsets.UTF_8)),
				DefaultDataBufferFactory.sharedInstance.wrap("{}".getBytes(StandardCharsets.UTF_8)),
				Mono.just(Map.of("a", 1)), Flux.just(1), CompletableFuture.completedFuture(Map.of("a", 1)),
				(Supplier<Object>) Map::of, new JSONObject("{\"a\":1}"),
				new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode().put("a", 1), new Thread(),
				JsonMapper.shared().createArrayNode());
	}

	@ParameterizedTest
	@MethodSource("noObjects")
	void bodyWhenItIsNoObjectThenIsRefused(Object body) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaultClient.post("/v3/x").body(body))
			.withMessageStartingWith("The body of type " + body.getClass().getTypeName());
		assertThat(this.platform.requests()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("noObjects")
	void bodyWhenMemberIsNoDataThenIsRefused(Object member) {
		boolean isData = member instanceof CharSequence || member instanceof Number || member instanceof Boolean
				|| member instanceof Character || member instanceof byte[] || member instanceof ByteBuffer
				|| member instanceof List || member instanceof int[] || member instanceof Optional
				|| member instanceof OffsetDateTime || member instanceof Class || member instanceof Locale
				|| member instanceof JsonNode;
		assertThatCode(() -> this.defaultClient.post("/v3/x").body(Map.of("member", member)))
			.satisfies((ex) -> assertThat(ex == null).isEqualTo(isData));
	}

	@Test
	void bodyWhenNoObjectThenSaysWhatToGive() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.defaultClient.post("/v3/x").body("secret"))
			.withMessage("The body of type java.lang.String is no JSON object. Give a record, a Map, a JsonNode of "
					+ "Jackson 3 that is an object, or text or bytes in UTF-8 that are a JSON object")
			.withNoCause();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.defaultClient.post("/v3/x").body(Map.of("a", Mono.just("secret"))))
			.withMessage("The body of type java.util.ImmutableCollections$Map1 cannot be written as JSON: "
					+ "a reactor.core.publisher.MonoJust is no data");
	}

	@Test
	void bodyWhenChangedLaterThenSendsWhatItWas() {
		Map<String, Object> body = new LinkedHashMap<>(Map.of("a", 1));
		WeChatPayClient.Request request = this.defaultClient.post("/v3/x").body(body);
		body.put("b", 2);
		StepVerifier.create(request.retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		assertThat(this.platform.lastRequest().bodyText()).isEqualTo("{\"a\":1}");
	}

	@Test
	void buildWhenBuilderHasHeadersThenTheyAreReplacedAndTheBuilderStaysAsItWas() throws Exception {
		WebClient.Builder builder = WebClient.builder()
			.baseUrl("https://elsewhere.example")
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Basic abc")
			.defaultHeader("X-Trace", "1");
		try (CloseableWeChatPayClient client = FakeMerchant.client(this.platform).webClientBuilder(builder).build()) {
			StepVerifier.create(client.get("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		RecordedRequest request = this.platform.lastRequest();
		assertThat(request.headers().get("Authorization")).hasSize(1);
		assertThatIsSigned(request);
		assertThat(request.headers().get("X-Trace")).containsExactly("1");
		builder.filters((filters) -> assertThat(filters).isEmpty());
	}

	@Test
	void exchangeWhenFilterChangesTheHostThenNothingIsSigned() {
		WeChatPayClientBuilder builder = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient.filter((request, next) -> next
				.exchange(ClientRequest.from(request).url(URI.create("http://localhost:1/v3/x")).build())));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(client.get("/v3/x").retrieve(Void.class))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(IllegalStateException.class)
					.hasMessage("Requests are signed for " + this.platform.baseUrl()
							+ " only, but a filter changed the URL to another host"))
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void exchangeWhenFilterReplacesTheBodyThenNothingIsSent() {
		WeChatPayClientBuilder builder = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient.filter((request, next) -> next
				.exchange(ClientRequest.from(request).body(BodyInserters.fromValue("{}")).build())));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
				.expectErrorMessage("The body was replaced by a filter; change it before it is given to the client")
				.verify(TIME_LIMIT);
		}
		assertThat(this.platform.requests()).isEmpty();
	}

	@Test
	void exchangeWhenFilterIsAddedThenSeesVerifiedAnswersWithTheirHeaders() {
		this.platform.otherCalls().answer(FakeAnswer.of(200, "{\"state\":\"DONE\"}").header("Request-ID", "08F0-0"));
		WeChatPayClientBuilder builder = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient.filter((request, next) -> next.exchange(request)
				.doOnNext(
						(response) -> assertThat(response.headers().header("Request-ID")).containsExactly("08F0-0"))));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(client.get("/v3/x").retrieve(Answer.class))
				.expectNext(new Answer("DONE"))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void retrieveWhenClientIsClosedThenNothingWasSent() {
		this.defaultClient.close();
		Mono<Void> done = Mono.delay(Duration.ofMillis(1))
			.then(Mono.defer(() -> this.defaultClient.post("/v3/x").retrieve(Void.class)));
		StepVerifier.create(done)
			.expectErrorSatisfies((ex) -> assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
				.hasMessage("POST /v3/x was not sent, the client is closed. "
						+ "Nothing was sent, so the call had no effect."))
			.verify(TIME_LIMIT);
		assertThat(this.platform.requests()).isEmpty();
	}

	private void assertThatIsSigned(RecordedRequest request) throws GeneralSecurityException {
		assertThat(TestSignature.isSignedBy(this.platform, request)).isTrue();
		assertThat(request.problem()).isNull();
	}

	private CloseableWeChatPayClient client(boolean jdkConnector) {
		return FakeMerchant.client(this.platform).webClient((webClient) -> {
			if (jdkConnector) {
				webClient.clientConnector(new JdkClientHttpConnector());
			}
		}).build();
	}

	record Answer(String state) {

	}

	public static class Bean {

		public String getState() {
			return "DONE";
		}

	}

}
