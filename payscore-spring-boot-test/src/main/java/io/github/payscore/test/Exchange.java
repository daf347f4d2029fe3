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

package io.github.payscore.test;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import wiremock.jakarta.servlet.AsyncContext;
import wiremock.org.eclipse.jetty.http.HttpField;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.EofException;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Response;

/**
 * A request and its answer on a connection of Jetty. An answer that is late or never
 * comes occupies no thread.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Exchange {

	private final Request request;

	private final ScheduledExecutorService later;

	Exchange(Request request, ScheduledExecutorService later) {
		this.request = request;
		this.later = later;
	}

	IncomingRequest read() throws IOException {
		HeaderFields headers = new HeaderFields();
		for (HttpField field : this.request.getHttpFields()) {
			headers.add(field.getName(), (field.getValue() != null) ? field.getValue() : "");
		}
		return new IncomingRequest(this.request.getMethod().toUpperCase(Locale.ROOT),
				this.request.getHttpURI().getPathQuery(), headers, this.request.getInputStream().readAllBytes());
	}

	void answer(Reply reply) {
		long delay = reply.delay().toMillis();
		if (delay == 0) {
			deliver(reply.answer());
			return;
		}
		AsyncContext async = suspend();
		Future<?> unused = this.later.schedule(() -> {
			deliver(reply.answer());
			async.complete();
		}, delay, TimeUnit.MILLISECONDS);
	}

	private void deliver(Answer answer) {
		try {
			switch (answer.delivery()) {
				case WHOLE -> write(answer);
				case TRUNCATED -> truncate(answer);
				case DROPPED -> reset();
				case STALLED -> new Stall(this.request.getHttpChannel(), suspend()).begin(this.later);
			}
		}
		catch (IOException ex) {
			// The client has gone.
			abandon();
		}
	}

	private AsyncContext suspend() {
		AsyncContext async = this.request.startAsync();
		async.setTimeout(0);
		return async;
	}

	private void write(Answer answer) throws IOException {
		Response response = this.request.getResponse();
		response.setStatus(answer.status());
		answer.headers().forEach(response::addHeader);
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

	private void truncate(Answer answer) throws IOException {
		byte[] head = head(answer);
		byte[] all = Arrays.copyOf(head, head.length + answer.body().length);
		System.arraycopy(answer.body(), 0, all, head.length, answer.body().length);
		int end = (answer.body().length > 0) ? head.length + answer.body().length / 2 : head.length / 2;
		connection().flush(ByteBuffer.wrap(all, 0, end));
		abandon();
	}

	private static byte[] head(Answer answer) {
		StringBuilder head = new StringBuilder(
				"HTTP/1.1 " + answer.status() + " " + HttpStatus.getMessage(answer.status()) + "\r\n");
		answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		if (answer.body().length > 0) {
			head.append("Content-Length: ").append(answer.body().length).append("\r\n");
		}
		return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private void reset() throws IOException {
		((SocketChannel) connection().getTransport()).setOption(StandardSocketOptions.SO_LINGER, 0);
		abandon();
	}

	void abandon() {
		this.request.getHttpChannel().abort(new EofException());
	}

	private EndPoint connection() {
		return this.request.getHttpChannel().getEndPoint();
	}

}
