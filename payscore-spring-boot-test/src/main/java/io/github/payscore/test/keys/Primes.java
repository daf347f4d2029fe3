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

package io.github.payscore.test.keys;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * The prime numbers that the RSA keys of this JVM are made of. To find one is what takes
 * long, so each is in many keys: 15 of them make 105 pairs. Real keys must never share
 * one, because who has two such public keys can compute the private ones.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Primes {

	/**
	 * The public exponent that the primes are good for.
	 */
	static final BigInteger EXPONENT = BigInteger.valueOf(65537);

	private static final int BITS = 1024;

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final List<Once<BigInteger>> ALL = new ArrayList<>();

	private Primes() {
	}

	static BigInteger get(int index) {
		Once<BigInteger> prime;
		synchronized (ALL) {
			while (ALL.size() <= index) {
				ALL.add(new Once<>(Primes::find));
			}
			prime = ALL.get(index);
		}
		return prime.get();
	}

	/**
	 * Find the first primes, as many at a time as there are processors. The threads are
	 * its own: those of a common pool might take another test up while they wait.
	 * @param count how many
	 */
	static void findAll(int count) {
		ExecutorService executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
				Primes::daemon);
		try {
			CompletableFuture
				.allOf(IntStream.range(0, count)
					.mapToObj((index) -> CompletableFuture.supplyAsync(() -> get(index), executor))
					.toArray(CompletableFuture<?>[]::new))
				.join();
		}
		finally {
			executor.shutdown();
		}
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "fake-wechat-pay-keys");
		thread.setDaemon(true);
		return thread;
	}

	// The two highest bits let every product of two primes have twice the bits.
	private static BigInteger find() {
		BigInteger prime;
		do {
			prime = new BigInteger(BITS, RANDOM).setBit(BITS - 1).setBit(BITS - 2).nextProbablePrime();
		}
		while (prime.bitLength() != BITS || prime.mod(EXPONENT).equals(BigInteger.ONE));
		return prime;
	}

}
