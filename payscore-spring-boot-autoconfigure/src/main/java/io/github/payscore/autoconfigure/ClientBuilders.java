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

import java.time.InstantSource;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.autoconfigure.provider.PropertiesCryptoProvider;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.client.observation.WeChatPayCallObservationConvention;
import io.github.payscore.merchant.MerchantClients;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.SignatureThreads;
import io.github.payscore.signature.SignatureVerifier;

/**
 * Makes builders that have all settings of the application: for the clients of all
 * merchants, and for the downloads of the keys that they need. Their {@code WebClient}
 * starts from Boot's settings (codecs, observations) and the customizers of the
 * application, but not from a builder bean, which may send requests elsewhere than to
 * WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ClientBuilders implements MerchantClients {

	private final WeChatPayProperties properties;

	private final PropertyNames names;

	private final ObjectProvider<WebClientCustomizer> webClientCustomizers;

	private final ObjectProvider<HttpConnector> connector;

	private final ObjectProvider<PropertiesCryptoProvider> cryptoProvider;

	private final ObjectProvider<SignatureVerifier> signatureVerifier;

	private final SignatureThreads signatureThreads;

	private final InstantSource clock;

	private final ObjectProvider<ObservationRegistry> observationRegistry;

	private final ObjectProvider<WeChatPayCallObservationConvention> observationConvention;

	private final ObjectProvider<WeChatPayClientCustomizer> customizers;

	ClientBuilders(WeChatPayProperties properties, PropertyNames names,
			ObjectProvider<WebClientCustomizer> webClientCustomizers, ObjectProvider<HttpConnector> connector,
			ObjectProvider<PropertiesCryptoProvider> cryptoProvider,
			ObjectProvider<SignatureVerifier> signatureVerifier, SignatureThreads signatureThreads, InstantSource clock,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<WeChatPayCallObservationConvention> observationConvention,
			ObjectProvider<WeChatPayClientCustomizer> customizers) {
		this.properties = properties;
		this.names = names;
		this.webClientCustomizers = webClientCustomizers;
		this.connector = connector;
		this.cryptoProvider = cryptoProvider;
		this.signatureVerifier = signatureVerifier;
		this.signatureThreads = signatureThreads;
		this.clock = clock;
		this.observationRegistry = observationRegistry;
		this.observationConvention = observationConvention;
		this.customizers = customizers;
	}

	@Override
	public MerchantCredentials prepare(MerchantCredentials credentials) {
		return this.cryptoProvider.getObject().accelerate(credentials);
	}

	@Override
	public WeChatPayClientBuilder create(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys) {
		WeChatPayClientBuilder builder = WeChatPayClient.builder(credentials, platformKeys)
			.webClient(this::applySettings)
			.signatureVerifier(this.signatureVerifier.getObject())
			.signatureThreads(this.signatureThreads)
			.clock(this.clock);
		new ClientSettings(this.properties, this.names).applyTo(builder);
		this.observationRegistry.ifUnique(builder::observationRegistry);
		this.observationConvention.ifUnique(builder::observationConvention);
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	private void applySettings(WebClient.Builder webClient) {
		this.webClientCustomizers.orderedStream().forEach((customizer) -> customizer.customize(webClient));
		this.connector.getObject().applyTo(webClient);
	}

}
