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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import io.github.payscore.autoconfigure.property.PropertyNames;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpConnector} behind a proxy: who resolves the host.
 *
 * @author PayScore for Spring Boot contributors
 */
class ProxyTests {

	/**
	 * No name server knows it, see RFC 2606.
	 */
	private static final String HOST = "weixin.invalid";

	private final TunnelProxy proxy = new TunnelProxy();

	private HttpServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
		this.server.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stopServer() throws IOException {
		this.proxy.close();
		this.server.stop(0);
	}

	@Test
	void getWhenProxyIsSetByCustomizerBeanThenProxyResolvesTheHost() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
							WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid().toPairs())
			.withBean(TunnelProxy.class, () -> this.proxy)
			.withUserConfiguration(ProxyConfiguration.class)
			.run((context) -> {
				get(context.getBean(HttpConnector.class), HOST);
				assertThat(this.proxy.targets()).containsExactly(target(HOST));
			});
	}

	@Test
	void getWhenProxyIsSetBySystemPropertiesThenProxyResolvesTheHost() {
		withSystemProperties(
				Map.of("https.proxyHost", this.proxy.host(), "https.proxyPort", String.valueOf(this.proxy.port())),
				() -> get(HttpClient::proxyWithSystemProperties, HOST));
		assertThat(this.proxy.targets()).containsExactly(target(HOST));
	}

	@Test
	void getWhenSystemPropertiesExceptTheHostThenIsResolvedHere() {
		withSystemProperties(
				Map.of("https.proxyHost", this.proxy.host(), "https.proxyPort", String.valueOf(this.proxy.port())),
				() -> get(HttpClient::proxyWithSystemProperties, "localhost"));
		assertThat(this.proxy.targets()).isEmpty();
	}

	@Test
	void getWhenSystemPropertiesHaveNoProxyThenIsResolvedHere() {
		get(HttpClient::proxyWithSystemProperties, "localhost");
		assertThat(this.proxy.targets()).isEmpty();
	}

	@Test
	void getWhenHostIsNotForTheProxyThenIsResolvedHere() {
		get((httpClient) -> httpClient.proxy((spec) -> proxy(spec, this.proxy).nonProxyHosts("localhost")),
				"localhost");
		assertThat(this.proxy.targets()).isEmpty();
	}

	@Test
	void getWhenOtherHostsAreNotForTheProxyThenProxyResolvesTheHost() {
		get((httpClient) -> httpClient.proxy((spec) -> proxy(spec, this.proxy).nonProxyHosts("localhost")), HOST);
		assertThat(this.proxy.targets()).containsExactly(target(HOST));
	}

	@Test
	void getWhenProxyIsRemovedAgainThenIsResolvedHere() {
		get((httpClient) -> httpClient.proxy((spec) -> proxy(spec, this.proxy)).noProxy(), "localhost");
		assertThat(this.proxy.targets()).isEmpty();
	}

	private static ProxyProvider.Builder proxy(ProxyProvider.TypeSpec spec, TunnelProxy proxy) {
		return spec.type(ProxyProvider.Proxy.HTTP).host(proxy.host()).port(proxy.port());
	}

	private String target(String host) {
		return host + ":" + this.server.getAddress().getPort();
	}

	private void get(UnaryOperator<HttpClient> customizer, String host) {
		HttpConnector connector = new HttpConnector(
				ClientHttpConnectorBuilder.reactor().withHttpClientCustomizer(customizer), null,
				new WeChatPayProperties(), PropertyNames.DEFAULT);
		try {
			get(connector, host);
			connector.destroy();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void get(HttpConnector connector, String host) {
		HttpStatusCode status = WebClient.builder()
			.clientConnector(connector.get())
			.build()
			.get()
			.uri(URI.create("http://" + target(host) + "/"))
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode()))
			.block(Duration.ofSeconds(30));
		assertThat(status).isEqualTo(HttpStatusCode.valueOf(204));
	}

	private static void withSystemProperties(Map<String, String> properties, Runnable test) {
		Properties before = (Properties) System.getProperties().clone();
		properties.forEach(System::setProperty);
		try {
			test.run();
		}
		finally {
			System.setProperties(before);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class ProxyConfiguration {

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> proxyCustomizer(TunnelProxy proxy) {
			return (builder) -> builder
				.withHttpClientCustomizer((httpClient) -> httpClient.proxy((spec) -> proxy(spec, proxy)));
		}

	}

}
