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

package io.github.payscore.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

/**
 * Makes clients with a connector.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestClients {

	private TestClients() {
	}

	static WeChatPayClientBuilder with(HttpConnector connector, String baseUrl) {
		MerchantCredentials credentials = MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL,
				TestKeys.merchantPrivateKey());
		PlatformKey key = PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID, TestKeys.platformPublicKey());
		return WeChatPayClient.builder(credentials, PlatformKeys.of(List.of(key)))
			.baseUrl(baseUrl)
			.retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
			.webClient(connector::applyTo);
	}

}
