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

package io.github.payscore.merchant;

import java.util.function.LongSupplier;

/**
 * Allows so many lookups in each second. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LookupLimit {

	private static final long SECOND = 1_000_000_000L;

	private final int perSecond;

	private final LongSupplier nanoTime;

	private long start;

	private int used;

	LookupLimit(int perSecond, LongSupplier nanoTime) {
		this.perSecond = perSecond;
		this.nanoTime = nanoTime;
		this.start = nanoTime.getAsLong();
	}

	/**
	 * Take one of the lookups of this second.
	 * @throws TooManyLookupsException if none is left
	 */
	synchronized void take() {
		long now = this.nanoTime.getAsLong();
		if (now - this.start >= SECOND) {
			this.start = now;
			this.used = 0;
		}
		if (this.used >= this.perSecond) {
			throw new TooManyLookupsException(this.perSecond);
		}
		this.used++;
	}

}
