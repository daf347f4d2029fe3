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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.signature.MerchantCredentials;

/**
 * A {@link StubPlatform} that lists platform certificates and signs with any of them.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CertificatePlatform implements AutoCloseable {

	/**
	 * The APIv3 key that the list is encrypted with.
	 */
	public static final String API_V3_KEY = "SecretSecretSecretSecretSecret32";

	/**
	 * The path of the list.
	 */
	public static final String PATH = "/v3/global/certificates";

	/**
	 * The id of the public key that answers are signed with if not with a certificate.
	 */
	public static final String PUBLIC_KEY_ID = StubPlatform.SERIAL;

	private static final String MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	private final StubPlatform platform = new StubPlatform();

	private final CountDownLatch open = new CountDownLatch(1);

	private volatile String list = "{\"data\":[]}";

	private volatile int listStatus = 200;

	private volatile @Nullable TestCertificate signer;

	private volatile boolean stalled;

	public CertificatePlatform() {
		this.platform.handler(this::handle);
	}

	private void handle(HttpExchange exchange) throws IOException {
		if (!exchange.getRequestURI().getPath().equals(PATH)) {
			answerSigned(exchange, 204, "");
			return;
		}
		if (this.stalled) {
			await();
		}
		if (this.listStatus == 200) {
			answerSigned(exchange, 200, this.list);
		}
		else {
			this.platform.answer(exchange, this.listStatus, this.list);
		}
	}

	private void await() throws IOException {
		try {
			if (!this.open.await(1, TimeUnit.MINUTES)) {
				throw new IOException("Nobody let the answer go");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private void answerSigned(HttpExchange exchange, int status, String body) throws IOException {
		TestCertificate signer = this.signer;
		if (signer == null) {
			this.platform.answerSigned(exchange, status, body);
			return;
		}
		Headers headers = exchange.getResponseHeaders();
		String timestamp = String.valueOf(Instant.now().getEpochSecond());
		headers.set("Wechatpay-Timestamp", timestamp);
		headers.set("Wechatpay-Nonce", "nonce");
		headers.set("Wechatpay-Serial", signer.serial());
		headers.set("Wechatpay-Signature", signer.sign(timestamp + "\nnonce\n" + body + "\n"));
		this.platform.answer(exchange, status, body);
	}

	/**
	 * List the certificates, and sign with the last one.
	 * @param certificates the certificates
	 */
	public void rotate(TestCertificate... certificates) {
		list(certificates);
		signWith(certificates[certificates.length - 1]);
	}

	public void list(TestCertificate... certificates) {
		listEntries(Arrays.stream(certificates).map((one) -> one.entry(API_V3_KEY)).toArray(String[]::new));
	}

	public void listEntries(String... entries) {
		answerList(200, "{\"data\":[" + String.join(",", entries) + "]}");
	}

	public void answerList(int status, String body) {
		this.list = body;
		this.listStatus = status;
	}

	public void signWith(TestCertificate certificate) {
		this.signer = certificate;
	}

	public void signWithPublicKey() {
		this.signer = null;
	}

	/**
	 * Answer no download until they are let go.
	 */
	public void stall() {
		this.stalled = true;
	}

	public void letGo() {
		this.stalled = false;
		this.open.countDown();
	}

	public long downloads() {
		return this.platform.requests().stream().filter((request) -> request.target().startsWith(PATH)).count();
	}

	public long calls() {
		return this.platform.requests().size() - downloads();
	}

	public List<@Nullable String> serialsOfRequests() {
		return this.platform.requests()
			.stream()
			.<@Nullable String>map((request) -> request.headers().getFirst("Wechatpay-Serial"))
			.toList();
	}

	StubPlatform stub() {
		return this.platform;
	}

	WeChatPayClientBuilder clientBuilder(PlatformKeys keys) {
		MerchantCredentials credentials = MerchantCredentials.of(StubPlatform.MCHID, MERCHANT_SERIAL,
				StubPlatform.merchantKeyPair().getPrivate());
		return WeChatPayClient.builder(credentials, keys).baseUrl(this.platform.baseUrl());
	}

	/**
	 * Return properties of an application without a key of WeChat Pay.
	 * @return {@code wechatpay} properties
	 */
	public Map<String, String> properties() {
		return Map
			.of("mchid", StubPlatform.MCHID, "serial", MERCHANT_SERIAL, "private-key-path",
					location("PRIVATE KEY", StubPlatform.merchantKeyPair().getPrivate().getEncoded()), "api-v3-key",
					API_V3_KEY, "base-url", this.platform.baseUrl(), "retry.first-backoff", "1ms", "retry.max-backoff",
					"2ms")
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> "wechatpay." + entry.getKey(), Map.Entry::getValue));
	}

	/**
	 * Return the location of the WeChat Pay public key.
	 * @return the location
	 */
	public static String publicKeyLocation() {
		return location("PUBLIC KEY", StubPlatform.platformKeyPair().getPublic().getEncoded());
	}

	/**
	 * Return the location of a certificate.
	 * @param certificate the certificate
	 * @return the location
	 */
	public static String location(TestCertificate certificate) {
		return "base64:" + Base64.getEncoder().encodeToString(certificate.pem().getBytes(StandardCharsets.US_ASCII));
	}

	private static String location(String label, byte[] content) {
		String pem = "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
				+ label + "-----\n";
		return "base64:" + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Make a certificate with the key that the merchant signs with.
	 * @return the certificate
	 */
	public static TestCertificate certificateOfMerchant() {
		return TestCertificate.create(StubPlatform.merchantKeyPair(), Instant.now().plus(Duration.ofDays(365)));
	}

	@Override
	public void close() {
		this.open.countDown();
		this.platform.close();
	}

}
