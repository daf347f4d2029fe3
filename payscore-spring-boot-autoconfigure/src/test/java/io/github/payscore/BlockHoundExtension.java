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

package io.github.payscore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;

/**
 * Installs BlockHound, and fails the test in which anything blocked on an event loop,
 * even where the error that it threw there was swallowed. With the integrations that are
 * on the class path, as in an application. The only exceptions of the tests' own are the
 * locks that a pool of the JDK takes for itself when it starts or ends a thread and looks
 * for the next task: nobody's code runs meanwhile.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class BlockHoundExtension implements BeforeAllCallback, AfterEachCallback {

	private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";

	private static final List<String> POOL_METHODS = List.of("addWorker", "getTask", "processWorkerExit");

	private static final List<Error> FOUND = new CopyOnWriteArrayList<>();

	@Override
	public void beforeAll(ExtensionContext context) {
		BlockHound.install((builder) -> {
			POOL_METHODS.forEach((method) -> builder.allowBlockingCallsInside(POOL, method));
			builder.blockingMethodCallback(BlockHoundExtension::found);
		});
	}

	private static void found(BlockingMethod method) {
		BlockingOperationError error = new BlockingOperationError(method);
		FOUND.add(error);
		throw error;
	}

	@Override
	public void afterEach(ExtensionContext context) {
		List<Error> found = takeFound();
		if (!found.isEmpty()) {
			AssertionError failure = new AssertionError("%d calls blocked on an event loop".formatted(found.size()));
			found.forEach(failure::addSuppressed);
			throw failure;
		}
	}

	/**
	 * Return what was found since the last call.
	 * @return an error for each call that blocked
	 */
	public static List<Error> takeFound() {
		List<Error> found = List.copyOf(FOUND);
		FOUND.clear();
		return found;
	}

}
