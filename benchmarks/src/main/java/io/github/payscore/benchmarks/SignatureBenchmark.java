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

import java.security.KeyPair;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Mono;

import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.RsaVerifier;

/**
 * The signature of a request and the verification of one of the same length.
 *
 * @author PayScore for Spring Boot contributors
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBenchmark {

	private static final String JDK = "JDK";

	private final byte[] message = ExampleOrder.bytes();

	private final KeyPair keyPair = KeyFolder.newKeyPair();

	@Param({ JDK, "AmazonCorrettoCryptoProvider", "Conscrypt" })
	private String provider = JDK;

	private RsaSigner signer = new RsaSigner(this.keyPair.getPrivate(), CryptoProvider.jdk());

	private final byte[] signature = sign();

	private RsaVerifier verifier = new RsaVerifier(CryptoProvider.jdk());

	/**
	 * Load the provider, and check that the JDK accepts what it signs and the other way
	 * round.
	 */
	@Setup
	public void setUp() {
		CryptoProvider cryptoProvider = this.provider.equals(JDK) ? CryptoProvider.jdk()
				: CryptoProvider.named(this.provider);
		this.signer = this.signer.with(cryptoProvider);
		RsaVerifier jdk = this.verifier;
		this.verifier = new RsaVerifier(cryptoProvider);
		if (!block(jdk.verify(this.keyPair.getPublic(), this.message, sign())) || !verify()) {
			throw new IllegalStateException("The signatures of " + this.provider + " are wrong");
		}
	}

	/**
	 * Sign.
	 * @return the signature
	 */
	@Benchmark
	public final byte[] sign() {
		return block(this.signer.sign(this.message));
	}

	/**
	 * Verify.
	 * @return whether the signature is right
	 */
	@Benchmark
	public boolean verify() {
		return block(this.verifier.verify(this.keyPair.getPublic(), this.message, this.signature));
	}

	private static <T> T block(Mono<T> result) {
		return Objects.requireNonNull(result.block());
	}

}
