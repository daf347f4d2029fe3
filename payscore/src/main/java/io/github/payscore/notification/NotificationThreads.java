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

package io.github.payscore.notification;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where handlers and the store run, which may block: never on an event loop, and the
 * store never behind slow handlers.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationThreads {

	private static final int HANDLER_THREADS = 64;

	private static final int STORE_THREADS = 16;

	private final ThreadPoolExecutor handlers = executor("wechatpay-notification-handler-", HANDLER_THREADS);

	private final ThreadPoolExecutor store = executor("wechatpay-notification-store-", STORE_THREADS);

	private final Scheduler ticker = Schedulers.newSingle("wechatpay-notification-lease", true);

	// Event loops hand work to the store, so its queue has no lock, and its threads are
	// started here: to start one may wait for a lock. Handlers start from those threads.
	NotificationThreads() {
		this.handlers.allowCoreThreadTimeOut(true);
		this.store.prestartAllCoreThreads();
	}

	private static ThreadPoolExecutor executor(String prefix, int threads) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
		factory.setDaemon(true);
		return new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES, new LinkedTransferQueue<>(), factory);
	}

	// When the result is cancelled, the thread is interrupted, and what the handler
	// returned is cancelled.
	Mono<Void> handle(Supplier<Mono<Void>> handler) {
		return Mono.create((sink) -> {
			Disposable.Composite cancellation = Disposables.composite();
			sink.onCancel(cancellation);
			Future<?> task = submit(this.handlers, sink,
					() -> cancellation.add(handler.get().subscribe(null, (ex) -> fail(sink, ex), sink::success)));
			cancellation.add(() -> task.cancel(true));
		});
	}

	// Never interrupted: some drivers take it badly.
	<T> Mono<T> store(Callable<T> call) {
		return Mono.create((sink) -> store(sink, call));
	}

	private <T> void store(MonoSink<T> sink, Callable<T> call) {
		Future<?> unused = submit(this.store, sink, () -> sink.success(Objects.requireNonNull(call.call())));
	}

	private static Future<?> submit(ThreadPoolExecutor executor, MonoSink<?> sink, Work work) {
		return executor.submit(() -> {
			try {
				work.run();
			}
			catch (Throwable ex) {
				fail(sink, ex);
			}
		});
	}

	// Reactor throws some errors at whoever is on the thread instead of handing them on.
	private static void fail(MonoSink<?> sink, Throwable ex) {
		sink.error((ex instanceof Exception) ? ex : new HandlerErrorException(ex));
	}

	// Where renewals of claims start from.
	Scheduler ticker() {
		return this.ticker;
	}

	/**
	 * End the renewals, and the threads once they have done what waits for them.
	 */
	void close() {
		this.ticker.dispose();
		this.handlers.shutdown();
		this.store.shutdown();
	}

	private interface Work {

		void run() throws Exception;

	}

	/**
	 * An {@link Error} as an exception.
	 */
	private static final class HandlerErrorException extends RuntimeException {

		HandlerErrorException(Throwable cause) {
			super(cause.toString(), cause);
		}

	}

}
