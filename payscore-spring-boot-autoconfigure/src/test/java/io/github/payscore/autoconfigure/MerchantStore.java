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

package io.github.payscore.autoconfigure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import io.github.payscore.test.FakeWeChatPay;

/**
 * A key store with the merchant API private key and certificate that a merchant of a
 * {@link FakeWeChatPay} has at the moment.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class MerchantStore {

	private MerchantStore() {
	}

	/**
	 * Return a PKCS#12 file as WeChat Pay gives it to merchants.
	 * @param merchant the merchant, whose number is the password
	 * @return the content of the file
	 */
	public static byte[] pkcs12(FakeWeChatPay merchant) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		try {
			keyStore(merchant, merchant.mchid()).store(content, merchant.mchid().toCharArray());
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
		return content.toByteArray();
	}

	/**
	 * Return a PEM file with the private key and the certificate.
	 * @param merchant the merchant
	 * @return the content of the file
	 */
	public static byte[] pem(FakeWeChatPay merchant) {
		try {
			Certificate certificate = keyStore(merchant, "").getCertificate("merchant");
			String base64 = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(certificate.getEncoded());
			return (merchant.merchantPrivateKeyPem() + "\n-----BEGIN CERTIFICATE-----\n" + base64
					+ "\n-----END CERTIFICATE-----\n")
				.getBytes(StandardCharsets.US_ASCII);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static KeyStore keyStore(FakeWeChatPay merchant, String password) {
		try {
			PrivateKey key = privateKey(merchant);
			KeyStore keyStore = KeyStore.getInstance("PKCS12");
			keyStore.load(null, null);
			keyStore.setKeyEntry("merchant", key, password.toCharArray(),
					new Certificate[] { certificate(key, new BigInteger(merchant.merchantSerial(), 16)) });
			return keyStore;
		}
		catch (GeneralSecurityException | IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PrivateKey privateKey(FakeWeChatPay merchant) throws GeneralSecurityException {
		String base64 = merchant.merchantPrivateKeyPem()
			.lines()
			.filter((line) -> !line.startsWith("-----"))
			.collect(Collectors.joining());
		return KeyFactory.getInstance("RSA")
			.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
	}

	private static X509Certificate certificate(PrivateKey key, BigInteger serial)
			throws GeneralSecurityException, OperatorCreationException {
		RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
		X500Name name = new X500Name("CN=merchant");
		return new JcaX509CertificateConverter().getCertificate(
				new JcaX509v3CertificateBuilder(name, serial, Date.from(Instant.parse("2015-01-01T00:00:00Z")),
						Date.from(Instant.parse("2100-01-01T00:00:00Z")), name,
						KeyFactory.getInstance("RSA")
							.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())))
					.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
	}

}
