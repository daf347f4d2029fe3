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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.net.httpserver.HttpExchange;

/**
 * A {@link StubPlatform} for the tests of other packages, with one order: its changes and
 * queries fail as a test says, and else take effect and show whether they did.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ScriptedPlatform implements AutoCloseable {

	private final StubPlatform platform = new StubPlatform();

	private final CloseableWeChatPayClient client = this.platform.clientBuilder()
		.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
		.build();

	private final Queue<Step> changes = new ConcurrentLinkedQueue<>();

	private final Queue<Step> queries = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean tookEffect = new AtomicBoolean();

	private volatile String answer = "";

	private volatile String before = "";

	private volatile String after = "";

	public ScriptedPlatform() {
		this.platform.handler(this::handle);
	}

	/**
	 * Begin anew.
	 * @param answer what a change is answered with; empty for no content
	 * @param before the order that a query shows before the change took effect; empty if
	 * there is none
	 * @param after the order that a query shows afterwards
	 */
	public void start(String answer, String before, String after) {
		this.answer = answer;
		this.before = before;
		this.after = after;
		this.tookEffect.set(false);
		this.changes.clear();
		this.queries.clear();
		this.platform.requests().clear();
	}

	public void nextChange(Fault fault, boolean takesEffect) {
		this.changes.add((exchange) -> {
			if (takesEffect) {
				this.tookEffect.set(true);
			}
			fault.give(this.platform, exchange, this.answer);
		});
	}

	public void refuseNextChange(int status, String code) {
		this.changes.add((exchange) -> refuse(exchange, status, code));
	}

	public void nextQuery(Fault fault) {
		this.queries.add((exchange) -> fault.give(this.platform, exchange, this.after));
	}

	public void answerNextQuery(int status, String body) {
		this.queries.add((exchange) -> this.platform.answerSigned(exchange, status, body));
	}

	private void handle(HttpExchange exchange) throws IOException {
		boolean isQuery = "GET".equals(exchange.getRequestMethod());
		Step step = (isQuery ? this.queries : this.changes).poll();
		if (step != null) {
			step.take(exchange);
		}
		else if (isQuery) {
			show(exchange, this.tookEffect.get() ? this.after : this.before);
		}
		else {
			this.tookEffect.set(true);
			this.platform.answerSigned(exchange, this.answer.isEmpty() ? 204 : 200, this.answer);
		}
	}

	private void show(HttpExchange exchange, String order) throws IOException {
		if (order.isEmpty()) {
			refuse(exchange, 404, "ORDER_NOT_EXIST");
		}
		else {
			this.platform.answerSigned(exchange, 200, order);
		}
	}

	private void refuse(HttpExchange exchange, int status, String code) throws IOException {
		this.platform.answerSigned(exchange, status, "{\"code\":\"%s\",\"message\":\"-\"}".formatted(code));
	}

	public boolean tookEffect() {
		return this.tookEffect.get();
	}

	public List<String> requestLines() {
		return this.platform.requests().stream().map((request) -> request.method() + " " + request.target()).toList();
	}

	public List<String> bodies() {
		return this.platform.requests().stream().map(StubPlatform.Request::text).toList();
	}

	public WeChatPayClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.client.close();
		this.platform.close();
	}

	private interface Step {

		void take(HttpExchange exchange) throws IOException;

	}

	/**
	 * How an answer fails.
	 */
	public enum Fault {

		DROPPED {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) {
				exchange.close();
			}
		},

		TRUNCATED {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException {
				StubPlatform.sign(exchange.getResponseHeaders(), body, Instant.now());
				exchange.sendResponseHeaders(200, body.length() + 100);
				exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
				exchange.getResponseBody().flush();
			}
		},

		SERVER_ERROR {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.answerSigned(exchange, 500, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"-\"}");
			}
		},

		BAD_GATEWAY {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.answer(exchange, 502, "<html>Bad Gateway</html>");
			}
		},

		UNSIGNED {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.answer(exchange, body.isEmpty() ? 204 : 200, body);
			}
		},

		WRONGLY_SIGNED {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException {
				StubPlatform.sign(exchange.getResponseHeaders(), body + " ", Instant.now());
				platform.answer(exchange, body.isEmpty() ? 204 : 200, body);
			}
		},

		STALE {
			@Override
			void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException {
				StubPlatform.sign(exchange.getResponseHeaders(), body, Instant.now().minusSeconds(3600));
				platform.answer(exchange, body.isEmpty() ? 204 : 200, body);
			}
		};

		abstract void give(StubPlatform platform, HttpExchange exchange, String body) throws IOException;

	}

}
