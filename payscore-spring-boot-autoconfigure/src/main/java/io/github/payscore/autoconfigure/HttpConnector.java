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

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.payscore.autoconfigure.connector.Connections;
import io.github.payscore.autoconfigure.connector.PoolLimits;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;

/**
 * The connector for WeChat Pay: Boot's, with our settings on top. It is no bean of type
 * {@link ClientHttpConnector}, because Boot's own would give way to it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class HttpConnector implements DisposableBean {

	private static final HttpClientSettings DEFAULTS = HttpClientSettings.defaults()
		.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

	private final PropertyNames names;

	private final Connections connections;

	HttpConnector(ClientHttpConnectorBuilder<?> builder, @Nullable HttpClientSettings applicationSettings,
			WeChatPayProperties properties, PropertyNames names) {
		this.names = names;
		this.connections = new Connections(builder, settings(applicationSettings, properties), limits(properties));
	}

	private PoolLimits limits(WeChatPayProperties properties) {
		WeChatPayProperties.Pool pool = properties.getPool();
		return new PoolLimits(positive(this.names.of("pool.max-connections"), pool.getMaxConnections()),
				positive(this.names.of("pool.max-pending"), pool.getMaxPending()), properties.getCallTimeout());
	}

	private HttpClientSettings settings(@Nullable HttpClientSettings applicationSettings,
			WeChatPayProperties properties) {
		return HttpClientSettings.defaults()
			.withTimeouts(positive(this.names.of("connect-timeout"), properties.getConnectTimeout()),
					positive(this.names.of("response-timeout"), properties.getResponseTimeout()))
			.orElse(applicationSettings)
			.orElse(DEFAULTS)
			.withRedirects(HttpRedirects.DONT_FOLLOW);
	}

	private static @Nullable Duration positive(String property, @Nullable Duration duration) {
		if (duration != null && (duration.isNegative() || duration.isZero())) {
			throw InvalidWeChatPayConfigurationException.ofProperty(property, "A time limit must be longer than 0.",
					"Set it to a duration such as '5s', or remove it.", null);
		}
		return duration;
	}

	private static int positive(String property, int value) {
		if (value < 1) {
			throw InvalidWeChatPayConfigurationException.ofProperty(property, "It must be at least 1.",
					"Set it to a positive number, or remove it.", null);
		}
		return value;
	}

	ClientHttpConnector get() {
		return this.connections.connector();
	}

	void applyTo(WebClient.Builder webClient) {
		PropertyNames pool = this.names.within("pool");
		webClient.clientConnector(new LimitedConnector(get(), this.connections::isLimitReached,
				"%s, %s".formatted(pool.of("max-connections"), pool.of("max-pending"))));
	}

	@Override
	public void destroy() throws IOException {
		this.connections.close();
	}

}
