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

package io.github.payscore.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client written from the documents, which can be told to break each rule.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestMerchant {

	static final String BASE = "/v3/payscore/oversea/partner/serviceorder";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final FakeWeChatPay fake;

	private String method = "POST";

	private String target = BASE;

	private byte[] body = new byte[0];

	private byte @Nullable [] signedBody;

	private @Nullable String signedTarget;

	private String timestamp = Long.toString(Instant.now().getEpochSecond());

	private String nonce = UUID.randomUUID().toString().replace("-", "");

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final Map<String, String> fields = new LinkedHashMap<>();

	private @Nullable String authorization;

	private TestMerchant(FakeWeChatPay fake) {
		this.fake = fake;
		this.headers.put("Accept", "application/json");
		this.headers.put("User-Agent", "TestMerchant");
		this.headers.put("Wechatpay-Serial", fake.platformPublicKeyId());
		this.fields.put("mchid", fake.mchid());
		this.fields.put("serial_no", fake.merchantSerial());
	}

	static TestMerchant complete(FakeWeChatPay fake, String rawOutOrderNo) {
		return complete(fake, rawOutOrderNo, Bodies.example());
	}

	static TestMerchant complete(FakeWeChatPay fake, String rawOutOrderNo, String body) {
		return post(fake, BASE + "/" + rawOutOrderNo + "/complete", body);
	}

	static TestMerchant create(FakeWeChatPay fake, String body) {
		return post(fake, BASE, body);
	}

	static TestMerchant cancel(FakeWeChatPay fake, String rawOutOrderNo, String body) {
		return post(fake, BASE + "/" + rawOutOrderNo + "/cancel", body);
	}

	static TestMerchant sync(FakeWeChatPay fake, String rawOutOrderNo, String body) {
		return post(fake, BASE + "/" + rawOutOrderNo + "/sync", body);
	}

	static TestMerchant post(FakeWeChatPay fake, String target, String body) {
		return new TestMerchant(fake).target(target)
			.header("Content-Type", "application/json")
			.body(body.getBytes(StandardCharsets.UTF_8));
	}

	static TestMerchant get(FakeWeChatPay fake, String target) {
		return new TestMerchant(fake).method("GET").target(target);
	}

	static TestMerchant query(FakeWeChatPay fake, String query) {
		return get(fake, BASE + "?" + query);
	}

	TestMerchant method(String method) {
		this.method = method;
		return this;
	}

	TestMerchant target(String target) {
		this.target = target;
		return this;
	}

	TestMerchant signedTarget(String signedTarget) {
		this.signedTarget = signedTarget;
		return this;
	}

	TestMerchant body(byte[] body) {
		this.body = body;
		return this;
	}

	TestMerchant signedBody(byte[] signedBody) {
		this.signedBody = signedBody;
		return this;
	}

	TestMerchant timestamp(String timestamp) {
		this.timestamp = timestamp;
		return this;
	}

	TestMerchant time(Instant time) {
		return timestamp(Long.toString(time.getEpochSecond()));
	}

	TestMerchant nonce(String nonce) {
		this.nonce = nonce;
		return this;
	}

	TestMerchant header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	TestMerchant without(String header) {
		this.headers.remove(header);
		return this;
	}

	TestMerchant field(String name, String value) {
		this.fields.put(name, value);
		return this;
	}

	TestMerchant authorization(String authorization) {
		this.authorization = authorization;
		return this;
	}

	HttpResponse<byte[]> send() throws IOException, InterruptedException {
		return CLIENT.send(request(), BodyHandlers.ofByteArray());
	}

	CompletableFuture<HttpResponse<byte[]>> sendAsync() {
		return CLIENT.sendAsync(request(), BodyHandlers.ofByteArray());
	}

	HttpRequest request() {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.fake.baseUrl() + this.target))
			.method(this.method, BodyPublishers.ofByteArray(this.body));
		this.headers.forEach(request::header);
		request.header("Authorization", authorization());
		return request.build();
	}

	/**
	 * Return the request as text for a socket, as HTTP clients refuse to send some.
	 * @return the request
	 */
	byte[] wire() {
		return wire("close");
	}

	/**
	 * Return the request as text for a socket that is used again.
	 * @return the request
	 */
	byte[] keptAliveWire() {
		return wire("keep-alive");
	}

	private byte[] wire(String connection) {
		StringBuilder head = new StringBuilder(this.method + " " + this.target + " HTTP/1.1\r\nHost: localhost\r\n");
		this.headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
		head.append("Authorization: " + authorization() + "\r\nConnection: " + connection + "\r\n");
		head.append("Content-Length: " + this.body.length + "\r\n\r\n");
		return concat(head.toString().getBytes(StandardCharsets.UTF_8), this.body);
	}

	String authorization() {
		if (this.authorization != null) {
			return this.authorization;
		}
		Map<String, String> all = new LinkedHashMap<>();
		all.put("timestamp", this.timestamp);
		all.put("nonce_str", this.nonce);
		all.put("signature", signature());
		all.putAll(this.fields);
		StringBuilder text = new StringBuilder();
		all.forEach((name, value) -> text.append(text.isEmpty() ? "" : ",").append(name + "=\"" + value + "\""));
		return "WECHATPAY2-SHA256-RSA2048 " + text;
	}

	private String signature() {
		String path = (this.signedTarget != null) ? this.signedTarget : this.target;
		String head = this.method + "\n" + path + "\n" + this.timestamp + "\n" + this.nonce + "\n";
		byte[] content = (this.signedBody != null) ? this.signedBody : this.body;
		byte[] message = concat(concat(head.getBytes(StandardCharsets.UTF_8), content), new byte[] { '\n' });
		try {
			Signature signer = Signature.getInstance("SHA256withRSA");
			signer.initSign(privateKey(this.fake.merchantPrivateKeyPem()));
			signer.update(message);
			return Base64.getEncoder().encodeToString(signer.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Verify an answer as the documents say, freshness aside.
	 * @param response the answer
	 * @param key WeChat Pay's key
	 * @return whether the signature is right
	 */
	static boolean isSignedBy(HttpResponse<byte[]> response, PublicKey key) {
		return isSignedBy((name) -> header(response, name), response.body(), key);
	}

	static boolean isSignedBy(UnaryOperator<String> headers, byte[] body, PublicKey key) {
		String head = headers.apply("Wechatpay-Timestamp") + "\n" + headers.apply("Wechatpay-Nonce") + "\n";
		byte[] message = concat(concat(head.getBytes(StandardCharsets.UTF_8), body), new byte[] { '\n' });
		try {
			Signature verifier = Signature.getInstance("SHA256withRSA");
			verifier.initVerify(key);
			verifier.update(message);
			return verifier.verify(Base64.getDecoder().decode(headers.apply("Wechatpay-Signature")));
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	static PublicKey publicKey(FakeWeChatPay fake) throws GeneralSecurityException {
		byte[] der = der(fake.platformPublicKeyPem());
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
	}

	static PublicKey certificateKey(FakeWeChatPay fake) throws GeneralSecurityException {
		return certificate(fake.platformCertificatePem()).getPublicKey();
	}

	static X509Certificate certificate(String pem) throws GeneralSecurityException {
		return (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
	}

	/**
	 * Decrypt a resource as the documents say.
	 * @param resource the encrypted resource
	 * @param apiV3Key the merchant's key
	 * @return the text
	 */
	static String decrypt(JsonNode resource, String apiV3Key) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.UTF_8), "AES"),
				new GCMParameterSpec(128, resource.path("nonce").asString().getBytes(StandardCharsets.UTF_8)));
		cipher.updateAAD(resource.path("associated_data").asString("").getBytes(StandardCharsets.UTF_8));
		byte[] plain = cipher.doFinal(Base64.getDecoder().decode(resource.path("ciphertext").asString()));
		return new String(plain, StandardCharsets.UTF_8);
	}

	private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
		return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
	}

	private static byte[] der(String pem) {
		return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
	}

	private static byte[] concat(byte[] first, byte[] second) {
		byte[] all = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, all, first.length, second.length);
		return all;
	}

}
