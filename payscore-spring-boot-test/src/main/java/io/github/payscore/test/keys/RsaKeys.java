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
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

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

	private static final AtomicInteger MADE = new AtomicInteger();

	private RsaKeys() {
	}

	/**
	 * Get ready to make keys, if they are many.
	 * @param count how many keys
	 */
	static void prepare(int count) {
		Primes.findAll(second(MADE.get() + count - 1) + 1);
	}

	static KeyPair newKeyPair() {
		int number = MADE.getAndIncrement();
		int second = second(number);
		return keyPair(Primes.get(number - second * (second - 1) / 2), Primes.get(second));
	}

	// The pairs of primes are 0 and 1, 0 and 2, 1 and 2, 0 and 3, and so on.
	private static int second(int number) {
		int second = 1;
		while (second * (second + 1) / 2 <= number) {
			second++;
		}
		return second;
	}

	private static KeyPair keyPair(BigInteger p, BigInteger q) {
		BigInteger modulus = p.multiply(q);
		BigInteger beforeP = p.subtract(BigInteger.ONE);
		BigInteger beforeQ = q.subtract(BigInteger.ONE);
		BigInteger exponent = Primes.EXPONENT.modInverse(beforeP.multiply(beforeQ));
		try {
			KeyFactory factory = KeyFactory.getInstance("RSA");
			return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(modulus, Primes.EXPONENT)),
					factory.generatePrivate(new RSAPrivateCrtKeySpec(modulus, Primes.EXPONENT, exponent, p, q,
							exponent.mod(beforeP), exponent.mod(beforeQ), q.modInverse(p))));
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
