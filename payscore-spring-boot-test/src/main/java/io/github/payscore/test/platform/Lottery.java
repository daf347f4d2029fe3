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

package io.github.payscore.test.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Misbehaviours with their probabilities, drawn from one seeded source. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Lottery {

	// 0.1 + 0.2 + 0.7 is a little more or less than 1, depending on the order.
	private static final double ROUNDING = 1e-9;

	private final long seed;

	private final SplittableRandom random;

	private final List<Ticket> tickets = new ArrayList<>();

	Lottery(long seed) {
		this.seed = seed;
		this.random = new SplittableRandom(seed);
	}

	long seed() {
		return this.seed;
	}

	void add(double probability, Misbehaviour misbehaviour) {
		double sum = this.tickets.stream().mapToDouble(Ticket::probability).sum() + probability;
		if (sum > 1 + ROUNDING) {
			throw new IllegalArgumentException(
					"The probabilities must not exceed 1 in sum but are %s with '%s'".formatted(sum, probability));
		}
		this.tickets.add(new Ticket(probability, misbehaviour));
	}

	Misbehaviour draw(Misbehaviour otherwise) {
		double left = this.random.nextDouble();
		for (Ticket ticket : this.tickets) {
			if (left < ticket.probability()) {
				return ticket.misbehaviour();
			}
			left -= ticket.probability();
		}
		return otherwise;
	}

	private record Ticket(double probability, Misbehaviour misbehaviour) {

	}

}
