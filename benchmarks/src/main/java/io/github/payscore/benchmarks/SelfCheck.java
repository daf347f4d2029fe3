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

package io.github.payscore.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * Proves that all subjects do the same work: that each sends the example request, and
 * that those which sign do so correctly and refuse an answer with a wrong signature. And
 * that the server would notice.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SelfCheck {

	private static final int ORDERS = 3;

	private final Subject subject;

	private final OrderClient client;

	private SelfCheck(Subject subject, OrderClient client) {
		this.subject = subject;
		this.client = client;
	}

	static void run(Subject subject, OrderClient client) {
		// Sends nothing, and checks its signature itself
		if (subject != Subject.BARE_SIGNATURE) {
			new SelfCheck(subject, client).run();
		}
	}

	private void run() {
		for (int order = 1; order <= ORDERS; order++) {
			check(OrderKind.UNSIGNED, order, true);
			check(OrderKind.SIGNED, order, this.subject.signs());
			check(OrderKind.FORGED, order, !this.subject.verifies());
		}
	}

	private void check(OrderKind kind, int order, boolean expected) {
		Exception failure = complete(kind.number(order));
		if ((failure == null) != expected) {
			throw new IllegalStateException("%s cannot be compared: an order that is %s was %scompleted"
				.formatted(this.subject, kind, expected ? "not " : ""), failure);
		}
	}

	private @Nullable Exception complete(String outOrderNo) {
		try {
			this.client.complete(outOrderNo);
			return null;
		}
		catch (Exception ex) {
			return ex;
		}
	}

}
