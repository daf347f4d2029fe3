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

package io.github.payscore.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Reads public keys and certificates from PEM.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class PublicKeys {

	private PublicKeys() {
	}

	/**
	 * Read the WeChat Pay public key ({@code pub_key.pem}).
	 * @param content the content of the file, PEM with a {@code PUBLIC KEY}
	 * @return the key, RSA of at least 2048 bits
	 * @throws UnusableKeyException if there is no key that can be used
	 */
	public static PublicKey readPublicKey(byte[] content) {
		Assert.notNull(content, "'content' must not be null");
		PemBlock block = find(content, "PUBLIC KEY", "the WeChat Pay public key, pub_key.pem").get(0);
		try {
			return RsaKeys
				.requireRsa(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(block.decode())));
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException("The PUBLIC KEY is not an RSA key, or it is damaged; download it again.",
					ex);
		}
	}

	/**
	 * Read platform certificates ({@code wechatpay_….pem}).
	 * @param content the content of the file, PEM with one {@code CERTIFICATE} or several
	 * @return the certificates, with RSA keys of at least 2048 bits
	 * @throws UnusableKeyException if there is no certificate that can be used
	 */
	public static List<X509Certificate> readCertificates(byte[] content) {
		Assert.notNull(content, "'content' must not be null");
		return find(content, "CERTIFICATE", "a WeChat Pay platform certificate, wechatpay_….pem").stream()
			.map(PublicKeys::readCertificate)
			.toList();
	}

	/**
	 * Check that a key is of the kind that WeChat Pay signs with.
	 * @param key the key
	 * @return the key
	 * @throws UnusableKeyException if it is not RSA of at least 2048 bits
	 */
	public static PublicKey requireRsa(PublicKey key) {
		Assert.notNull(key, "'key' must not be null");
		return RsaKeys.requireRsa(key);
	}

	private static X509Certificate readCertificate(PemBlock block) {
		X509Certificate certificate = parseCertificate(block);
		RsaKeys.requireRsa(certificate.getPublicKey());
		return certificate;
	}

	private static X509Certificate parseCertificate(PemBlock block) {
		try {
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(block.decode()));
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException("The CERTIFICATE cannot be read; download it again.", ex);
		}
	}

	// A certificate among others, as in a chain, is not the key's.
	static @Nullable X509Certificate findCertificate(List<PemBlock> blocks, PrivateKey key) {
		return blocks.stream()
			.filter((block) -> block.label().equals("CERTIFICATE"))
			.map(PublicKeys::parseCertificate)
			.filter((certificate) -> key instanceof RSAKey own && certificate.getPublicKey() instanceof RSAKey certified
					&& own.getModulus().equals(certified.getModulus()))
			.findFirst()
			.orElse(null);
	}

	private static List<PemBlock> find(byte[] content, String label, String wanted) {
		List<PemBlock> blocks = PemBlock.findAll(content);
		List<PemBlock> found = blocks.stream().filter((block) -> block.label().equals(label)).toList();
		if (found.isEmpty()) {
			throw new UnusableKeyException(blocks.isEmpty()
					? "The file is not PEM: it has no BEGIN and END line; use %s.".formatted(wanted)
					: "The file holds '%s' but no '%s'; use %s.".formatted(blocks.get(0).label(), label, wanted));
		}
		return found;
	}

}
