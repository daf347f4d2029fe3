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

package io.github.payscore.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Completes orders as WeChat Pay does, and answers pings, in a process of its own. The
 * number of an order says whether the request is checked; it is not while anything is
 * measured.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Server {

	private final AnswerHeaders headers;

	private final RequestCheck check;

	private Server(AnswerHeaders headers, RequestCheck check) {
		this.headers = headers;
		this.check = check;
	}

	/**
	 * Run the server. Prints its port and ends with its standard input.
	 * @param args the folder with the keys
	 * @throws IOException if a key cannot be read
	 * @throws GeneralSecurityException if a key is none
	 */
	public static void main(String[] args) throws IOException, GeneralSecurityException {
		KeyFolder keys = new KeyFolder(Path.of(args[0]));
		Server server = new Server(new AnswerHeaders(KeyFolder.readPrivateKey(keys.platformPrivateKeyFile())),
				new RequestCheck(KeyFolder.readPublicKey(keys.merchantPublicKeyFile())));
		DisposableServer bound = HttpServer.create().host("127.0.0.1").port(0).handle(server::answer).bindNow();
		System.out.println(bound.port());
		System.in.transferTo(OutputStream.nullOutputStream());
		System.exit(0);
	}

	private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
		if (request.uri().equals("/ping")) {
			return response.sendString(Mono.just("pong")).then();
		}
		if (!request.uri().startsWith(ExampleOrder.PATH_PREFIX)) {
			return response.sendNotFound();
		}
		return switch (OrderKind.of(request.uri().substring(ExampleOrder.PATH_PREFIX.length()))) {
			case MEASURED -> request.receive().then(Mono.defer(() -> complete(response, this.headers.get())));
			case SIGNED -> body(request).flatMap((body) -> completeIfSigned(request, body, response));
			case UNSIGNED -> body(request).flatMap((body) -> completeIfExample(body, response));
			case FORGED -> body(request).flatMap((body) -> complete(response, this.headers.forged()));
		};
	}

	private static Mono<byte[]> body(HttpServerRequest request) {
		return request.receive().aggregate().asByteArray().defaultIfEmpty(new byte[0]);
	}

	private Mono<Void> completeIfSigned(HttpServerRequest request, byte[] body, HttpServerResponse response) {
		return this.check.isSigned(request, body) ? completeIfExample(body, response)
				: refuse(response, 401, "SIGN_ERROR");
	}

	private Mono<Void> completeIfExample(byte[] body, HttpServerResponse response) {
		return this.check.isExample(body) ? complete(response, this.headers.get())
				: refuse(response, 400, "PARAM_ERROR");
	}

	private static Mono<Void> complete(HttpServerResponse response, HttpHeaders headers) {
		return response.status(204).headers(headers).send().then();
	}

	private static Mono<Void> refuse(HttpServerResponse response, int status, String code) {
		return response.status(status)
			.header("Content-Type", "application/json")
			.sendString(Mono.just("{\"code\":\"%s\",\"message\":\"The server checked\"}".formatted(code)))
			.then();
	}

}
