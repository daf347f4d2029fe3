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

package io.github.payscore.autoconfigure.connector;

import java.time.Duration;
import java.util.Arrays;

import io.netty.resolver.NoopAddressResolverGroup;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import reactor.netty.Connection;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpResponseDecoderSpec;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * The connections to WeChat Pay with Reactor Netty. With {@link LazyNameResolver},
 * {@link OneAnswerCodec} and what belongs to that one the only class that knows Reactor
 * Netty, so that it may be absent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ReactorNettyConnections {

	/**
	 * WeChat Pay closes a connection that was idle for 8 seconds.
	 */
	private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(6);

	private static final Duration LOOP_QUIET_PERIOD = Duration.ofMillis(500);

	private static final Duration LOOP_SHUTDOWN_LIMIT = Duration.ofSeconds(5);

	private final ConnectionProvider connectionProvider;

	/**
	 * Unused, and then without a thread, where Boot has event loops for all clients.
	 */
	private final LoopResources loopResources = LoopResources.create("wechatpay-http");

	ReactorNettyConnections(PoolLimits limits) {
		this.connectionProvider = ConnectionProvider.builder("wechatpay")
			.maxConnections(limits.maxConnections())
			.pendingAcquireMaxCount(limits.maxPending())
			// The time limit of the call ends the wait
			.pendingAcquireTimeout(limits.longestWait())
			.maxIdleTime(MAX_IDLE_TIME)
			.evictInBackground(MAX_IDLE_TIME)
			// The connection that was idle for the shortest time is the safest
			.lifo()
			.build();
	}

	// By name, because the class is an internal one
	static boolean isLimitReached(Throwable failure) {
		return failure.getClass().getSimpleName().equals("PoolAcquirePendingLimitException");
	}

	ReactorClientHttpConnectorBuilder applyTo(ReactorClientHttpConnectorBuilder builder) {
		return builder.withHttpClientFactory(this::create)
			// Reactor Netty would repeat a request by itself, with the same signature
			.withHttpClientCustomizer((httpClient) -> oneAnswerEach(resolve(httpClient)).disableRetry(true)
				.doOnResponse((response, connection) -> releaseAbandoned(connection)));
	}

	private HttpClient create() {
		return HttpClient.create(this.connectionProvider)
			.resolver(new LazyNameResolver(this.loopResources))
			.runOn(this.loopResources);
	}

	// Boot may have put the client on other event loops, and the application may have
	// given it another resolver. A proxy is the one to resolve the host; perhaps nobody
	// else can.
	private static HttpClient resolve(HttpClient httpClient) {
		if (!(httpClient.configuration().resolver() instanceof LazyNameResolver)) {
			return httpClient;
		}
		return httpClient.configuration().hasProxy() ? httpClient.resolver(NoopAddressResolverGroup.INSTANCE)
				: resolveLazily(httpClient);
	}

	private static HttpClient resolveLazily(HttpClient httpClient) {
		LazyNameResolver resolver = new LazyNameResolver(httpClient.configuration().loopResources());
		return httpClient.resolver(resolver).doOnConnect((config) -> resolver.prepare());
	}

	private static HttpClient oneAnswerEach(HttpClient httpClient) {
		HttpResponseDecoderSpec settings = httpClient.configuration().decoder();
		return withHttp11(httpClient)
			.doOnChannelInit((observer, channel, address) -> OneAnswerCodec.install(channel, settings));
	}

	// Of the protocols only this one is made safe. To set what is set already would load
	// the classes of TLS while the application starts.
	private static HttpClient withHttp11(HttpClient httpClient) {
		boolean already = Arrays.equals(httpClient.configuration().protocols(),
				new HttpProtocol[] { HttpProtocol.HTTP11 });
		return already ? httpClient : httpClient.protocol(HttpProtocol.HTTP11);
	}

	// A call that is cancelled at the very moment of its answer never subscribes to the
	// body, and nobody else would release what has arrived of it. Once all of it has
	// arrived, a call that goes on has long subscribed.
	private static void releaseAbandoned(Connection connection) {
		connection.onTerminate().subscribe(null, (ex) -> release(connection), () -> release(connection));
	}

	private static void release(Connection connection) {
		connection.inbound().receive().subscribe((ignored) -> {
		}, (ignored) -> {
		});
	}

	void dispose() {
		this.connectionProvider.dispose();
		this.loopResources.disposeLater(LOOP_QUIET_PERIOD, LOOP_SHUTDOWN_LIMIT).subscribe();
	}

}
