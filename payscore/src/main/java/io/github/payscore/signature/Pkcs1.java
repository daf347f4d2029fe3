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

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/**
 * Reads an RSA key as PKCS#1 (RFC 8017), which is what PKCS#8 (RFC 5208) wraps: the JDK
 * understands it with the wrapping around it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Pkcs1 {

	private static final int SEQUENCE = 0x30;

	private static final int OCTET_STRING = 0x04;

	private static final int LONG_LENGTH = 0x80;

	/**
	 * Version 0, and the algorithm rsaEncryption with NULL as its parameters.
	 */
	private static final byte[] HEADER = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

	private Pkcs1() {
	}

	static PrivateKey read(byte[] encoded) {
		try {
			return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(toPkcs8(encoded)));
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException("The private key is damaged; copy the file again.", ex);
		}
	}

	private static byte[] toPkcs8(byte[] encoded) {
		return der(SEQUENCE, HEADER, der(OCTET_STRING, encoded));
	}

	private static byte[] der(int tag, byte[]... parts) {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			content.writeBytes(part);
		}
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		result.write(tag);
		result.writeBytes(length(content.size()));
		result.writeBytes(content.toByteArray());
		return result.toByteArray();
	}

	private static byte[] length(int length) {
		byte[] bytes = HexFormat.of().parseHex(evenDigits(Integer.toHexString(length)));
		if (length < LONG_LENGTH) {
			return bytes;
		}
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		result.write(LONG_LENGTH | bytes.length);
		result.writeBytes(bytes);
		return result.toByteArray();
	}

	private static String evenDigits(String digits) {
		return (digits.length() % 2 == 0) ? digits : "0" + digits;
	}

}
