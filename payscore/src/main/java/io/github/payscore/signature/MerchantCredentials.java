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

import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What a merchant signs requests with: its number, its private key, and the serial number
 * of the certificate that belongs to the key. Immutable and thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/basic-rules.html">Basic
 * rules of the interfaces</a>
 */
public final class MerchantCredentials {

	private static final Pattern MCHID = Pattern.compile("[0-9A-Za-z]{1,32}");

	private final String mchid;

	private final SerialNumber serial;

	private final Signer signer;

	private final @Nullable BigInteger modulus;

	private MerchantCredentials(String mchid, SerialNumber serial, Signer signer, @Nullable BigInteger modulus) {
		this.mchid = mchid;
		this.serial = serial;
		this.signer = signer;
		this.modulus = modulus;
	}

	/**
	 * Create credentials.
	 * @param mchid the merchant number of the caller, for example {@code 1230000109}; as
	 * a partner your own, never the sub-merchant's. Blanks around it do not matter
	 * @param serial the serial number of the merchant API certificate, in hexadecimal
	 * digits; may be written in any way that {@link SerialNumber} understands
	 * @param privateKey the merchant API private key, RSA of at least 2048 bits; may live
	 * in a hardware module
	 * @return the credentials
	 * @throws IllegalArgumentException if the number or the serial is malformed
	 * @throws UnusableKeyException if the key is of another kind
	 */
	public static MerchantCredentials of(String mchid, String serial, PrivateKey privateKey) {
		return of(mchid, serial, Signer.of(privateKey));
	}

	/**
	 * Create credentials whose private key may be elsewhere.
	 * @param mchid the merchant number of the caller, as above
	 * @param serial the serial number of the merchant API certificate, as above
	 * @param signer what signs with the merchant API private key
	 * @return the credentials
	 * @throws IllegalArgumentException if the number or the serial is malformed
	 */
	public static MerchantCredentials of(String mchid, String serial, Signer signer) {
		Assert.isTrue(isMchid(mchid), "'mchid' must have 1 to 32 digits or letters");
		Assert.notNull(signer, "'signer' must not be null");
		return new MerchantCredentials(PastedText.strip(mchid), SerialNumber.of(serial), signer,
				(signer instanceof RsaSigner rsaSigner) ? rsaSigner.modulus() : null);
	}

	/**
	 * Return credentials of the same merchant that are signed with in another way, for
	 * example by a faster provider.
	 * @param signer what signs, with the same private key
	 * @return the credentials
	 */
	public MerchantCredentials withSigner(Signer signer) {
		Assert.notNull(signer, "'signer' must not be null");
		return new MerchantCredentials(this.mchid, this.serial, signer, this.modulus);
	}

	/**
	 * Return whether the text can be a merchant number, perhaps with blanks around it.
	 * @param text the text
	 * @return {@code true} if it can
	 */
	public static boolean isMchid(String text) {
		return MCHID.matcher(PastedText.strip(text)).matches();
	}

	/**
	 * Return whether the text can be the serial number of a certificate.
	 * @param text the text
	 * @return {@code true} if {@link SerialNumber} understands it
	 */
	public static boolean isSerial(String text) {
		return SerialNumber.parse(text) != null;
	}

	/**
	 * Return the merchant number of the caller.
	 * @return the merchant number
	 */
	public String getMchid() {
		return this.mchid;
	}

	/**
	 * Return the serial number of the merchant API certificate.
	 * @return hexadecimal digits in upper case, as they are sent to WeChat Pay
	 */
	public String getSerial() {
		return this.serial.toString();
	}

	/**
	 * Return what signs with the merchant's private key.
	 * @return the signer
	 */
	public Signer getSigner() {
		return this.signer;
	}

	/**
	 * Return whether a serial number is that of the merchant API certificate.
	 * @param serial the serial number, written in any way that {@link SerialNumber}
	 * understands
	 * @return {@code true} if it is
	 */
	public boolean hasSerial(String serial) {
		return this.serial.equals(SerialNumber.parse(serial));
	}

	/**
	 * Return whether a public key is the merchant's, which would accept what the merchant
	 * itself signed.
	 * @param key the public key
	 * @return {@code true} if it is; {@code false} also if that cannot be known, because
	 * the private key does not show itself
	 */
	public boolean own(PublicKey key) {
		return this.modulus != null && key instanceof RSAKey rsaKey && this.modulus.equals(rsaKey.getModulus());
	}

	/**
	 * Return whether other credentials have the same private key.
	 * @param other the other credentials
	 * @return {@code false} if they have another one; {@code true} also if that cannot be
	 * known, because a private key does not show itself
	 */
	public boolean sharesKeyWith(MerchantCredentials other) {
		return this.modulus == null || other.modulus == null || this.modulus.equals(other.modulus);
	}

	@Override
	public String toString() {
		return "MerchantCredentials [mchid=" + this.mchid + ", serial=" + this.serial + "]";
	}

}
