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

package io.github.payscore.local.credentials;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes secrets that look like WeChat Pay's.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NewCredentials {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private static final Duration VALIDITY = Duration.ofDays(30 * 365);

	private NewCredentials() {
	}

	static MerchantCredentials of(String mchid) {
		KeyPair merchant = newKeyPair();
		KeyPair certificate = newKeyPair();
		return new MerchantCredentials(pem(merchant.getPrivate()), pem(certificate(merchant, "merchant " + mchid)),
				"PUB_KEY_ID_01" + mchid + text(22, 10), pem(newKeyPair().getPrivate()),
				pem(certificate(certificate, "platform")), pem(certificate.getPrivate()),
				text(32, ALPHANUMERIC.length()), text(32, ALPHANUMERIC.length()));
	}

	private static KeyPair newKeyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot make RSA keys", ex);
		}
	}

	private static X509CertificateHolder certificate(KeyPair keyPair, String name) {
		Instant now = Instant.now();
		X500Name issuer = new X500Name("CN=Local WeChat Pay, O=PayScore for Spring Boot");
		X500Name subject = new X500Name("CN=Local WeChat Pay " + name + ", O=PayScore for Spring Boot");
		try {
			return new JcaX509v3CertificateBuilder(issuer, newSerialNumber(), Date.from(now),
					Date.from(now.plus(VALIDITY)), subject, keyPair.getPublic())
				.build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate()));
		}
		catch (OperatorCreationException ex) {
			throw new IllegalStateException("This JDK cannot sign certificates", ex);
		}
	}

	// Of 40 hexadecimal digits.
	private static BigInteger newSerialNumber() {
		return new BigInteger(158, RANDOM).setBit(158);
	}

	private static String text(int length, int characters) {
		StringBuilder text = new StringBuilder(length);
		RANDOM.ints(length, 0, characters).forEach((index) -> text.append(ALPHANUMERIC.charAt(index)));
		return text.toString();
	}

	private static String pem(PrivateKey key) {
		try {
			return pem((Object) new JcaPKCS8Generator(key, null));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String pem(X509CertificateHolder certificate) {
		try {
			return pem((Object) certificate);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String pem(Object object) throws IOException {
		StringWriter text = new StringWriter();
		try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
			writer.writeObject(object);
		}
		return text.toString();
	}

}
