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

package io.github.payscore.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.http.HttpMethod;

import io.github.payscore.benchmarks.example.ExampleOrder;
import io.github.payscore.benchmarks.example.RsaKeys;
import io.github.payscore.benchmarks.micro.RsaProvider;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.signature.SecureRandomNonceGenerator;

/**
 * The {@code Authorization} header of the example request, its signature included. Lives
 * in this package because the library shows its authorizer to nobody else.
 *
 * @author PayScore for Spring Boot contributors
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AuthorizationBenchmark {

	private static final Pattern HEADER = Pattern.compile(
			"WECHATPAY2-SHA256-RSA2048 mchid=\"\\d+\",nonce_str=\"(\\w+)\",signature=\"(.+)\",timestamp=\"(\\d+)\",serial_no=\"\\w+\"");

	private static final String TARGET = "/v3/payscore/oversea/partner/serviceorder/1234323JKHDFE1243252/complete";

	private final URI uri = URI.create("https://apihk.mch.weixin.qq.com" + TARGET);

	private final byte[] body = ExampleOrder.bytes();

	private final KeyPair keyPair = RsaKeys.generate();

	@Param
	private RsaProvider provider = RsaProvider.JDK;

	private RequestAuthorizer authorizer = authorizer(CryptoProvider.jdk());

	private RequestAuthorizer authorizer(CryptoProvider cryptoProvider) {
		MerchantCredentials credentials = MerchantCredentials.of("1230000109",
				"5157F09EFDC096DE15EBE81A47057A7232F1B8E1", new RsaSigner(this.keyPair.getPrivate(), cryptoProvider));
		return new RequestAuthorizer(() -> credentials, InstantSource.system(), new SecureRandomNonceGenerator());
	}

	/**
	 * Load the provider, and check that the JDK accepts the signature in the header.
	 */
	@Setup
	public void setUp() {
		this.authorizer = authorizer(this.provider.load());
		Matcher header = HEADER.matcher(authorize());
		if (!header.matches() || !isRight(header)) {
			throw new IllegalStateException("The Authorization header with " + this.provider + " is wrong");
		}
	}

	private boolean isRight(Matcher header) {
		String message = "POST\n" + TARGET + '\n' + header.group(3) + '\n' + header.group(1) + '\n'
				+ new String(this.body, StandardCharsets.UTF_8) + '\n';
		byte[] signature = Base64.getDecoder().decode(header.group(2));
		return Boolean.TRUE.equals(new RsaVerifier(CryptoProvider.jdk())
			.verify(this.keyPair.getPublic(), message.getBytes(StandardCharsets.UTF_8), signature)
			.block());
	}

	/**
	 * Compute the header.
	 * @return the value of the header
	 */
	@Benchmark
	public String authorize() {
		return Objects.requireNonNull(this.authorizer.authorize(HttpMethod.POST, this.uri, this.body).block());
	}

}
