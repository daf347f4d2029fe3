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

package io.github.payscore.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import io.github.payscore.NoFreeConnectionException;
import io.github.payscore.NoResponseException;
import io.github.payscore.verification.UntrustedText;

/**
 * Why no answer arrived.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ConnectionFailure {

	private final Throwable cause;

	private ConnectionFailure(Throwable cause) {
		this.cause = cause;
	}

	static ConnectionFailure of(WebClientRequestException ex) {
		// The exception itself knows the headers and the full URL, so it is left behind
		Throwable cause = ex.getCause();
		return new ConnectionFailure(
				(cause != null) ? withoutRequest(cause) : new IOException(ex.getClass().getSimpleName()));
	}

	// Jetty's exceptions describe the whole connection, with the URL of the request.
	static Throwable withoutRequest(Throwable cause) {
		if (!String.valueOf(cause.getMessage()).contains("HttpRequest[")) {
			return cause;
		}
		IOException harmless = new IOException(cause.getClass().getSimpleName());
		harmless.setStackTrace(cause.getStackTrace());
		return harmless;
	}

	// HttpComponents passes on what a proxy says in place of opening a tunnel, and the
	// JDK's client does if that is 407.
	static NoResponseException answered(ClientRequest request, ClientResponse response) {
		return new NoResponseException("%s was not sent, a proxy answered %d in place of WeChat Pay."
			.formatted(Operation.of(request), response.statusCode().value()), Advice.NO_EFFECT, null, false);
	}

	static NoResponseException answeredTooEarly(ClientRequest request, ClientResponse response) {
		return new NoResponseException("%s was answered %d before its body was sent, so it is not its answer. %s"
			.formatted(Operation.of(request), response.statusCode().value(), Advice.OUTCOME_UNKNOWN), null, true);
	}

	// By name, because connectors may be absent: Reactor Netty's, Jetty's and
	// HttpComponents'.
	static boolean isPoolExhausted(@Nullable Throwable cause) {
		if (cause instanceof NoFreeConnectionException) {
			return true;
		}
		if (cause instanceof RejectedExecutionException) {
			return String.valueOf(cause.getMessage()).startsWith("Max requests queued");
		}
		String name = (cause != null) ? cause.getClass().getSimpleName() : "";
		return name.startsWith("PoolAcquire") || name.equals("ConnectionRequestTimeoutException");
	}

	NoResponseException toException(Operation operation, Exchange exchange) {
		if (!exchange.hasBegun() || (!exchange.isConnected() && isBeforeConnected(operation))) {
			return new NoResponseException(
					"%s was not sent, there is no connection to WeChat Pay: %s.".formatted(operation, describe()),
					Advice.NO_EFFECT, this.cause, false);
		}
		return new NoResponseException("%s was sent, but no answer arrived: %s.".formatted(operation, describe()),
				Advice.OUTCOME_UNKNOWN, this.cause, true);
	}

	// What has no body is with the connector before it connects, so the kind of failure
	// has to tell.
	private boolean isBeforeConnected(Operation operation) {
		for (Throwable ex = this.cause; ex != null; ex = ex.getCause()) {
			if (isNoConnection(ex) || (ex instanceof SSLHandshakeException && isQuery(operation))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isNoConnection(Throwable ex) {
		return ex instanceof ConnectException || ex instanceof UnknownHostException
				|| ex instanceof NoRouteToHostException || ex instanceof UnresolvedAddressException
				|| ex instanceof CertificateException || isConnectTimeout(ex);
	}

	// With TLS 1.3 the other side can refuse a handshake after it got the request, which
	// does not matter to a query.
	private static boolean isQuery(Operation operation) {
		return HttpMethod.GET.equals(operation.method());
	}

	private static boolean isConnectTimeout(Throwable ex) {
		return ex.getClass().getSimpleName().endsWith("ConnectTimeoutException");
	}

	private String describe() {
		if (isPoolExhausted(this.cause)) {
			return isTimeout() ? "all connections are in use, and none became free in time"
					: "all connections are in use, and as many calls as allowed wait for one" + limits();
		}
		if (isTimeout()) {
			return "it took too long";
		}
		@Nullable String message = this.cause.getMessage();
		return StringUtils.hasText(message) ? UntrustedText.clean(message) : this.cause.getClass().getSimpleName();
	}

	private String limits() {
		return (this.cause instanceof NoFreeConnectionException ex) ? " (%s)".formatted(ex.getLimits()) : "";
	}

	private boolean isTimeout() {
		return this.cause instanceof TimeoutException || this.cause.getClass().getSimpleName().contains("Timeout");
	}

}
