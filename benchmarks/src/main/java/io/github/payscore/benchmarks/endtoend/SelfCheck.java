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

package io.github.payscore.benchmarks.endtoend;

import io.github.payscore.benchmarks.endtoend.contract.OrderKind;
import io.github.payscore.benchmarks.endtoend.contract.Subject;

/**
 * Proves that all subjects do the same work: that each sends the example request, and
 * that those which sign do so correctly and refuse an answer with a wrong signature. And
 * that the server would notice.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SelfCheck {

	private static final int COMPLETIONS = 3;

	private final Clients clients;

	SelfCheck(Clients clients) {
		this.clients = clients;
	}

	void run() {
		for (Subject subject : Subject.values()) {
			Client client = this.clients.get(subject);
			for (int order = 1; order <= COMPLETIONS; order++) {
				checkRequest(subject, client, order);
			}
			if (subject.isSigned()) {
				checkVerification(subject, client);
			}
			else {
				checkServer(subject, client);
			}
			Progress.print("%s: checked", subject);
		}
	}

	private static void checkRequest(Subject subject, Client client, int order) {
		OrderKind kind = subject.isSigned() ? OrderKind.SIGNED : OrderKind.UNSIGNED;
		Client.Answer answer = client.complete(kind.number(order));
		if (!answer.isDone()) {
			throw new IllegalStateException(
					"The server that checks requests refused one of %s: %s".formatted(subject, answer.text()));
		}
	}

	private static void checkVerification(Subject subject, Client client) {
		if (client.complete(OrderKind.FORGED.number(1)).isDone()) {
			throw new IllegalStateException(
					"%s accepted an answer with a wrong signature, so it cannot be compared".formatted(subject));
		}
	}

	private static void checkServer(Subject subject, Client client) {
		if (client.complete(OrderKind.SIGNED.number(1)).isDone()) {
			throw new IllegalStateException(
					"The server that checks requests accepted one of %s without a signature".formatted(subject));
		}
	}

}
