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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

/**
 * A {@link FakeWeChatPay} whose list of certificates holds what a test says, and whose
 * answers are signed by a certificate of the test, known or not.
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
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0112300001092026112200000000000001";

	private final FakeWeChatPay fake = FakeWeChatPay.builder()
		.keyKind(PlatformKeyKind.BOTH)
		.apiV3Key(API_V3_KEY)
		.start();

	private final CompletableFuture<Void> open = new CompletableFuture<>();

	private volatile String list = "{\"data\":[]}";

	private volatile int listStatus = 200;

	private volatile @Nullable TestCertificate signer;

	public CertificatePlatform() {
		this.fake.signWith(PUBLIC_KEY_ID);
		prepareAnswers();
	}

	private void prepareAnswers() {
		this.fake.otherCalls()
			.answer("GET", PATH,
					signed(FakeAnswer.of(this.listStatus, this.list), this.list).withoutHeader("Request-ID"))
			.answer(signed(FakeAnswer.of(204), ""));
	}

	private FakeAnswer signed(FakeAnswer answer, String body) {
		TestCertificate certificate = this.signer;
		if (certificate == null || (this.listStatus != 200 && !body.isEmpty())) {
			return answer;
		}
		String timestamp = String.valueOf(Instant.now().getEpochSecond());
		return answer.header("Wechatpay-Timestamp", timestamp)
			.header("Wechatpay-Nonce", "nonce")
			.header("Wechatpay-Serial", certificate.serial())
			.header("Wechatpay-Signature", certificate.sign(timestamp + "\nnonce\n" + body + "\n"));
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
		prepareAnswers();
	}

	public void signWith(TestCertificate certificate) {
		this.signer = certificate;
		prepareAnswers();
	}

	public void signWithPublicKey() {
		this.signer = null;
		prepareAnswers();
	}

	/**
	 * Let the next request, which is a download, wait until it is let go. It gets the
	 * list as it is when the request arrives.
	 */
	public void stall() {
		this.fake.next().delayUntil(this.open);
	}

	public void letGo() {
		this.open.complete(null);
	}

	public long downloads() {
		return this.fake.requests().stream().filter((request) -> request.target().startsWith(PATH)).count();
	}

	public long calls() {
		return this.fake.requests().size() - downloads();
	}

	public List<@Nullable String> serialsOfRequests() {
		return this.fake.requests()
			.stream()
			.<@Nullable String>map((request) -> request.header("Wechatpay-Serial"))
			.toList();
	}

	FakeWeChatPay fake() {
		return this.fake;
	}

	WeChatPayClientBuilder clientBuilder(PlatformKeys keys) {
		return FakeMerchant.client(this.fake, keys);
	}

	/**
	 * Return properties of an application without a key of WeChat Pay.
	 * @return {@code wechatpay} properties
	 */
	public Map<String, String> properties() {
		Map<String, String> properties = this.fake.properties()
			.entrySet()
			.stream()
			.filter((property) -> !property.getKey().contains(".platform-")
					&& !property.getKey().startsWith("wechatpay.payscore."))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		properties.put("wechatpay.retry.first-backoff", "1ms");
		properties.put("wechatpay.retry.max-backoff", "2ms");
		return properties;
	}

	/**
	 * Return the location of the WeChat Pay public key.
	 * @return the location
	 */
	public static String publicKeyLocation() {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			return location(fake.platformPublicKeyPem());
		}
	}

	/**
	 * Return the location of a certificate.
	 * @param certificate the certificate
	 * @return the location
	 */
	public static String location(TestCertificate certificate) {
		return location(certificate.pem());
	}

	private static String location(String pem) {
		return "base64:" + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Make a certificate with the key that the merchant signs with.
	 * @return the certificate
	 */
	public static TestCertificate certificateOfMerchant() {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			RSAPrivateCrtKey key = (RSAPrivateCrtKey) FakeMerchant.privateKey(fake);
			PublicKey publicKey = KeyFactory.getInstance("RSA")
				.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
			return TestCertificate.create(new KeyPair(publicKey, key), Instant.now().plus(Duration.ofDays(365)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.open.complete(null);
		this.fake.close();
	}

}
