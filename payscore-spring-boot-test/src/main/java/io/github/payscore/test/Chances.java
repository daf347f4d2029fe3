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

package io.github.payscore.test;

import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;

import io.github.payscore.test.keys.PlatformKey;
import io.github.payscore.test.platform.Misbehaviour;

/**
 * Misbehaviours with probabilities: each request draws at most one of them, from a source
 * of random numbers that starts with a seed. The same seed, the same chances in the same
 * order and the same order of requests give the same faults.
 *
 * <pre class="code">
 * Chances chances = fake.sometimes(42);
 * chances.with(0.02).dropAfterEffect();
 * chances.with(0.01).stallBeforeEffect();
 * chances.with(0.05).delay(Duration.ofSeconds(1));
 * </pre>
 * <p>
 * Here 92 of 100 requests behave. Requests that take a slot of
 * {@link FakeWeChatPay#next()} draw nothing; those that draw none of the chances get what
 * {@link FakeWeChatPay#always()} planned, if anything. Thread-safe, but concurrent
 * requests have no order of their own: then only the number of the faults is the same,
 * not who gets them.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#sometimes(long)
 */
public final class Chances {

	private final Function<String, PlatformKey> keys;

	private final ObjDoubleConsumer<Misbehaviour> plan;

	Chances(Function<String, PlatformKey> keys, ObjDoubleConsumer<Misbehaviour> plan) {
		this.keys = keys;
		this.plan = plan;
	}

	/**
	 * Misbehave with a probability, beside the chances that were planned before. The
	 * method that chooses the misbehaviour throws {@link IllegalArgumentException} if all
	 * probabilities exceed 1 in sum, and {@link IllegalStateException} if chances of
	 * another seed are planned.
	 * @param probability the probability, more than 0 and at most 1
	 * @return the ways to misbehave
	 */
	public Misbehaviours with(double probability) {
		if (!(probability > 0 && probability <= 1)) {
			throw new IllegalArgumentException("'probability' must be more than 0 and at most 1 but is " + probability);
		}
		return new Misbehaviours(this.keys, (misbehaviour) -> this.plan.accept(misbehaviour, probability));
	}

}
