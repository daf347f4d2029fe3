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

package io.github.payscore.outbox.jdbc;

import java.time.Duration;

import org.springframework.util.Assert;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The one place where the outbox waits for a result: on threads of its own, and on
 * threads of the application that wait for the database anyway.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BlockingWait {

	private BlockingWait() {
	}

	// What waits for a database must not run where everybody waits for it
	static void checkThread() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(
					("The outbox waits for a database, which must not be done on the thread '%s'. Use it on another "
							+ "thread, such as one of Schedulers.boundedElastic().")
						.formatted(Thread.currentThread().getName()));
		}
	}

	static <T> T result(Mono<T> result, Duration timeLimit) {
		T value = result.block(timeLimit);
		Assert.state(value != null, "There must be a result");
		return value;
	}

	static void end(Mono<Void> action, Duration timeLimit) {
		action.block(timeLimit);
	}

}
