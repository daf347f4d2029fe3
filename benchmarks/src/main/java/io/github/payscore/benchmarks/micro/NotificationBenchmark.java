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

package io.github.payscore.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.github.payscore.benchmarks.example.Resource;
import io.github.payscore.signature.ApiV3Key;

/**
 * The decryption of a notification that says that a user has paid.
 *
 * @author PayScore for Spring Boot contributors
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NotificationBenchmark {

	private static final String KEY = "0123456789abcdefghijklmnopqrstuv";

	private static final int TAG_BITS = 128;

	private final byte[] nonce = "fdasflkja484".getBytes(StandardCharsets.UTF_8);

	private final byte[] associatedData = "payscore".getBytes(StandardCharsets.UTF_8);

	private final byte[] plaintext = Resource.text("user-paid.json").getBytes(StandardCharsets.UTF_8);

	private final byte[] ciphertext = encrypt();

	private final ApiV3Key key = ApiV3Key.of(KEY);

	private byte[] encrypt() {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			SecretKeySpec secretKey = new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "AES");
			cipher.init(Cipher.ENCRYPT_MODE, secretKey, new GCMParameterSpec(TAG_BITS, this.nonce));
			cipher.updateAAD(this.associatedData);
			return cipher.doFinal(this.plaintext);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Check that the right text comes out.
	 */
	@Setup
	public void setUp() {
		if (!Arrays.equals(decrypt(), this.plaintext)) {
			throw new IllegalStateException("The decrypted notification is wrong");
		}
	}

	/**
	 * Decrypt.
	 * @return the decrypted bytes
	 */
	@Benchmark
	public byte[] decrypt() {
		return this.key.decrypt(this.nonce, this.associatedData, this.ciphertext);
	}

}
