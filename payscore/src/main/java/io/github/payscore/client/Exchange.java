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

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.client.json.JsonBody;

/**
 * One request on its way to the connector, and whether it may have left. It is the
 * request of the call and not a copy, whose headers would be copied as well: all that is
 * added is the signature, when it is written. Every connector asks for its body once
 * there is a connection. Reactor Netty and HttpComponents send nothing before they have
 * it; with the others the head may have left before, so they are watched. What has no
 * body counts as sent from when the connector has it, and only Reactor Netty takes it
 * once it is connected.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Exchange implements ClientRequest {

	private static final String WECHATPAY_SERIAL = "Wechatpay-Serial";

	private static final boolean JETTY_PRESENT = ClassUtils.isPresent("org.eclipse.jetty.client.Request",
			Exchange.class.getClassLoader());

	private final ClientRequest request;

	private final Attempt attempt;

	private volatile @Nullable String authorization;

	private volatile @Nullable String publicKeyId;

	private volatile BooleanSupplier head = () -> false;

	private volatile boolean handedOver;

	private volatile boolean begun;

	private volatile boolean connected;

	private volatile boolean answeredTooEarly;

	Exchange(ClientRequest request) {
		this.request = request;
		this.attempt = Attempt.of(request);
	}

	@Override
	public HttpMethod method() {
		return this.request.method();
	}

	@Override
	public URI url() {
		return this.request.url();
	}

	// The connector writes them and does not ask, so they are rarely copied.
	@Override
	public HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.putAll(this.request.headers());
		sign(headers);
		return HttpHeaders.readOnlyHttpHeaders(headers);
	}

	@Override
	public MultiValueMap<String, String> cookies() {
		return this.request.cookies();
	}

	// Whoever makes a copy of the signed request sends it by this exchange nevertheless.
	@Override
	public BodyInserter<?, ? super ClientHttpRequest> body() {
		return (this.authorization == null) ? this.request.body()
				: (BodyInserter<byte[], ClientHttpRequest>) (request, context) -> handOver(request, content());
	}

	// The body of a request that is the one of the call.
	JsonBody content() {
		return (JsonBody) this.request.body();
	}

	@Override
	public Map<String, Object> attributes() {
		return this.request.attributes();
	}

	@Override
	public @Nullable Consumer<ClientHttpRequest> httpRequest() {
		return this.request.httpRequest();
	}

	@Override
	public String logPrefix() {
		return this.request.logPrefix();
	}

	// What the request is to be written with.
	Exchange sign(String authorization, @Nullable String publicKeyId) {
		this.authorization = authorization;
		this.publicKeyId = publicKeyId;
		return this;
	}

	// As Spring writes its own requests, but for the signature and for who hands over the
	// body.
	@Override
	public Mono<Void> writeTo(ClientHttpRequest request, ExchangeStrategies strategies) {
		HttpHeaders headers = request.getHeaders();
		this.request.headers().forEach(headers::putIfAbsent);
		sign(headers);
		cookies().forEach((name, values) -> addCookies(request, name, values));
		request.getAttributes().putAll(attributes());
		Consumer<ClientHttpRequest> nativeRequest = httpRequest();
		if (nativeRequest != null) {
			nativeRequest.accept(request);
		}
		return handOver(request, content());
	}

	private void sign(HttpHeaders headers) {
		String authorization = this.authorization;
		String publicKeyId = this.publicKeyId;
		if (authorization != null) {
			headers.set(HttpHeaders.AUTHORIZATION, authorization);
		}
		if (publicKeyId != null) {
			headers.set(WECHATPAY_SERIAL, publicKeyId);
		}
	}

	private static void addCookies(ClientHttpRequest request, String name, List<String> values) {
		values.forEach((value) -> request.getCookies().add(name, new HttpCookie(name, value)));
	}

	private Mono<Void> handOver(ClientHttpRequest request, JsonBody body) {
		this.handedOver = true;
		Object nativeRequest = request.getNativeRequest();
		if (body.isEmpty()) {
			begin();
		}
		else if (JETTY_PRESENT) {
			this.head = JettyHead.of(nativeRequest);
		}
		return (nativeRequest instanceof HttpRequest) ? handOverToJdk(request, body) : body.insert(request, () -> {
		}, this::connected);
	}

	// The JDK's client subscribes to the body once the head has left, and may not ask for
	// it if the connection breaks then. It sends a query once more, as it was signed,
	// when the connection breaks before the answer. That can neither be turned off here
	// nor be seen.
	private Mono<Void> handOverToJdk(ClientHttpRequest request, JsonBody body) {
		this.attempt.sentByConnectorThatRepeatsQueries();
		return body.insert(request, () -> this.head = () -> true, this::connected);
	}

	private void connected() {
		begin();
		this.connected = true;
	}

	// Once, because its signature is for once, and only as long as somebody waits for its
	// answer. A connector that repeated it would ask for its body again.
	private void begin() {
		Assert.state(!this.begun, "A signed request is sent once only");
		Assert.state(this.attempt.beginSending(), "The attempt is over, nothing is sent any more");
		this.begun = true;
	}

	// An answer now is not to the request, because the connector has not asked for its
	// body.
	boolean waitsForConnection() {
		return this.handedOver && !hasBegun();
	}

	// When the head of an answer has come. The rest may be longer in coming than the
	// request in leaving.
	void answered() {
		this.answeredTooEarly = this.handedOver && !this.begun;
	}

	// A success is not to the request, either, if the connector had sent its head only.
	boolean isAnsweredTooEarly() {
		return this.answeredTooEarly;
	}

	boolean hasBegun() {
		return this.begun || this.head.getAsBoolean();
	}

	boolean isConnected() {
		return this.connected || this.head.getAsBoolean();
	}

	void failed(WeChatPayException failure) {
		if (this.begun && !failure.isOutcomeUnknown()) {
			forget(failure);
		}
		this.attempt.failed(failure);
	}

	private void forget(WeChatPayException failure) {
		if (failure instanceof NoResponseException) {
			this.attempt.notSent();
		}
		else {
			this.attempt.hadNoEffect();
		}
	}

}
