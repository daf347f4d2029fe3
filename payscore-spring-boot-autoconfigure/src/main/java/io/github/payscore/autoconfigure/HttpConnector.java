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

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The connector for WeChat Pay: Boot's, with our settings on top. It is no bean of type
 * {@link ClientHttpConnector}, because Boot's own would give way to it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class HttpConnector implements DisposableBean {

	private static final HttpClientSettings DEFAULTS = HttpClientSettings.defaults()
		.withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

	private final ClientHttpConnector connector;

	private final @Nullable ReactorNettyConnections connections;

	HttpConnector(ClientHttpConnectorBuilder<?> builder, @Nullable HttpClientSettings applicationSettings,
			WeChatPayProperties properties) {
		HttpClientSettings settings = settings(applicationSettings, properties);
		if (builder instanceof ReactorClientHttpConnectorBuilder reactorBuilder) {
			this.connections = new ReactorNettyConnections(properties);
			this.connector = this.connections.applyTo(reactorBuilder).build(settings);
		}
		else {
			this.connections = null;
			this.connector = builder.build(settings);
		}
	}

	private static HttpClientSettings settings(@Nullable HttpClientSettings applicationSettings,
			WeChatPayProperties properties) {
		return HttpClientSettings.defaults()
			.withTimeouts(positive("wechatpay.connect-timeout", properties.getConnectTimeout()),
					positive("wechatpay.response-timeout", properties.getResponseTimeout()))
			.orElse(applicationSettings)
			.orElse(DEFAULTS)
			.withRedirects(HttpRedirects.DONT_FOLLOW);
	}

	private static @Nullable Duration positive(String property, @Nullable Duration duration) {
		if (duration != null && (duration.isNegative() || duration.isZero())) {
			throw new InvalidWeChatPayConfigurationException(property, "A time limit must be longer than 0.",
					"Set it to a duration such as '5s', or remove it.", null);
		}
		return duration;
	}

	ClientHttpConnector get() {
		return this.connector;
	}

	@Override
	public void destroy() {
		if (this.connections != null) {
			this.connections.dispose();
		}
	}

}
