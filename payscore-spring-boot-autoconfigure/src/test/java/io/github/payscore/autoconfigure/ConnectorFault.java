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

import javax.net.ssl.SSLSocket;

import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;

/**
 * The ways in which a connection fails, and what is true of the request then.
 *
 * @author PayScore for Spring Boot contributors
 */
@SuppressWarnings("ImmutableEnumChecker")
enum ConnectorFault {

	HOST_IS_UNKNOWN(Truth.NOT_SENT, "https://host.invalid", FaultyConnection::close),

	PORT_IS_CLOSED(Truth.NOT_SENT, "http://127.0.0.1:1", FaultyConnection::close),

	NETWORK_IS_UNREACHABLE(Truth.NOT_SENT, "https://255.255.255.255", FaultyConnection::close),

	CERTIFICATE_IS_UNTRUSTED(Truth.NOT_SENT, Tls.HTTPS, (connection) -> {
		connection.startTls(Tls.UNTRUSTED.server());
		connection.readRequest();
	}),

	CERTIFICATE_IS_OF_ANOTHER_HOST(Truth.NOT_SENT, Tls.HTTPS, (connection) -> {
		connection.startTls(Tls.OTHER_HOST.server());
		connection.readRequest();
	}) {

		@Override
		SslBundle clientTls() {
			return Tls.OTHER_HOST.client(null);
		}

	},

	PEER_SPEAKS_NO_TLS(Truth.NOT_SENT, Tls.HTTPS, (connection) -> {
		connection.readSomething();
		connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
		connection.readSomething();
	}),

	PEER_SPEAKS_ANOTHER_VERSION_OF_TLS(Truth.NOT_SENT, Tls.HTTPS, (connection) -> {
		SSLSocket socket = connection.startTls(Tls.TRUSTED.server());
		socket.setEnabledProtocols(new String[] { "TLSv1.2" });
		connection.readRequest();
	}) {

		@Override
		SslBundle clientTls() {
			return Tls.TRUSTED.client("TLSv1.3");
		}

	},

	PEER_WANTS_A_CERTIFICATE(Truth.NOT_SENT, Tls.HTTPS,
			(connection) -> connection.demandCertificate(Tls.TRUSTED.server())) {

		@Override
		SslBundle clientTls() {
			return Tls.TRUSTED.client("TLSv1.2");
		}

	},

	// The client is through with its handshake before it learns that it failed
	PEER_WANTS_A_CERTIFICATE_WITH_TLS_1_3(Truth.NOT_READ, Tls.HTTPS,
			(connection) -> connection.demandCertificate(Tls.TRUSTED.server())) {

		@Override
		SslBundle clientTls() {
			return Tls.TRUSTED.client("TLSv1.3");
		}

	},

	TLS_HANDSHAKE_STALLS(Truth.NOT_SENT, Tls.HTTPS, FaultyConnection::readSomething),

	// The JDK's client asks for the body although it knows that the connection is closed
	CLOSED_DURING_TLS_HANDSHAKE(Truth.NOT_READ, Tls.HTTPS, (connection) -> {
		connection.readSomething();
		connection.close();
	}),

	RESET_DURING_TLS_HANDSHAKE(Truth.NOT_READ, Tls.HTTPS, (connection) -> {
		connection.readSomething();
		connection.reset();
	}),

	PROXY_IS_UNREACHABLE(Truth.NOT_SENT, Tls.BEHIND_PROXY, FaultyConnection::close) {

		@Override
		ClientHttpConnectorBuilder<?> builder(TestConnector connector, int port) {
			return connector.proxied(1);
		}

	},

	PROXY_ANSWERS_403(Truth.NOT_SENT, Tls.BEHIND_PROXY, refuseTunnel("403 Forbidden")),

	PROXY_ANSWERS_407(Truth.NOT_SENT, Tls.BEHIND_PROXY,
			refuseTunnel("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"test\"")),

	PROXY_ANSWERS_502(Truth.NOT_SENT, Tls.BEHIND_PROXY, refuseTunnel("502 Bad Gateway")),

	PROXY_ANSWERS_GARBAGE(Truth.NOT_SENT, Tls.BEHIND_PROXY, (connection) -> {
		connection.readTunnel();
		connection.write("SSH-2.0-OpenSSH_9.9\r\n\r\n");
		connection.close();
	}),

	PROXY_CLOSES(Truth.NOT_SENT, Tls.BEHIND_PROXY, (connection) -> {
		connection.readTunnel();
		connection.close();
	}),

	PROXY_RESETS(Truth.NOT_SENT, Tls.BEHIND_PROXY, (connection) -> {
		connection.readTunnel();
		connection.reset();
	}),

	PROXY_STALLS(Truth.NOT_SENT, Tls.BEHIND_PROXY, FaultyConnection::readTunnel),

	PROXY_OPENS_TUNNEL_AND_CLOSES(Truth.NOT_READ, Tls.BEHIND_PROXY, (connection) -> {
		connection.openTunnel();
		connection.close();
	}),

	PROXY_DROPS_TUNNEL_AFTER_REQUEST(Truth.UNKNOWN, Tls.BEHIND_PROXY, (connection) -> {
		connection.openTunnel();
		connection.startTls(Tls.TRUSTED.server());
		connection.readRequest();
		connection.close();
	}),

	CLOSED_ON_ACCEPT(Truth.NOT_READ, Tls.HTTP, FaultyConnection::close),

	RESET_ON_ACCEPT(Truth.NOT_READ, Tls.HTTP, FaultyConnection::reset),

	CLOSED_AFTER_HEAD(Truth.UNKNOWN, Tls.HTTP, (connection) -> {
		connection.readHead();
		connection.close();
	}),

	RESET_AFTER_HEAD(Truth.UNKNOWN, Tls.HTTP, (connection) -> {
		connection.readHead();
		connection.reset();
	}),

	CLOSED_AFTER_REQUEST(Truth.UNKNOWN, Tls.HTTP, (connection) -> {
		connection.readRequest();
		connection.close();
	}),

	RESET_AFTER_REQUEST(Truth.UNKNOWN, Tls.HTTP, (connection) -> {
		connection.readRequest();
		connection.reset();
	}),

	NEVER_ANSWERED(Truth.UNKNOWN, Tls.HTTP, FaultyConnection::readRequest),

	CLOSED_IN_STATUS_LINE(Truth.UNKNOWN, Tls.HTTP, answerAndClose("HTTP/1.1 20")),

	CLOSED_IN_HEADERS(Truth.UNKNOWN, Tls.HTTP, answerAndClose("HTTP/1.1 200 OK\r\nContent-Le")),

	CLOSED_IN_BODY(Truth.UNKNOWN, Tls.HTTP, answerAndClose("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")),

	ANSWERED_WITH_GARBAGE(Truth.UNKNOWN, Tls.HTTP, answerAndClose("SSH-2.0-OpenSSH_9.9\r\n\r\n")),

	BODY_STALLS(Truth.UNKNOWN, Tls.HTTP, (connection) -> {
		connection.readRequest();
		connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
	}),

	CLOSED_AFTER_REQUEST_WITH_TLS(Truth.UNKNOWN, Tls.HTTPS, (connection) -> {
		connection.startTls(Tls.TRUSTED.server());
		connection.readRequest();
		connection.close();
	}),

	RESET_AFTER_REQUEST_WITH_TLS(Truth.UNKNOWN, Tls.HTTPS, (connection) -> {
		connection.startTls(Tls.TRUSTED.server());
		connection.readRequest();
		connection.reset();
	}),

	// It ends like a handshake that failed before the request
	CLOSED_DURING_SECOND_HANDSHAKE(Truth.UNKNOWN, Tls.HTTPS, (connection) -> {
		SSLSocket socket = connection.startTls(Tls.TRUSTED.server());
		connection.readRequest();
		socket.setNeedClientAuth(true);
		socket.startHandshake();
		connection.close();
	}) {

		@Override
		SslBundle clientTls() {
			return Tls.TRUSTED.client("TLSv1.2");
		}

	};

	private final Truth truth;

	private final String baseUrl;

	private final FaultyServer.Script script;

	ConnectorFault(Truth truth, String baseUrl, FaultyServer.Script script) {
		this.truth = truth;
		this.baseUrl = baseUrl;
		this.script = script;
	}

	private static FaultyServer.Script refuseTunnel(String status, String... headers) {
		return (connection) -> {
			connection.readTunnel();
			connection.write("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers)
					+ ((headers.length != 0) ? "\r\n" : "") + "Content-Length: 0\r\n\r\n");
		};
	}

	private static FaultyServer.Script answerAndClose(String answer) {
		return (connection) -> {
			connection.readRequest();
			connection.write(answer);
			connection.close();
		};
	}

	Truth truth() {
		return this.truth;
	}

	FaultyServer start() {
		return new FaultyServer(this.script);
	}

	String baseUrl(int port) {
		return this.baseUrl.replace("{port}", String.valueOf(port));
	}

	ClientHttpConnectorBuilder<?> builder(TestConnector connector, int port) {
		return this.baseUrl.equals(Tls.BEHIND_PROXY) ? connector.proxied(port) : connector.direct();
	}

	SslBundle clientTls() {
		return Tls.TRUSTED.client(null);
	}

	/**
	 * What the caller has to learn.
	 */
	enum Truth {

		/**
		 * Nothing can have been sent.
		 */
		NOT_SENT,

		/**
		 * The server read nothing, but whether the client can know that is a matter of
		 * who is first.
		 */
		NOT_READ,

		/**
		 * The server read some of the request, or all.
		 */
		UNKNOWN

	}

	private static final class Tls {

		static final String HTTP = "http://localhost:{port}";

		static final String HTTPS = "https://localhost:{port}";

		static final String BEHIND_PROXY = "https://localhost:1";

		static final TestTls TRUSTED = TestTls.of("localhost");

		static final TestTls OTHER_HOST = TestTls.of("other.example");

		static final TestTls UNTRUSTED = TestTls.of("localhost");

	}

}
