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

package io.github.payscore.signature;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Computes signatures. One takes about a millisecond, during which an event loop would
 * serve nobody, so a caller on one is sent to threads of our own, as many as there are
 * processors. Any other caller just computes as long as there are fewer signatures than
 * processors. If there are more, they are computed first come, first served: callers that
 * share the processors would all end late. Verifications are not computed here: they take
 * as little time as parsing. Clients may share the threads. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class SignatureThreads implements AutoCloseable {

	private static final String NETTY_THREAD = "io.netty.util.concurrent.FastThreadLocalThread";

	private final AtomicInteger count = new AtomicInteger();

	private final int processors = Runtime.getRuntime().availableProcessors();

	// How many are being computed or wait for that
	private final AtomicInteger underway = new AtomicInteger();

	private final ScheduledThreadPoolExecutor executor;

	private final Scheduler scheduler;

	/**
	 * Start the threads, as many as there are processors.
	 */
	public SignatureThreads() {
		// The kind of pool that Reactor has, so that BlockHound knows how its threads
		// wait. They are started here: an event loop that starts one may wait for a lock.
		this.executor = new ScheduledThreadPoolExecutor(this.processors,
				(work) -> new SignatureThread(work, this.count.incrementAndGet()));
		this.executor.prestartAllCoreThreads();
		this.scheduler = Schedulers.fromExecutorService(this.executor);
	}

	/**
	 * Compute on the thread of the subscriber unless that is an event loop or processors
	 * are short, else on one of these threads.
	 * @param <T> what is computed
	 * @param work the computation, which must not wait for anything
	 * @return the result, or the exception that the work threw
	 */
	public <T> Mono<T> call(Callable<T> work) {
		return defer(() -> Mono.fromCallable(work));
	}

	/**
	 * Begin work on the thread of the subscriber unless that is an event loop or
	 * processors are short, else on one of these threads.
	 * @param <T> what is computed
	 * @param work the work, which must not block
	 * @return the result, or the exception that the work threw or ended with
	 */
	public <T> Mono<T> defer(Supplier<Mono<T>> work) {
		return Mono.defer(() -> {
			boolean processorFree = this.underway.incrementAndGet() <= this.processors;
			Mono<T> result = Mono.defer(work);
			return (mayCompute(Thread.currentThread(), processorFree) ? result : result.subscribeOn(this.scheduler))
				.doFinally((end) -> this.underway.decrementAndGet());
		});
	}

	private static boolean mayCompute(Thread thread, boolean processorFree) {
		return thread instanceof SignatureThread || (processorFree && !isEventLoop(thread));
	}

	private static boolean isEventLoop(Thread thread) {
		return Schedulers.isInNonBlockingThread() || isNettyThread(thread.getClass());
	}

	// Event loops that Reactor did not start, such as those of a Redis client, do not
	// carry its marker. By name, because Netty may be absent.
	private static boolean isNettyThread(Class<?> type) {
		for (Class<?> candidate = type; candidate != Thread.class; candidate = candidate.getSuperclass()) {
			if (NETTY_THREAD.equals(candidate.getName())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * End the threads once they have done what waits for them: a task that is dropped
	 * would leave its caller waiting for ever.
	 */
	@Override
	public void close() {
		this.executor.shutdown();
	}

	/**
	 * Callers go on computing on this thread, so it must not allow them to block.
	 */
	private static final class SignatureThread extends Thread implements NonBlocking {

		SignatureThread(Runnable work, int number) {
			super(work, "wechatpay-signature-" + number);
			setDaemon(true);
		}

	}

}
