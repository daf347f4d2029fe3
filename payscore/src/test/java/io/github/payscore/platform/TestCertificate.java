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

package io.github.payscore.platform;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A platform certificate with its private key, made, signed with and encrypted without
 * the library.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class TestCertificate {

	private static final SecureRandom RANDOM = new SecureRandom();

	private final KeyPair keyPair;

	private final X509Certificate certificate;

	private TestCertificate(KeyPair keyPair, X509Certificate certificate) {
		this.keyPair = keyPair;
		this.certificate = certificate;
	}

	/**
	 * Make a certificate that is valid for 5 years.
	 * @return the certificate
	 */
	public static TestCertificate create() {
		return create(Instant.now().plus(Duration.ofDays(5 * 365)));
	}

	public static TestCertificate create(Instant notAfter) {
		return create(notAfter, 2048);
	}

	public static TestCertificate create(Instant notAfter, int bits) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(bits);
			return create(generator.generateKeyPair(), notAfter);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static TestCertificate create(KeyPair keyPair, Instant notAfter) {
		try {
			X500Name name = new X500Name("CN=test");
			BigInteger serial = new BigInteger(158, RANDOM).setBit(158);
			return new TestCertificate(keyPair,
					new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(name, serial,
							Date.from(Instant.parse("2015-01-01T00:00:00Z")), Date.from(notAfter), name,
							keyPair.getPublic())
						.build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate()))));
		}
		catch (GeneralSecurityException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String serial() {
		return this.certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
	}

	public PlatformKey toKey() {
		return PlatformKey.ofCertificate(this.certificate);
	}

	public String sign(String message) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.keyPair.getPrivate());
			signature.update(message.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return what the list of certificates shows of it.
	 * @param apiV3Key the key that it is encrypted with
	 * @return JSON
	 */
	public String entry(String apiV3Key) {
		return entry(apiV3Key, serial());
	}

	public String entry(String apiV3Key, String serial) {
		return """
				{"serial_no":"%s","effective_time":"2018-06-08T10:34:56+08:00","expire_time":"2018-12-08T10:34:56+08:00",
				"encrypt_certificate":{"algorithm":"AEAD_AES_256_GCM","nonce":"61f9c719728a",
				"associated_data":"certificate","ciphertext":"%s"}}"""
			.formatted(serial, encrypt(pem(), apiV3Key));
	}

	/**
	 * Return PEM.
	 * @return the certificate
	 */
	public String pem() {
		try {
			return "-----BEGIN CERTIFICATE-----\n"
					+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.certificate.getEncoded())
					+ "\n-----END CERTIFICATE-----\n";
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String encrypt(String text, String apiV3Key) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.UTF_8), "AES"),
					new GCMParameterSpec(128, "61f9c719728a".getBytes(StandardCharsets.UTF_8)));
			cipher.updateAAD("certificate".getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
