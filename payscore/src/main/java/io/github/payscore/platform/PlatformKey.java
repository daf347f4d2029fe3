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

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.signature.PastedText;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.SerialNumber;

/**
 * A key that WeChat Pay signs with: a platform certificate, or the WeChat Pay public key.
 * Immutable and thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html">Signature
 * verification</a>
 */
public final class PlatformKey {

	private static final Pattern PUBLIC_KEY_ID = Pattern.compile("PUB_KEY_ID_[0-9]+");

	private final String serial;

	private final @Nullable SerialNumber serialNumber;

	private final PublicKey publicKey;

	private final @Nullable Instant notAfter;

	private PlatformKey(String serial, @Nullable SerialNumber serialNumber, PublicKey publicKey,
			@Nullable Instant notAfter) {
		this.serial = serial;
		this.serialNumber = serialNumber;
		this.publicKey = PublicKeys.requireRsa(publicKey);
		this.notAfter = notAfter;
	}

	/**
	 * Create a key from a platform certificate.
	 * @param certificate the certificate
	 * @return the key, whose serial is the certificate's in hexadecimal digits, as
	 * {@code openssl x509 -serial} shows them
	 */
	public static PlatformKey ofCertificate(X509Certificate certificate) {
		Assert.notNull(certificate, "'certificate' must not be null");
		SerialNumber serialNumber = SerialNumber.of(certificate);
		return new PlatformKey(serialNumber.toString(), serialNumber, certificate.getPublicKey(),
				certificate.getNotAfter().toInstant());
	}

	/**
	 * Create a key from the WeChat Pay public key.
	 * @param id the id of the key, {@code PUB_KEY_ID_} followed by digits. Blanks around
	 * it do not matter
	 * @param publicKey the key
	 * @return the key, whose serial is the id
	 * @throws InvalidSettingException if the id is of another form
	 */
	public static PlatformKey ofPublicKey(String id, PublicKey publicKey) {
		if (!isPublicKeyId(id)) {
			throw new InvalidSettingException("id", "must be PUB_KEY_ID_ followed by digits");
		}
		return new PlatformKey(PastedText.strip(id), null, publicKey, null);
	}

	/**
	 * Return whether the text can be the id of a WeChat Pay public key, perhaps with
	 * blanks around it.
	 * @param text the text
	 * @return {@code true} if it is {@code PUB_KEY_ID_} followed by digits
	 */
	public static boolean isPublicKeyId(String text) {
		return PUBLIC_KEY_ID.matcher(PastedText.strip(text)).matches();
	}

	/**
	 * Return what WeChat Pay names the key by in {@code Wechatpay-Serial}.
	 * @return the serial number of the certificate, or the id of the public key
	 */
	public String getSerial() {
		return this.serial;
	}

	/**
	 * Return whether the key is named by the given serial, which some show in lower case
	 * or without a leading zero.
	 * @param serial the serial, as somebody shows it
	 * @return {@code true} if it names this key
	 */
	public boolean hasSerial(String serial) {
		return (this.serialNumber != null) ? this.serialNumber.equals(SerialNumber.parse(serial))
				: this.serial.equals(PastedText.strip(serial));
	}

	@Nullable SerialNumber serialNumber() {
		return this.serialNumber;
	}

	/**
	 * Return the key that verifies signatures.
	 * @return the public key, RSA of at least 2048 bits
	 */
	public PublicKey getPublicKey() {
		return this.publicKey;
	}

	/**
	 * Return whether this is the WeChat Pay public key and not a certificate.
	 * @return {@code true} for the public key
	 */
	public boolean isPublicKey() {
		return this.notAfter == null;
	}

	/**
	 * Return when the certificate expires.
	 * @return the end of validity, or {@code null} for the public key, which has none
	 */
	public @Nullable Instant getNotAfter() {
		return this.notAfter;
	}

	/**
	 * Return whether the key had expired at the given time.
	 * @param time the time
	 * @return {@code true} if it had
	 */
	public boolean isExpired(Instant time) {
		return this.notAfter != null && time.isAfter(this.notAfter);
	}

	@Override
	public String toString() {
		return "PlatformKey [serial=" + this.serial + "]";
	}

}
