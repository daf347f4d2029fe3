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

package io.github.payscore.autoconfigure;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.PayScoreMerchants;

/**
 * A step of the shutdown: first calls that are under way may finish, for as long as
 * {@code spring.lifecycle.timeout-per-shutdown-phase} allows, then those that did not are
 * ended. Both come after web servers and message listeners, which make calls until they
 * have stopped, and before event loops that Spring Boot shares among clients.
 * <p>
 * Concerns the clients of its own context, whether the application defined them or not,
 * and never those of a parent context, which go on.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ShutdownPhase implements SmartLifecycle {

	private static final int FINISH_CALLS = SmartLifecycle.DEFAULT_PHASE - 8192;

	private static final int END_CALLS = FINISH_CALLS - 1024;

	private final ConfigurableListableBeanFactory beanFactory;

	private final int phase;

	private final Function<CloseableWeChatPayClient, Mono<Void>> action;

	private volatile boolean running;

	private ShutdownPhase(ConfigurableListableBeanFactory beanFactory, int phase,
			Function<CloseableWeChatPayClient, Mono<Void>> action) {
		this.beanFactory = beanFactory;
		this.phase = phase;
		this.action = action;
	}

	static ShutdownPhase finishCalls(ConfigurableListableBeanFactory beanFactory) {
		return new ShutdownPhase(beanFactory, FINISH_CALLS, CloseableWeChatPayClient::whenIdle);
	}

	static ShutdownPhase endCalls(ConfigurableListableBeanFactory beanFactory) {
		return new ShutdownPhase(beanFactory, END_CALLS, (client) -> Mono.fromRunnable(client::endCalls));
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		Disposable unused = Flux.fromStream(this::clients)
			.flatMap(this::act)
			.subscribe(null, (ignored) -> callback.run(), callback);
	}

	// A mock answers null, which must not keep the application from ending
	private Mono<Void> act(CloseableWeChatPayClient client) {
		return Mono.defer(() -> this.action.apply(client)).onErrorComplete();
	}

	private Stream<CloseableWeChatPayClient> clients() {
		return Stream.concat(beans(WeChatPayClient.class, CloseableWeChatPayClient.class),
				beans(PayScoreMerchants.class, DefaultPayScoreMerchants.class)
					.flatMap(DefaultPayScoreMerchants::clients));
	}

	private <T> Stream<T> beans(Class<?> type, Class<T> implementation) {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(type, false, false))
			// One that is lazy and was never used must not be made now
			.filter(this.beanFactory::containsSingleton)
			.map(this.beanFactory::getBean)
			.filter(implementation::isInstance)
			.map(implementation::cast);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

}
