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

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ResourceLoader;

import io.github.payscore.autoconfigure.merchant.KeySources;
import io.github.payscore.autoconfigure.merchant.ModeSettings;
import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.autoconfigure.property.KeyFiles;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.autoconfigure.provider.PropertiesCryptoProvider;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.client.observation.WeChatPayCallObservationConvention;
import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.SignatureThreads;
import io.github.payscore.signature.SignatureVerifier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for WeChat PayScore.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WebClientAutoConfiguration.class)
@Conditional(MerchantCondition.class)
@EnableConfigurationProperties(WeChatPayProperties.class)
@Import(DefaultMerchantConfiguration.class)
public final class WeChatPayAutoConfiguration {

	private static final PropertyNames NAMES = PropertyNames.DEFAULT;

	@Bean("io.github.payscore.weChatPayConnectionDetails")
	@ConditionalOnMissingBean(value = WeChatPayConnectionDetails.class,
			ignored = PropertiesWeChatPayConnectionDetails.class)
	PropertiesWeChatPayConnectionDetails weChatPayConnectionDetails(WeChatPayProperties properties) {
		return new PropertiesWeChatPayConnectionDetails(properties);
	}

	@Bean("io.github.payscore.weChatPayConnectionSettings")
	ConnectionSettings weChatPayConnectionSettings(WeChatPayProperties properties, WeChatPayConnectionDetails details) {
		ConnectionSettings settings = new ConnectionSettings(properties, NAMES, details);
		return settings.use((checked) -> {
			PropertiesMerchant.checkApiKeys(checked, NAMES);
			new ModeSettings(properties).warnOfUnused(NAMES);
			return settings;
		});
	}

	@Bean("io.github.payscore.weChatPayKeySources")
	@Lazy
	KeySources weChatPayKeySources(ResourceLoader resourceLoader, ObjectProvider<SslBundles> sslBundles,
			@WeChatPayClock InstantSource clock) {
		return new KeySources(new KeyFiles(resourceLoader), sslBundles::getIfAvailable, clock);
	}

	// An application that has several clocks, none of them primary, means none of them.
	@Bean(name = "io.github.payscore.weChatPayClock", defaultCandidate = false)
	@WeChatPayClock
	@Lazy
	InstantSource weChatPayClock(ObjectProvider<InstantSource> clocks) {
		return clocks.getIfUnique(InstantSource::system);
	}

	@Bean("io.github.payscore.weChatPayCryptoProvider")
	@ConditionalOnMissingBean
	PropertiesCryptoProvider weChatPayCryptoProvider(WeChatPayProperties properties,
			ObjectProvider<MerchantCredentials> credentials) {
		return new PropertiesCryptoProvider(properties.getCryptoProvider(), NAMES.of("crypto-provider"),
				credentials.getIfUnique())
			.prepare();
	}

	@Bean("io.github.payscore.weChatPaySignatureVerifier")
	@ConditionalOnMissingBean
	@Lazy
	SignatureVerifier weChatPaySignatureVerifier(PropertiesCryptoProvider cryptoProvider) {
		return cryptoProvider.verifier();
	}

	@Bean("io.github.payscore.weChatPaySignatureThreads")
	@ConditionalOnMissingBean
	@Lazy
	SignatureThreads weChatPaySignatureThreads() {
		return new SignatureThreads();
	}

	// The rest is lazy, because an application may have no need of it that brings its own
	// client and keys, or has those of a parent context.

	@Bean("io.github.payscore.weChatPayClientBuilders")
	@Lazy
	ClientBuilders weChatPayClientBuilders(ConnectionSettings settings,
			ObjectProvider<WebClientCustomizer> webClientCustomizers, ObjectProvider<HttpConnector> connector,
			ObjectProvider<PropertiesCryptoProvider> cryptoProvider,
			ObjectProvider<SignatureVerifier> signatureVerifier, SignatureThreads signatureThreads,
			@WeChatPayClock InstantSource clock, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<WeChatPayCallObservationConvention> observationConvention,
			ObjectProvider<WeChatPayClientCustomizer> customizers) {
		return settings.use((properties) -> new ClientBuilders(properties, NAMES, webClientCustomizers, connector,
				cryptoProvider, signatureVerifier, signatureThreads, clock, observationRegistry, observationConvention,
				customizers));
	}

	@Bean("io.github.payscore.weChatPayHttpConnector")
	@Lazy
	HttpConnector weChatPayHttpConnector(WeChatPayProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<HttpClientSettings> settings) {
		return new HttpConnector(
				connectorBuilder
					.getIfAvailable(() -> ClientHttpConnectorBuilder.detect(resourceLoader.getClassLoader())),
				settings.getIfAvailable(), properties, NAMES);
	}

	@Bean("io.github.payscore.payScoreMerchants")
	@ConditionalOnMissingBean(PayScoreMerchants.class)
	DefaultPayScoreMerchants payScoreMerchants(WeChatPayProperties properties, ConnectionSettings settings,
			KeySources sources, ObjectProvider<ClientBuilders> clients,
			ObjectProvider<DefaultMerchantBeans> defaultMerchant, ObjectProvider<MerchantRepository> repository,
			FirstDownload firstDownload, @WeChatPayClock InstantSource clock) {
		ConfiguredMerchants configured = new ConfiguredMerchants(properties, NAMES, settings, clients);
		defaultMerchant.ifAvailable(configured::add);
		return configured.addNamed(sources).repository(repository.getIfAvailable()).build(clock, firstDownload);
	}

	@Bean("io.github.payscore.weChatPayFirstDownload")
	@ConditionalOnMissingBean
	FirstDownload weChatPayFirstDownload(WeChatPayProperties properties) {
		return new FirstDownload(properties, NAMES);
	}

	@Bean("io.github.payscore.weChatPayKeyReload")
	@ConditionalOnBean(value = PayScoreMerchants.class, search = SearchStrategy.CURRENT)
	KeyReload weChatPayKeyReload(WeChatPayProperties properties, ConnectionSettings settings, KeySources sources,
			ObjectProvider<DefaultMerchantBeans> defaultMerchant, PayScoreMerchants merchants,
			ObjectProvider<SslProperties> ssl) {
		KeyReload reload = new KeyReload(merchants, properties.isReloadOnUpdate(), sources,
				ssl.getIfAvailable(SslProperties::new).getBundle().getWatch().getFile().getQuietPeriod());
		defaultMerchant.ifAvailable((merchant) -> reload.watch(merchant.merchant().name(), merchant.properties()));
		settings.merchants()
			.forEach((name, connection) -> reload.watch(name,
					new PropertiesMerchant(connection.properties(), connection.names(), sources)));
		return reload;
	}

	@Bean("io.github.payscore.weChatPayFinishCalls")
	@Conditional(ClientsCondition.class)
	ShutdownPhase weChatPayFinishCalls(ConfigurableListableBeanFactory beanFactory) {
		return ShutdownPhase.finishCalls(beanFactory);
	}

	@Bean("io.github.payscore.weChatPayEndCalls")
	@Conditional(ClientsCondition.class)
	ShutdownPhase weChatPayEndCalls(ConfigurableListableBeanFactory beanFactory) {
		return ShutdownPhase.endCalls(beanFactory);
	}

}
