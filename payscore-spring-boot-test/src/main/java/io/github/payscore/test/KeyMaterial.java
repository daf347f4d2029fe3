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
 * The keys of every fake of this JVM, each made when it is first needed: an RSA key costs
 * too much to make one per test.
 *
 * @author PayScore for Spring Boot contributors
 */
final class KeyMaterial {

	static final String API_V3_KEY = "FakeWeChatPayFakeWeChatPayFake32";

	private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0112300001092026112200000000000001";

	// Wide enough for tests whose clock stands in the past or in the future.
	private static final Date NOT_BEFORE = Date.from(Instant.parse("2015-01-01T00:00:00Z"));

	private static final Date NOT_AFTER = Date.from(Instant.parse("2099-12-31T23:59:59Z"));

	private static final SecureRandom RANDOM = new SecureRandom();

	private KeyMaterial() {
	}

	static KeyPair merchantKey() {
		return Merchant.KEY;
	}

	static String merchantSerial() {
		return Merchant.SERIAL;
	}

	static PlatformKey publicKey() {
		return PublicKeyHolder.KEY;
	}

	static PlatformKey certificateKey() {
		return CertificateHolder.KEY;
	}

	static String certificatePem() {
		return CertificateHolder.PEM;
	}

	private static KeyPair newKeyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048, RANDOM);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot make RSA keys", ex);
		}
	}

	// Positive and of 40 hexadecimal digits, as WeChat Pay's serial numbers are.
	private static BigInteger newSerial() {
		return new BigInteger(158, RANDOM).setBit(158);
	}

	private static String hex(BigInteger serial) {
		return serial.toString(16).toUpperCase(Locale.ROOT);
	}

	private static X509Certificate certificate(KeyPair keyPair) {
		try {
			X500Name issuer = new X500Name("CN=FakeWeChatPay Root CA, O=FakeWeChatPay, C=HK");
			X500Name subject = new X500Name("CN=FakeWeChatPay platform, O=FakeWeChatPay, C=HK");
			return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(issuer, newSerial(),
					NOT_BEFORE, NOT_AFTER, subject, keyPair.getPublic())
				.build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate())));
		}
		catch (OperatorCreationException | GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot make the platform certificate", ex);
		}
	}

	private static String certificatePem(X509Certificate certificate) {
		try {
			return Pem.encode("CERTIFICATE", certificate.getEncoded());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot encode the platform certificate", ex);
		}
	}

	private static final class Merchant {

		private static final KeyPair KEY = newKeyPair();

		private static final String SERIAL = hex(newSerial());

	}

	private static final class PublicKeyHolder {

		private static final PlatformKey KEY = new PlatformKey(PUBLIC_KEY_ID, newKeyPair());

	}

	private static final class CertificateHolder {

		private static final PlatformKey KEY;

		private static final String PEM;

		static {
			KeyPair keyPair = newKeyPair();
			X509Certificate certificate = certificate(keyPair);
			KEY = new PlatformKey(hex(certificate.getSerialNumber()), keyPair);
			PEM = certificatePem(certificate);
		}

	}

}
