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

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A key that a fake is given, in place of one that it makes.
 *
 * @param name the serial number or id of the key, or the PEM of its certificate
 * @param privateKeyPem the PKCS#8 key as PEM
 * @author PayScore for Spring Boot contributors
 */
public record GivenKey(String name, String privateKeyPem) {

	/**
	 * Check that a key can be used.
	 * @param argument what the key is called by who gives it
	 * @return this key
	 * @throws IllegalArgumentException if it cannot be used
	 */
	public GivenKey checked(String argument) {
		try {
			keyPair();
			return this;
		}
		catch (IllegalStateException ex) {
			throw new IllegalArgumentException("'%s' must be an RSA key in PKCS#8 as PEM".formatted(argument), ex);
		}
	}

	/**
	 * Check that a certificate can be used, and that the key is its own.
	 * @param argument what the certificate is called by who gives it
	 * @return this key
	 * @throws IllegalArgumentException if it cannot be used
	 */
	public GivenKey checkedCertificate(String argument) {
		try {
			if (x509Certificate().getPublicKey().equals(keyPair().getPublic())) {
				return this;
			}
		}
		catch (IllegalStateException ex) {
			throw new IllegalArgumentException("'%s' must be an X.509 certificate as PEM".formatted(argument), ex);
		}
		throw new IllegalArgumentException("'%s' must be of the private key that comes with it".formatted(argument));
	}

	KeyPair keyPair() {
		try {
			KeyFactory factory = KeyFactory.getInstance("RSA");
			PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(der(this.privateKeyPem)));
			if (!(key instanceof RSAPrivateCrtKey crt)) {
				throw new IllegalStateException("The key has no public exponent");
			}
			return new KeyPair(factory.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent())),
					key);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The key cannot be read", ex);
		}
	}

	PlatformCertificate certificate() {
		X509Certificate certificate = x509Certificate();
		return new PlatformCertificate(new PlatformKey(RsaKeys.hex(certificate.getSerialNumber()), keyPair()),
				this.name, certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
	}

	private X509Certificate x509Certificate() {
		try {
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(der(this.name)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The certificate cannot be read", ex);
		}
	}

	private static byte[] der(String pem) {
		try (PemReader reader = new PemReader(new StringReader(pem))) {
			PemObject object = reader.readPemObject();
			if (object == null) {
				throw new IllegalStateException("There is no PEM");
			}
			return object.getContent();
		}
		catch (IOException ex) {
			throw new IllegalStateException("The PEM cannot be read", ex);
		}
	}

	@Override
	public String toString() {
		return "GivenKey[" + this.name + "]";
	}

}
