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

package io.github.payscore.signature;

import java.nio.ByteBuffer;
import java.security.DrbgParameters;
import java.security.DrbgParameters.Capability;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * {@link NonceGenerator} that returns 128 random bits as 32 hexadecimal digits. They come
 * from a deterministic random bit generator, which asks the operating system for a seed
 * when it is created and never after that, so that it may be called on an event loop.
 * Where the JVM has none, as some with FIPS have, they come from {@link SecureRandom}.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class SecureRandomNonceGenerator implements NonceGenerator {

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private static final int STRENGTH = 256;

	private static final int SEED_LENGTH = 55;

	private final Consumer<byte[]> source;

	public SecureRandomNonceGenerator() {
		this(new SecureRandom());
	}

	SecureRandomNonceGenerator(SecureRandom seeds) {
		this.source = createSource(seeds);
	}

	private static Consumer<byte[]> createSource(SecureRandom seeds) {
		try {
			SecureRandom random = SecureRandom.getInstance("DRBG",
					DrbgParameters.instantiation(STRENGTH, Capability.NONE, null));
			// A seed of its own could come from /dev/random, which waits on old kernels
			byte[] seed = new byte[SEED_LENGTH];
			seeds.nextBytes(seed);
			random.setSeed(seed);
			return (bytes) -> random.nextBytes(bytes, DrbgParameters.nextBytes(-1, false, now()));
		}
		catch (NoSuchAlgorithmException ex) {
			return seeds::nextBytes;
		}
	}

	// Copies of a process that was restored from a checkpoint part ways with the time
	private static byte[] now() {
		return ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array();
	}

	@Override
	public String generate() {
		byte[] bytes = new byte[16];
		this.source.accept(bytes);
		return HEX.formatHex(bytes);
	}

}
