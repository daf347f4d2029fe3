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

package io.github.payscore.test.keys;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes keys, as many at a time as there are processors. The threads are its own: those
 * of a common pool might take another test up while they wait.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class KeyMakers {

	private KeyMakers() {
	}

	/**
	 * Make keys and wait until all of them are made.
	 * @param makers what makes a key each
	 */
	public static void run(Collection<Runnable> makers) {
		int threads = Math.min(makers.size(), Runtime.getRuntime().availableProcessors());
		ExecutorService executor = Executors.newFixedThreadPool(threads, KeyMakers::daemon);
		try {
			CompletableFuture
				.allOf(makers.stream()
					.map((maker) -> CompletableFuture.runAsync(maker, executor))
					.toArray(CompletableFuture<?>[]::new))
				.join();
		}
		finally {
			executor.shutdown();
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "fake-wechat-pay-keys");
		thread.setDaemon(true);
		return thread;
	}

}
