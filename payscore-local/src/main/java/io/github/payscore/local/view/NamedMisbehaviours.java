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

package io.github.payscore.local.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.payscore.test.Misbehaviours;
import io.github.payscore.test.NotificationMisbehaviours;

/**
 * The ways to misbehave that need no more words than a name, which is that of the method
 * of the fake.
 *
 * @param <T> what plans them
 * @author PayScore for Spring Boot contributors
 */
final class NamedMisbehaviours<T> {

	private static final Duration DELAY = Duration.ofSeconds(2);

	private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

	private final Map<String, Consumer<T>> plans = new LinkedHashMap<>();

	private NamedMisbehaviours() {
	}

	static NamedMisbehaviours<Misbehaviours> ofRequests() {
		return new NamedMisbehaviours<Misbehaviours>().with("dropBeforeEffect", Misbehaviours::dropBeforeEffect)
			.with("dropAfterEffect", Misbehaviours::dropAfterEffect)
			.with("closeBeforeEffect", Misbehaviours::closeBeforeEffect)
			.with("closeAfterEffect", Misbehaviours::closeAfterEffect)
			.with("stallBeforeEffect", Misbehaviours::stallBeforeEffect)
			.with("stallAfterEffect", Misbehaviours::stallAfterEffect)
			.with("truncateAfterEffect", Misbehaviours::truncateAfterEffect)
			.with("delay", (misbehaviours) -> misbehaviours.delay(DELAY))
			.with("serverErrorBeforeEffect", Misbehaviours::serverErrorBeforeEffect)
			.with("serverErrorAfterEffect", Misbehaviours::serverErrorAfterEffect)
			.with("badGatewayHtml", Misbehaviours::badGatewayHtml)
			.with("serviceUnavailable", Misbehaviours::serviceUnavailable)
			.with("tooManyRequests", Misbehaviours::tooManyRequests)
			.with("wrongSignature", Misbehaviours::wrongSignature)
			.with("staleSignature", Misbehaviours::staleSignature)
			.with("signatureProbe", Misbehaviours::signatureProbe)
			.with("unsigned", Misbehaviours::unsigned)
			.with("unknownSerial", Misbehaviours::unknownSerial)
			.with("clockSkew", (misbehaviours) -> misbehaviours.clockSkew(CLOCK_SKEW))
			.with("emptyCertificateList", Misbehaviours::emptyCertificateList)
			.with("undecryptableCertificateList", Misbehaviours::undecryptableCertificateList);
	}

	static NamedMisbehaviours<NotificationMisbehaviours> ofNotifications() {
		return new NamedMisbehaviours<NotificationMisbehaviours>().with("lost", NotificationMisbehaviours::lost)
			.with("twice", NotificationMisbehaviours::twice)
			.with("wrongSignature", NotificationMisbehaviours::wrongSignature)
			.with("staleSignature", NotificationMisbehaviours::staleSignature)
			.with("signatureProbe", NotificationMisbehaviours::signatureProbe);
	}

	private NamedMisbehaviours<T> with(String name, Consumer<T> plan) {
		this.plans.put(name, plan);
		return this;
	}

	List<String> names() {
		return List.copyOf(this.plans.keySet());
	}

	Consumer<T> get(String name) {
		Consumer<T> plan = this.plans.get(name);
		if (plan == null) {
			throw new IllegalArgumentException(
					"'misbehaviour' must be one of %s but is '%s'".formatted(this.plans.keySet(), name));
		}
		return plan;
	}

}
