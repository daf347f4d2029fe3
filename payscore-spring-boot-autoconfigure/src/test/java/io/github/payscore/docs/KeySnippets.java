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

package io.github.payscore.docs;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.Signer;

/**
 * Snippets on keys.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class KeySnippets {

	// tag::hardware[]
	@Bean
	MerchantCredentials merchantCredentials(KeyStore keyStore) throws GeneralSecurityException {
		PrivateKey privateKey = (PrivateKey) keyStore.getKey("wechatpay", null);
		return MerchantCredentials.of("1230000109", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1", privateKey);
	}
	// end::hardware[]

	// tag::remote[]
	@Bean
	MerchantCredentials remoteMerchantCredentials(WebClient keyService) {
		Signer signer = (message) -> keyService.post()
			.uri("/keys/wechatpay/signatures")
			.bodyValue(message)
			.retrieve()
			.bodyToMono(byte[].class);
		return MerchantCredentials.of("1230000109", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1", signer);
	}
	// end::remote[]

}
