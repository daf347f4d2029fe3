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

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * A merchant's API private key as it was read from a file, with its certificate if the
 * file held that too. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/basic-rules.html">Basic
 * rules of the interfaces</a>
 */
public final class MerchantKey {

	private final PrivateKey privateKey;

	private final @Nullable X509Certificate certificate;

	MerchantKey(PrivateKey privateKey, @Nullable X509Certificate certificate) {
		this.privateKey = RsaKeys.requireRsa(privateKey);
		this.certificate = certificate;
	}

	/**
	 * Read a private key. Understands PEM with PKCS#8 ({@code apiclient_key.pem}), PKCS#1
	 * or encrypted PKCS#8, and PKCS#12 ({@code apiclient_cert.p12}), by means of the JDK;
	 * encrypted PKCS#1, and PKCS#8 that is encrypted in a way that the JDK does not know,
	 * by means of Bouncy Castle, which is loaded for these only. PEM may hold the
	 * certificate of the key as well.
	 * @param content the content of the file
	 * @param password the password of an encrypted key, or {@code null}
	 * @param mchid the merchant number, which is the password that WeChat Pay gives to
	 * PKCS#12 files
	 * @return the key
	 * @throws KeyPasswordException if the password is missing or wrong
	 * @throws UnusableKeyException if there is no key that can be used
	 */
	public static MerchantKey read(byte[] content, @Nullable String password, String mchid) {
		Assert.notNull(content, "'content' must not be null");
		Assert.notNull(mchid, "'mchid' must not be null");
		if (content.length == 0) {
			throw new UnusableKeyException("The file is empty.");
		}
		if (PemBlock.isPem(content)) {
			return readPem(PemBlock.findAll(content), password);
		}
		if (PemText.isBareBase64(content)) {
			throw new UnusableKeyException("The file has lost its BEGIN and END lines; use the file apiclient_key.pem "
					+ "as it was downloaded.");
		}
		return Pkcs12.read(content, password, PastedText.strip(mchid));
	}

	/**
	 * Create a key that was read elsewhere, for example from a key store.
	 * @param privateKey the private key, RSA of at least 2048 bits
	 * @param certificate the merchant API certificate that belongs to it
	 * @return the key
	 * @throws UnusableKeyException if the key is of another kind
	 */
	public static MerchantKey of(PrivateKey privateKey, X509Certificate certificate) {
		Assert.notNull(privateKey, "'privateKey' must not be null");
		Assert.notNull(certificate, "'certificate' must not be null");
		return new MerchantKey(privateKey, certificate);
	}

	private static MerchantKey readPem(List<PemBlock> blocks, @Nullable String password) {
		for (PemBlock block : blocks) {
			if (block.label().endsWith("PRIVATE KEY")) {
				PrivateKey key = PemPrivateKey.read(block, password);
				return new MerchantKey(key, PublicKeys.findCertificate(blocks, key));
			}
		}
		throw new UnusableKeyException(blocks.isEmpty()
				? "The PEM text is cut off: a BEGIN line has no matching END line; copy the file again."
				: "The file holds '%s' but no private key; use the file apiclient_key.pem."
					.formatted(blocks.get(0).label()));
	}

	/**
	 * Return the private key.
	 * @return the private key
	 */
	public PrivateKey getPrivateKey() {
		return this.privateKey;
	}

	/**
	 * Return the merchant API certificate that belongs to the key.
	 * @return the certificate, or {@code null} if the file held none
	 */
	public @Nullable X509Certificate getCertificate() {
		return this.certificate;
	}

	/**
	 * Return the serial number of the merchant API certificate.
	 * @return hexadecimal digits in upper case, as {@code openssl x509 -serial} shows
	 * them, or {@code null} without a certificate
	 */
	public @Nullable String getSerial() {
		return (this.certificate != null) ? SerialNumber.of(this.certificate).toString() : null;
	}

	@Override
	public String toString() {
		return "MerchantKey [serial=" + getSerial() + "]";
	}

}
