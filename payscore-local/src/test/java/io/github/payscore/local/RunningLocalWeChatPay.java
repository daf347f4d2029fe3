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

package io.github.payscore.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The local WeChat Pay that all test classes of a JVM share, because keys take long to
 * make. Who uses it resets it.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RunningLocalWeChatPay {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private RunningLocalWeChatPay() {
	}

	public static LocalWeChatPay get() {
		return Holder.INSTANCE;
	}

	/**
	 * Send a command.
	 * @param method the method
	 * @param path the path
	 * @param body the JSON, or {@code null}
	 * @return the answer
	 */
	public static HttpResponse<String> send(String method, String path, @Nullable String body) {
		BodyPublisher publisher = (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody();
		return send(HttpRequest.newBuilder(URI.create(get().pageUrl() + path))
			.method(method, publisher)
			.header("Content-Type", "application/json")
			.build());
	}

	public static HttpResponse<String> send(HttpRequest request) {
		try {
			return CLIENT.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static final class Holder {

		private static final LocalWeChatPay INSTANCE = start();

		private static LocalWeChatPay start() {
			try {
				Path folder = Files.createTempDirectory(Path.of("target"), "local").toAbsolutePath();
				KeyFolder.copyTo(folder);
				return LocalWeChatPay.builder().port(0).pagePort(0).folder(folder).start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
