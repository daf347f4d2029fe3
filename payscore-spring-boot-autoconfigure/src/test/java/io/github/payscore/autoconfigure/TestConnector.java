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

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;

import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.eclipse.jetty.client.HttpProxy;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;
import reactor.netty.transport.ProxyProvider;

/**
 * The connectors that Spring Boot knows.
 *
 * @author PayScore for Spring Boot contributors
 */
enum TestConnector {

	REACTOR_NETTY {

		@Override
		ClientHttpConnectorBuilder<?> direct() {
			return ClientHttpConnectorBuilder.reactor();
		}

		@Override
		ClientHttpConnectorBuilder<?> proxied(int port) {
			return ClientHttpConnectorBuilder.reactor()
				.withHttpClientCustomizer((client) -> client
					.proxy((proxy) -> proxy.type(ProxyProvider.Proxy.HTTP).host("127.0.0.1").port(port)));
		}

	},

	JDK {

		@Override
		ClientHttpConnectorBuilder<?> direct() {
			return ClientHttpConnectorBuilder.jdk();
		}

		@Override
		ClientHttpConnectorBuilder<?> proxied(int port) {
			ProxySelector proxy = ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return ClientHttpConnectorBuilder.jdk().withHttpClientCustomizer((client) -> client.proxy(proxy));
		}

	},

	JETTY {

		@Override
		ClientHttpConnectorBuilder<?> direct() {
			return ClientHttpConnectorBuilder.jetty();
		}

		@Override
		ClientHttpConnectorBuilder<?> proxied(int port) {
			return ClientHttpConnectorBuilder.jetty()
				.withHttpClientCustomizer(
						(client) -> client.getProxyConfiguration().addProxy(new HttpProxy("127.0.0.1", port)));
		}

	},

	HTTP_COMPONENTS {

		@Override
		HttpComponentsClientHttpConnectorBuilder direct() {
			// It looks for what took too long once a second only
			IOReactorConfig config = IOReactorConfig.custom().setSelectInterval(TimeValue.ofMilliseconds(20)).build();
			return ClientHttpConnectorBuilder.httpComponents()
				.withHttpClientCustomizer((client) -> client.setIOReactorConfig(config));
		}

		@Override
		ClientHttpConnectorBuilder<?> proxied(int port) {
			return direct().withHttpClientCustomizer((client) -> client.setProxy(new HttpHost("127.0.0.1", port)));
		}

	};

	abstract ClientHttpConnectorBuilder<?> direct();

	abstract ClientHttpConnectorBuilder<?> proxied(int port);

}
