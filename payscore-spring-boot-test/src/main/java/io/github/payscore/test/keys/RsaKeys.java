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

package io.github.payscore.test.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes RSA keys, serial numbers and certificates.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RsaKeys {

	private static final SecureRandom RANDOM = new SecureRandom();

	private RsaKeys() {
	}

	static KeyPair newKeyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048, RANDOM);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot make RSA keys", ex);
		}
	}

	static String newSerial() {
		return hex(newSerialNumber());
	}

	// Positive and of 40 hexadecimal digits, as WeChat Pay's serial numbers are.
	private static BigInteger newSerialNumber() {
		return new BigInteger(158, RANDOM).setBit(158);
	}

	static String hex(BigInteger serial) {
		return serial.toString(16).toUpperCase(Locale.ROOT);
	}

	static X509Certificate certificate(KeyPair keyPair, Instant notBefore, Instant notAfter) {
		try {
			X500Name issuer = new X500Name("CN=FakeWeChatPay Root CA, O=FakeWeChatPay, C=HK");
			X500Name subject = new X500Name("CN=FakeWeChatPay platform, O=FakeWeChatPay, C=HK");
			return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(issuer,
					newSerialNumber(), Date.from(notBefore), Date.from(notAfter), subject, keyPair.getPublic())
				.build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate())));
		}
		catch (OperatorCreationException | GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot make the platform certificate", ex);
		}
	}

	static String pem(X509Certificate certificate) {
		try {
			return Pem.encode("CERTIFICATE", certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot encode the platform certificate", ex);
		}
	}

}
