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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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
public final class KeyMaterial {

	/**
	 * The APIv3 key of a fake that was given no other.
	 */
	public static final String API_V3_KEY = "FakeWeChatPayFakeWeChatPayFake32";

	/**
	 * The APIv2 key of a fake that was given no other.
	 */
	public static final String API_V2_KEY = "FakeWeChatPayFakeWeChatPayFakeV2";

	private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0112300001092026112200000000000001";

	/**
	 * When certificates start to be valid: early enough for tests whose clock stands in
	 * the past.
	 */
	public static final Instant NOT_BEFORE = Instant.parse("2015-01-01T00:00:00Z");

	/**
	 * When certificates stop being valid: late enough for tests whose clock stands in the
	 * future.
	 */
	public static final Instant NOT_AFTER = Instant.parse("2099-12-31T23:59:59Z");

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final List<KeyPair> MORE_KEYS = new ArrayList<>();

	private KeyMaterial() {
	}

	public static KeyPair merchantKey() {
		return Merchant.KEY;
	}

	public static String merchantSerial() {
		return Merchant.SERIAL;
	}

	public static PlatformKey publicKey() {
		return PublicKeyHolder.KEY;
	}

	public static PlatformCertificate certificate() {
		return CertificateHolder.CERTIFICATE;
	}

	/**
	 * Make another certificate. Its key is one that any fake may use, its serial number
	 * is new.
	 * @param index which key, counted from 0: certificates of one fake need different
	 * ones
	 * @param notBefore when it starts to be valid
	 * @param notAfter when it stops being valid
	 * @return the certificate
	 */
	static PlatformCertificate newCertificate(int index, Instant notBefore, Instant notAfter) {
		return certificate(moreKeys(index), notBefore, notAfter);
	}

	private static KeyPair moreKeys(int index) {
		synchronized (MORE_KEYS) {
			while (MORE_KEYS.size() <= index) {
				MORE_KEYS.add(newKeyPair());
			}
			return MORE_KEYS.get(index);
		}
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

	private static PlatformCertificate certificate(KeyPair keyPair, Instant notBefore, Instant notAfter) {
		X509Certificate certificate = x509(keyPair, notBefore, notAfter);
		String serial = hex(certificate.getSerialNumber());
		return new PlatformCertificate(new PlatformKey(serial, keyPair), pem(certificate),
				certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
	}

	private static X509Certificate x509(KeyPair keyPair, Instant notBefore, Instant notAfter) {
		try {
			X500Name issuer = new X500Name("CN=FakeWeChatPay Root CA, O=FakeWeChatPay, C=HK");
			X500Name subject = new X500Name("CN=FakeWeChatPay platform, O=FakeWeChatPay, C=HK");
			return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(issuer, newSerial(),
					Date.from(notBefore), Date.from(notAfter), subject, keyPair.getPublic())
				.build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate())));
		}
		catch (OperatorCreationException | GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot make the platform certificate", ex);
		}
	}

	private static String pem(X509Certificate certificate) {
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

		private static final PlatformCertificate CERTIFICATE = certificate(newKeyPair(), NOT_BEFORE, NOT_AFTER);

	}

}
