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
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.http.HttpMethod;

import io.github.payscore.benchmarks.ExampleOrder;
import io.github.payscore.benchmarks.KeyFolder;
import io.github.payscore.benchmarks.Merchant;
import io.github.payscore.client.json.WireJson;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.signature.SecureRandomNonceGenerator;

/**
 * What is done for the example request: its JSON, its path and its {@code Authorization}
 * header, with the JDK's signature in it. Lives in this package because the library shows
 * these to nobody else.
 *
 * @author PayScore for Spring Boot contributors
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RequestBenchmark {

	private static final Pattern HEADER = Pattern.compile(
			"WECHATPAY2-SHA256-RSA2048 mchid=\"\\d+\",nonce_str=\"(\\w+)\",signature=\"(.+)\",timestamp=\"(\\d+)\",serial_no=\"\\w+\"");

	private static final String ORDER = "1234323JKHDFE1243252";

	private final WireJson json = new WireJson();

	private final CompleteOrderRequest request = ExampleOrder.request();

	private final URI uri = URI.create("https://apihk.mch.weixin.qq.com" + ExampleOrder.path(ORDER));

	private final byte[] body = ExampleOrder.bytes();

	private final KeyPair keyPair = KeyFolder.newKeyPair();

	private final MerchantCredentials credentials = MerchantCredentials.of(Merchant.MCHID, Merchant.SERIAL,
			new RsaSigner(this.keyPair.getPrivate(), CryptoProvider.jdk()));

	private final RequestAuthorizer authorizer = new RequestAuthorizer(() -> this.credentials, InstantSource.system(),
			new SecureRandomNonceGenerator());

	/**
	 * Check that the request is as it stands on WeChat Pay's page, and that the JDK
	 * accepts the signature in the header.
	 */
	@Setup
	public void setUp() {
		Matcher header = HEADER.matcher(authorization());
		if (!Arrays.equals(json(), this.body) || !path().equals(ExampleOrder.path(ORDER)) || !header.matches()
				|| !isSigned(header)) {
			throw new IllegalStateException("The request is wrong");
		}
	}

	private boolean isSigned(Matcher header) {
		String message = "POST\n" + ExampleOrder.path(ORDER) + '\n' + header.group(3) + '\n' + header.group(1) + '\n'
				+ ExampleOrder.json() + '\n';
		byte[] signature = Base64.getDecoder().decode(header.group(2));
		return Boolean.TRUE.equals(new RsaVerifier(CryptoProvider.jdk())
			.verify(this.keyPair.getPublic(), message.getBytes(StandardCharsets.UTF_8), signature)
			.block());
	}

	/**
	 * Write the JSON.
	 * @return the bytes that go over the wire
	 */
	@Benchmark
	public byte[] json() {
		return this.json.write(this.request);
	}

	/**
	 * Expand the path.
	 * @return the path
	 */
	@Benchmark
	public String path() {
		return PathTemplate.of(ExampleOrder.PATH_TEMPLATE).expand(ORDER);
	}

	/**
	 * Compute the header.
	 * @return the value of the header
	 */
	@Benchmark
	public String authorization() {
		return Objects.requireNonNull(this.authorizer.authorize(HttpMethod.POST, this.uri, this.body).block());
	}

}
