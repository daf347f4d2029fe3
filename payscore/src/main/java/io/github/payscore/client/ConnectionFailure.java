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
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import io.github.payscore.NoResponseException;

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
		return new ConnectionFailure((cause != null) ? cause : new IOException(ex.getClass().getSimpleName()));
	}

	// By name, because Reactor Netty may be absent.
	static boolean isPoolExhausted(@Nullable Throwable cause) {
		return cause != null && cause.getClass().getSimpleName().startsWith("PoolAcquire");
	}

	NoResponseException toException(Operation operation, Transmission transmission) {
		if (!transmission.hasBegun() || isBeforeConnected()) {
			return new NoResponseException("%s was not sent, there is no connection to WeChat Pay: %s. %s"
				.formatted(operation, describe(), Advice.NO_EFFECT), this.cause, false);
		}
		return new NoResponseException(
				"%s was sent, but no answer arrived: %s. %s".formatted(operation, describe(), Advice.OUTCOME_UNKNOWN),
				this.cause, true);
	}

	// The JDK's client takes the request before it connects, so the kind of failure has
	// to tell.
	private boolean isBeforeConnected() {
		for (Throwable ex = this.cause; ex != null; ex = ex.getCause()) {
			if (ex instanceof ConnectException || ex instanceof HttpConnectTimeoutException
					|| ex instanceof UnknownHostException || ex instanceof NoRouteToHostException
					|| ex instanceof UnresolvedAddressException || ex instanceof SSLHandshakeException) {
				return true;
			}
		}
		return false;
	}

	private String describe() {
		if (isPoolExhausted(this.cause)) {
			return isTimeout() ? "all connections are in use, and none became free in time"
					: "all connections are in use, and as many calls as allowed wait for one "
							+ "(wechatpay.pool.max-connections, wechatpay.pool.max-pending)";
		}
		if (isTimeout()) {
			return "it took too long";
		}
		@Nullable String message = this.cause.getMessage();
		return StringUtils.hasText(message) ? message : this.cause.getClass().getSimpleName();
	}

	private boolean isTimeout() {
		return this.cause instanceof TimeoutException || this.cause.getClass().getSimpleName().contains("Timeout");
	}

}
