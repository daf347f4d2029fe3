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

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.autoconfigure.merchant.KeySources;
import io.github.payscore.autoconfigure.merchant.ModeSettings;
import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.DefaultPayScoreMerchantsBuilder;
import io.github.payscore.merchant.InvalidMerchantException;
import io.github.payscore.merchant.MerchantClients;
import io.github.payscore.merchant.MerchantRegistration;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * Makes {@link DefaultPayScoreMerchants} as the properties say, and says which property
 * is wrong.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ConfiguredMerchants {

	private final WeChatPayProperties properties;

	private final PropertyNames names;

	private final ConnectionSettings settings;

	private final DefaultPayScoreMerchantsBuilder builder;

	ConfiguredMerchants(WeChatPayProperties properties, PropertyNames names, ConnectionSettings settings,
			ObjectProvider<? extends MerchantClients> clients) {
		this.properties = properties;
		this.names = names;
		this.settings = settings;
		this.builder = DefaultPayScoreMerchants.builder(new LateClients(clients));
	}

	ConfiguredMerchants add(DefaultMerchantBeans merchant) {
		this.builder.merchant(merchant.merchant(), merchant::recipient, merchant::reread);
		return this;
	}

	ConfiguredMerchants addNamed(KeySources sources) {
		this.settings.merchants()
			.forEach((name, connection) -> addNamed(name, connection,
					new PropertiesMerchant(connection.properties(), connection.names(), sources)));
		return this;
	}

	private void addNamed(String name, MerchantConnection connection, PropertiesMerchant merchant) {
		connection.use((properties) -> {
			PropertiesMerchant.checkApiKeys(properties, connection.names());
			new ModeSettings(properties).warnOfUnused(connection.names());
			return merchant;
		});
		Supplier<MerchantRegistration> registration = () -> connection.use((properties) -> merchant.registration());
		try {
			this.builder.merchant(name, registration);
		}
		catch (InvalidSettingException ex) {
			throw InvalidWeChatPayConfigurationException
				.of("The name '%s' of a merchant %s.".formatted(name, ex.getProblem()), "Give it another name.");
		}
	}

	ConfiguredMerchants repository(@Nullable MerchantRepository repository) {
		if (repository == null) {
			return this;
		}
		WeChatPayProperties.MerchantRepository limits = this.properties.getMerchantRepository();
		try {
			this.builder.repository(repository, limits.getMaxEntries(), limits.getMaxAge());
		}
		catch (InvalidSettingException ex) {
			throw this.names.within("merchant-repository")
				.invalid(ex, "It", "Set the number to one such as 10000 and the age to a duration such as '10m', "
						+ "or remove them.");
		}
		return this;
	}

	DefaultPayScoreMerchants build(InstantSource clock, FirstDownload firstDownload) {
		DefaultPayScoreMerchants merchants = build(clock);
		this.settings.merchants()
			.forEach((name, connection) -> merchants.findByMerchant(name)
				.map(NotificationRecipient::platformKeys)
				.filter((keys) -> keys.serials().isEmpty())
				.subscribe((keys) -> firstDownload.await(connection, keys)));
		return merchants;
	}

	private DefaultPayScoreMerchants build(InstantSource clock) {
		try {
			return this.builder.clock(clock)
				.refreshInterval(this.properties.getCertificates().getRefreshInterval())
				.build();
		}
		catch (InvalidMerchantException ex) {
			throw explain(ex);
		}
	}

	private RuntimeException explain(InvalidMerchantException failure) {
		MerchantConnection connection = this.settings.merchants().get(failure.getMerchant());
		return (connection != null && failure.getCause() instanceof InvalidSettingException setting)
				? connection.explain(explain(setting, connection.names())) : failure;
	}

	private InvalidWeChatPayConfigurationException explain(InvalidSettingException setting, PropertyNames merchant) {
		return switch (setting.getSetting()) {
			case "refreshInterval" -> this.names.within("certificates")
				.invalid(setting, "The interval", "Set it to a duration such as '12h', or remove it.");
			case "path" -> merchant.within("certificates")
				.invalid(setting, "The path", "Set it to the path of the list of certificates, or remove it.");
			default -> merchant.invalid(setting, "The URL", "Set it to an access point of WeChat Pay, or remove it.");
		};
	}

	/**
	 * Clients of which nothing is made before there is a merchant that needs one.
	 *
	 * @param clients the clients
	 */
	private record LateClients(ObjectProvider<? extends MerchantClients> clients) implements MerchantClients {

		@Override
		public WeChatPayClientBuilder create(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys) {
			return this.clients.getObject().create(credentials, platformKeys);
		}

		@Override
		public MerchantCredentials prepare(MerchantCredentials credentials) {
			return this.clients.getObject().prepare(credentials);
		}

	}

}
