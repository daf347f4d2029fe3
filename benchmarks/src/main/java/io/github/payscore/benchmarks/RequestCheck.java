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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks requests as WeChat Pay does. Shares no code with any subject.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestCheck {

	private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

	private final JsonMapper jsonMapper = new JsonMapper();

	private final PublicKey merchantKey;

	RequestCheck(PublicKey merchantKey) {
		this.merchantKey = merchantKey;
	}

	boolean isExample(byte[] body) {
		return this.jsonMapper.readTree(body).equals(this.jsonMapper.readTree(ExampleOrder.json()));
	}

	boolean isSigned(HttpServerRequest request, byte[] body) {
		String authorization = request.requestHeaders().get("Authorization", "");
		Map<String, String> parameters = PARAMETER.matcher(authorization)
			.results()
			.collect(Collectors.toMap((result) -> result.group(1), (result) -> result.group(2)));
		return authorization.startsWith(Merchant.SIGNATURE_TYPE + " ") && Merchant.MCHID.equals(parameters.get("mchid"))
				&& Merchant.SERIAL.equals(parameters.get("serial_no"))
				&& isSignature(parameters.getOrDefault("signature", ""), message(request, parameters, body));
	}

	private static byte[] message(HttpServerRequest request, Map<String, String> parameters, byte[] body) {
		String head = "%s\n%s\n%s\n%s\n".formatted(request.method(), request.uri(), parameters.get("timestamp"),
				parameters.get("nonce_str"));
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
		message.writeBytes(body);
		message.write('\n');
		return message.toByteArray();
	}

	private boolean isSignature(String signature, byte[] message) {
		try {
			Signature verification = Signature.getInstance("SHA256withRSA");
			verification.initVerify(this.merchantKey);
			verification.update(message);
			return verification.verify(Base64.getDecoder().decode(signature));
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

}
