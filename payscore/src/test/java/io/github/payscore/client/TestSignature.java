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

package io.github.payscore.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.RecordedRequest;

/**
 * Checks the signature of a request as WeChat Pay's page describes it. Shares nothing
 * with the library.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class TestSignature {

	private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

	private TestSignature() {
	}

	public static Map<String, String> authorization(RecordedRequest request) {
		String header = String.valueOf(request.header("Authorization"));
		if (!header.startsWith("WECHATPAY2-SHA256-RSA2048 ")) {
			throw new IllegalStateException("Authorization type: " + header);
		}
		Map<String, String> pairs = new TreeMap<>();
		for (String part : StringUtils.commaDelimitedListToStringArray(header.substring(header.indexOf(' ') + 1))) {
			Matcher matcher = PAIR.matcher(part);
			if (!matcher.matches() || pairs.put(matcher.group(1), matcher.group(2)) != null) {
				throw new IllegalStateException("Authorization pair: " + part);
			}
		}
		return pairs;
	}

	public static boolean isSignedBy(FakeWeChatPay merchant, RecordedRequest request) throws GeneralSecurityException {
		Map<String, String> authorization = authorization(request);
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initVerify(publicKey(merchant.merchantPrivateKeyPem()));
		for (String line : new String[] { request.method(), request.target(), authorization.get("timestamp"),
				authorization.get("nonce_str") }) {
			signature.update((line + "\n").getBytes(StandardCharsets.UTF_8));
		}
		signature.update(request.body());
		signature.update((byte) '\n');
		return signature.verify(Base64.getDecoder().decode(authorization.get("signature")));
	}

	private static PublicKey publicKey(String privateKeyPem) throws GeneralSecurityException {
		byte[] encoded = Base64.getMimeDecoder().decode(privateKeyPem.replaceAll("-----[A-Z ]+-----", ""));
		KeyFactory keys = KeyFactory.getInstance("RSA");
		RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.generatePrivate(new PKCS8EncodedKeySpec(encoded));
		return keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
	}

}
