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

package io.github.payscore.benchmarks;

/**
 * The merchant that completes orders.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Merchant {

	/**
	 * The merchant number.
	 */
	public static final String MCHID = "1230000109";

	/**
	 * The serial number of the merchant's certificate.
	 */
	public static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	/**
	 * The APIv3 key.
	 */
	public static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

	/**
	 * The id of WeChat Pay's public key.
	 */
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0112300001092024110100181500000123";

	/**
	 * The type of the signatures.
	 */
	public static final String SIGNATURE_TYPE = "WECHATPAY2-SHA256-RSA2048";

	private Merchant() {
	}

	/**
	 * Return the {@code Authorization} header of a request.
	 * @param nonce the nonce
	 * @param signature the signature in Base64
	 * @param timestamp seconds since 1970
	 * @return the value of the header
	 */
	public static String authorization(String nonce, String signature, long timestamp) {
		return SIGNATURE_TYPE + " mchid=\"" + MCHID + "\",nonce_str=\"" + nonce + "\",signature=\"" + signature
				+ "\",timestamp=\"" + timestamp + "\",serial_no=\"" + SERIAL + '"';
	}

}
