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

package io.github.payscore.test.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.keys.ApiV3Key;
import io.github.payscore.test.keys.PlatformCertificate;
import io.github.payscore.test.keys.PlatformKeys;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.Rfc3339;

/**
 * The list of the platform certificates, each encrypted.
 * <p>
 * Source: WeChat Pay's documentation, page chapter3_1_8 (oversea).
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CertificateList {

	private static final String ASSOCIATED_DATA = "certificate";

	private static final String NONE = "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。"
			+ "可查看指引https://pay.weixin.qq.com/docs/merchant/products/platform-certificate/wxp-pub-key-guide.html";

	private CertificateList() {
	}

	static Answer of(PlatformKeys keys, ApiV3Key key) {
		if (!keys.hasCertificates()) {
			throw Refusal.withoutDetail(404, "RESOURCE_NOT_EXISTS", NONE);
		}
		ObjectNode list = Json.object();
		ArrayNode data = list.putArray("data");
		keys.certificates().forEach((certificate) -> data.add(item(certificate, key)));
		return Answer.json(200, Json.bytes(list));
	}

	private static ObjectNode item(PlatformCertificate certificate, ApiV3Key key) {
		ObjectNode item = Json.object()
			.put("serial_no", certificate.serial())
			.put("effective_time", Rfc3339.format(certificate.notBefore()))
			.put("expire_time", Rfc3339.format(certificate.notAfter()));
		byte[] pem = certificate.pem().getBytes(StandardCharsets.US_ASCII);
		item.set("encrypt_certificate", key.encrypt(pem, ASSOCIATED_DATA));
		return item;
	}

	public static Answer empty(Answer list) {
		ObjectNode empty = Json.object();
		empty.putArray("data");
		return list.withBody(Json.bytes(empty));
	}

	public static Answer encryptedWithAnotherKey(Answer list) {
		ObjectNode json = Json.readObject(new String(list.body(), StandardCharsets.UTF_8));
		for (JsonNode item : json.path("data")) {
			ObjectNode encrypted = (ObjectNode) item.path("encrypt_certificate");
			encrypted.put("ciphertext", withOtherTag(encrypted.path("ciphertext").asString()));
		}
		return list.withBody(Json.bytes(json));
	}

	// The tag is what tells a reader that its key is another one.
	private static String withOtherTag(String ciphertext) {
		byte[] bytes = Base64.getDecoder().decode(ciphertext);
		bytes[bytes.length - 1] ^= 1;
		return Base64.getEncoder().encodeToString(bytes);
	}

}
