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

import java.security.KeyPair;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.github.payscore.benchmarks.example.ExampleOrder;
import io.github.payscore.benchmarks.example.RsaKeys;
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

	private final byte[] message = ExampleOrder.bytes();

	private final KeyPair keyPair = RsaKeys.generate();

	private final RsaSigner signer = new RsaSigner(this.keyPair.getPrivate());

	private final RsaVerifier verifier = new RsaVerifier(this.keyPair.getPublic());

	private final byte[] signature = this.signer.sign(this.message);

	@Param
	private RsaProvider provider = RsaProvider.JDK;

	private CryptoProvider cryptoProvider = CryptoProvider.jdk();

	/**
	 * Load the provider, and check that the JDK accepts what it signs and the other way
	 * round.
	 */
	@Setup
	public void setUp() {
		this.cryptoProvider = this.provider.load();
		if (!this.verifier.verify(sign(), this.message) || !verify()) {
			throw new IllegalStateException("The signatures of " + this.provider + " are wrong");
		}
	}

	/**
	 * Sign.
	 * @return the signature
	 */
	@Benchmark
	public byte[] sign() {
		return this.signer.sign(this.cryptoProvider, this.message);
	}

	/**
	 * Verify.
	 * @return whether the signature is right
	 */
	@Benchmark
	public boolean verify() {
		return this.verifier.verify(this.cryptoProvider, this.signature, this.message);
	}

}
