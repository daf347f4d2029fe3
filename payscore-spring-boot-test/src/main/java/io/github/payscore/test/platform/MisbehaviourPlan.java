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

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which misbehaviour each of the next requests gets. Thread-safe: a slot goes to one
 * request only.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class MisbehaviourPlan {

	private final Deque<Slots> queue = new ArrayDeque<>();

	private @Nullable Lottery lottery;

	private Misbehaviour always = Misbehaviour.NONE;

	public synchronized void next(int count, Misbehaviour misbehaviour) {
		this.queue.add(new Slots(count, misbehaviour));
	}

	public synchronized void sometimes(long seed, double probability, Misbehaviour misbehaviour) {
		lottery(seed).add(probability, misbehaviour);
	}

	private Lottery lottery(long seed) {
		Lottery current = this.lottery;
		if (current == null) {
			current = new Lottery(seed);
			this.lottery = current;
		}
		if (current.seed() != seed) {
			throw new IllegalStateException("Chances of the seed %d are planned already: add to those, or call behave()"
				.formatted(current.seed()));
		}
		return current;
	}

	public synchronized void always(Misbehaviour misbehaviour) {
		this.always = misbehaviour;
	}

	/**
	 * Return what the next requests get.
	 * @return the name of the misbehaviour for each slot, the next one first
	 */
	public synchronized List<String> nextNames() {
		return this.queue.stream()
			.flatMap((slots) -> Collections.nCopies(slots.left, slots.misbehaviour.name()).stream())
			.toList();
	}

	synchronized Misbehaviour take() {
		Slots slots = this.queue.peek();
		if (slots == null) {
			return (this.lottery != null) ? this.lottery.draw(this.always) : this.always;
		}
		slots.left--;
		if (slots.left == 0) {
			this.queue.remove();
		}
		return slots.misbehaviour;
	}

	public synchronized void clear() {
		this.queue.clear();
		this.lottery = null;
		this.always = Misbehaviour.NONE;
	}

	private static final class Slots {

		private int left;

		private final Misbehaviour misbehaviour;

		private Slots(int left, Misbehaviour misbehaviour) {
			this.left = left;
			this.misbehaviour = misbehaviour;
		}

	}

}
