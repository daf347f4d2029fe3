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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HttpConnector}.
 *
 * @author PayScore for Spring Boot contributors
 */
class HttpConnectorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
						WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
		.withPropertyValues(TestProperties.valid().toPairs());

	private final ApplicationContextRunner recordingRunner = this.contextRunner
		.withUserConfiguration(RecordingConfiguration.class);

	@Test
	void settingsWhenNothingIsSetThenAreDefaults() {
		assertThatTimeoutsAre(this.recordingRunner, Duration.ofSeconds(5), Duration.ofSeconds(10));
	}

	@Test
	void settingsWhenApplicationSetsTimeoutsThenAreTheApplications() {
		assertThatTimeoutsAre(this.recordingRunner.withPropertyValues("spring.http.clients.connect-timeout=1s",
				"spring.http.clients.read-timeout=2s"), Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	@Test
	void settingsWhenApplicationSetsOneTimeoutThenOtherIsDefault() {
		assertThatTimeoutsAre(this.recordingRunner.withPropertyValues("spring.http.clients.read-timeout=2s"),
				Duration.ofSeconds(5), Duration.ofSeconds(2));
	}

	@Test
	void settingsWhenOwnTimeoutsAreSetThenWinOverTheApplications() {
		assertThatTimeoutsAre(this.recordingRunner.withPropertyValues("spring.http.clients.connect-timeout=1s",
				"spring.http.clients.read-timeout=2s", "wechatpay.connect-timeout=3s", "wechatpay.response-timeout=4s"),
				Duration.ofSeconds(3), Duration.ofSeconds(4));
	}

	@Test
	void settingsWhenApplicationFollowsRedirectsThenDoNot() {
		this.recordingRunner.withPropertyValues("spring.http.clients.redirects=follow")
			.run((context) -> assertThat(settings(context).redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW));
	}

	@Test
	void getWhenReactorNettyIsPresentThenReturnsItsConnector() {
		this.contextRunner.run((context) -> assertThat(context.getBean(HttpConnector.class).get())
			.isInstanceOf(ReactorClientHttpConnector.class));
	}

	@Test
	void getWhenOnlyJdkIsPresentThenReturnsItsConnector() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("reactor.netty", "org.eclipse.jetty", "org.apache.hc"))
			.run((context) -> assertThat(context.getBean(HttpConnector.class).get())
				.isInstanceOf(JdkClientHttpConnector.class));
	}

	@ParameterizedTest
	@CsvSource({ "reactor, ReactorClientHttpConnector", "jdk, JdkClientHttpConnector",
			"jetty, JettyClientHttpConnector", "http-components, HttpComponentsClientHttpConnector" })
	void getWhenApplicationChoosesConnectorThenReturnsIt(String property, String type) {
		this.contextRunner.withPropertyValues("spring.http.clients.reactive.connector=" + property)
			.run((context) -> assertThat(context.getBean(HttpConnector.class).get().getClass().getSimpleName())
				.isEqualTo(type));
	}

	// The JDK's client cannot be closed with Java 17
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JDK")
	void destroyWhenConnectionIsPooledThenClosesIt(TestConnector connector) throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Socket> answered = CompletableFuture.supplyAsync(() -> answer(server));
			HttpConnector connections = new HttpConnector(connector.direct(), null, new WeChatPayProperties(),
					PropertyNames.DEFAULT);
			get(connections, server.getLocalPort());
			try (Socket connection = answered.get(10, TimeUnit.SECONDS)) {
				connection.setSoTimeout(10_000);
				connections.destroy();
				assertThat(connection.getInputStream().read()).isEqualTo(-1);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "JETTY, max-connections", "JETTY, max-pending", "HTTP_COMPONENTS, max-connections" })
	void createWhenPoolIsEmptyThenSaysWhichPropertyIsWrong(TestConnector connector, String property) {
		WeChatPayProperties properties = new WeChatPayProperties();
		if (property.equals("max-connections")) {
			properties.getPool().setMaxConnections(0);
		}
		else {
			properties.getPool().setMaxPending(0);
		}
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class)
			.isThrownBy(() -> new HttpConnector(connector.direct(), null, properties, PropertyNames.DEFAULT))
			.withMessageContaining("wechatpay.pool." + property);
	}

	@Test
	void connectWhenHostHasANameThenIsResolved() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
			CompletableFuture<Socket> answered = CompletableFuture.supplyAsync(() -> answer(server));
			HttpConnector connector = new HttpConnector(ClientHttpConnectorBuilder.reactor(), null,
					new WeChatPayProperties(), PropertyNames.DEFAULT);
			get(connector, "localhost", server.getLocalPort());
			answered.get(10, TimeUnit.SECONDS).close();
			connector.destroy();
		}
	}

	@Test
	void connectWhenEventLoopsAreSharedThenHostIsResolvedOnThem() throws Exception {
		LoopResources shared = LoopResources.create("shared-loop");
		ReactorResourceFactory resources = new ReactorResourceFactory();
		resources.setUseGlobalResources(false);
		resources.setLoopResources(shared);
		resources.setConnectionProvider(ConnectionProvider.newConnection());
		resources.start();
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
			CompletableFuture<Socket> answered = CompletableFuture.supplyAsync(() -> answer(server));
			HttpConnector connector = new HttpConnector(
					ClientHttpConnectorBuilder.reactor().withReactorResourceFactory(resources), null,
					new WeChatPayProperties(), PropertyNames.DEFAULT);
			get(connector, "localhost", server.getLocalPort());
			answered.get(10, TimeUnit.SECONDS).close();
			assertThat(threadNames()).anyMatch((name) -> name.startsWith("shared-loop"));
			connector.destroy();
		}
		finally {
			shared.dispose();
		}
	}

	@Test
	void createWhenApplicationHasItsOwnResolverThenIsKept() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Socket> answered = CompletableFuture.supplyAsync(() -> answer(server));
			HttpConnector connector = new HttpConnector(
					ClientHttpConnectorBuilder.reactor()
						.withHttpClientCustomizer((httpClient) -> httpClient.resolver(new LoopbackResolver())),
					null, new WeChatPayProperties(), PropertyNames.DEFAULT);
			get(connector, "wechatpay.invalid", server.getLocalPort());
			answered.get(10, TimeUnit.SECONDS).close();
			connector.destroy();
		}
	}

	private static List<String> threadNames() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
	}

	private static void get(HttpConnector connector, int port) {
		get(connector, "127.0.0.1", port);
	}

	private static void get(HttpConnector connector, String host, int port) {
		WebClient.builder()
			.clientConnector(connector.get())
			.build()
			.get()
			.uri("http://{host}:{port}/", host, port)
			.retrieve()
			.toBodilessEntity()
			.block(Duration.ofSeconds(10));
	}

	private static Socket answer(ServerSocket server) {
		try {
			Socket connection = server.accept();
			BufferedReader request = new BufferedReader(
					new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
			String line = request.readLine();
			while (line != null && !line.isEmpty()) {
				line = request.readLine();
			}
			connection.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			return connection;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertThatTimeoutsAre(ApplicationContextRunner runner, Duration connect, Duration read) {
		runner.run((context) -> {
			HttpClientSettings settings = settings(context);
			assertThat(settings.connectTimeout()).isEqualTo(connect);
			assertThat(settings.readTimeout()).isEqualTo(read);
			assertThat(settings.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);
		});
	}

	private static HttpClientSettings settings(ApplicationContext context) {
		// Boot's own connector comes from the same builder
		ClientHttpConnector connector = context.getBean(HttpConnector.class).get();
		return Objects.requireNonNull(context.getBean(RecordingConfiguration.class).settings.get(connector));
	}

	@Configuration(proxyBeanMethods = false)
	static class RecordingConfiguration {

		private final IdentityHashMap<ClientHttpConnector, HttpClientSettings> settings = new IdentityHashMap<>();

		@Bean
		ClientHttpConnectorBuilder<ClientHttpConnector> recordingConnectorBuilder() {
			return (settings) -> {
				ClientHttpConnector connector = new JdkClientHttpConnector();
				this.settings.put(connector, Objects.requireNonNull(settings));
				return connector;
			};
		}

	}

	/**
	 * Finds every host here.
	 */
	private static final class LoopbackResolver extends AddressResolverGroup<InetSocketAddress> {

		@Override
		protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
			return new InetNameResolver(executor) {

				@Override
				protected void doResolve(String host, Promise<InetAddress> promise) {
					promise.setSuccess(InetAddress.getLoopbackAddress());
				}

				@Override
				protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
					promise.setSuccess(List.of(InetAddress.getLoopbackAddress()));
				}

			}.asAddressResolver();
		}

	}

}
