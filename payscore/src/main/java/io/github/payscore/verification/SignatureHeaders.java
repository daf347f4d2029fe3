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

package io.github.payscore.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.springframework.http.HttpHeaders;

/**
 * The headers that the signature of a message needs, each of which has to be there once.
 *
 * @param timestamp seconds since 1970
 * @param nonce the nonce
 * @param serial the serial of the key
 * @param signature the signature in Base64
 * @author PayScore for Spring Boot contributors
 */
record SignatureHeaders(String timestamp, String nonce, String serial, String signature) {

	static SignatureHeaders of(HttpHeaders headers) {
		return new SignatureHeaders(require(headers, "Wechatpay-Timestamp"), require(headers, "Wechatpay-Nonce"),
				require(headers, "Wechatpay-Serial"), require(headers, "Wechatpay-Signature"));
	}

	private static String require(HttpHeaders headers, String name) {
		List<String> values = headers.getOrEmpty(name);
		if (values.isEmpty() || values.get(0).isBlank()) {
			throw new VerificationException("the header " + name + " is missing");
		}
		if (values.size() > 1) {
			throw new VerificationException("the header " + name + " is there " + values.size() + " times");
		}
		return values.get(0);
	}

	long epochSecond() {
		try {
			return Integer.parseUnsignedInt(this.timestamp) & 0xFFFFFFFFL;
		}
		catch (NumberFormatException ex) {
			throw new VerificationException("the header Wechatpay-Timestamp is not a number of seconds");
		}
	}

	byte[] decodedSignature() {
		try {
			return Base64.getDecoder().decode(this.signature);
		}
		catch (IllegalArgumentException ex) {
			throw new VerificationException("the header Wechatpay-Signature is no Base64");
		}
	}

	byte[] signedMessage(byte[] body) {
		byte[] head = (this.timestamp + '\n' + this.nonce + '\n').getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(head.length + body.length + 1).put(head).put(body).put((byte) '\n').array();
	}

}
