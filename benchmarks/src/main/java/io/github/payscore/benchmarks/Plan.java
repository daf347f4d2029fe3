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

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client does in its life.
 *
 * @param coldCalls how many calls it makes first, a third of which is measured at once
 * @param warmUpMillis how long it completes orders then, not measured
 * @param leadInMillis how long it does before each window
 * @param windowMillis how long it does in each window
 * @author PayScore for Spring Boot contributors
 */
record Plan(long coldCalls, long warmUpMillis, long leadInMillis, long windowMillis) {

	/**
	 * The numbers of callers that there are windows with.
	 */
	static final List<Integer> CALLERS = List.of(1, 16, 64);

	/**
	 * The number of callers before the windows.
	 */
	static final int WARM_UP_CALLERS = 16;

	/**
	 * The number of callers beside pings.
	 */
	static final int PINGED_CALLERS = 64;

	static Plan of(Mode mode) {
		return switch (mode) {
			case SMOKE -> new Plan(48, 0, 20, 300);
			case QUICK -> new Plan(3000, 12_000, 300, 3000);
			case FULL -> new Plan(3000, 20_000, 300, 4000);
		};
	}

	static Plan parse(String text) {
		long[] numbers = Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
		return new Plan(numbers[0], numbers[1], numbers[2], numbers[3]);
	}

	// Return what parse() takes.
	@Override
	public String toString() {
		return Stream.of(this.coldCalls, this.warmUpMillis, this.leadInMillis, this.windowMillis)
			.map(String::valueOf)
			.collect(Collectors.joining(","));
	}

}
