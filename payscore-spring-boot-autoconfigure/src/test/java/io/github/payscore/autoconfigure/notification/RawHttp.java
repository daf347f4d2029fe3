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

package io.github.payscore.autoconfigure.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

import io.github.payscore.notification.TestNotification;

/**
 * Sends exactly the bytes that a test says.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RawHttp {

	private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)\r\n");

	private static final int TIME_LIMIT_MILLIS = 60_000;

	private RawHttp() {
	}

	static Reply post(int port, String path, TestNotification.Signed signed) throws IOException {
		return send(port, head("POST", path, signed.headers()) + "Content-Length: " + signed.body().length + "\r\n\r\n",
				signed.body());
	}

	static Reply postChunked(int port, String path, TestNotification.Signed signed, int chunk) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int start = 0; start < signed.body().length; start += chunk) {
			byte[] part = Arrays.copyOfRange(signed.body(), start, Math.min(start + chunk, signed.body().length));
			body.writeBytes((Integer.toHexString(part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			body.writeBytes(part);
			body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		body.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		return send(port, head("POST", path, signed.headers()) + "Transfer-Encoding: chunked\r\n\r\n",
				body.toByteArray());
	}

	static String head(String method, String path, HttpHeaders headers) {
		StringBuilder head = new StringBuilder(
				"%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(method, path));
		headers.forEach((name, values) -> values
			.forEach((value) -> head.append(name).append(": ").append(value).append("\r\n")));
		return head.toString();
	}

	static Reply send(int port, String head, byte[] body) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(TIME_LIMIT_MILLIS);
			OutputStream out = socket.getOutputStream();
			out.write(head.getBytes(StandardCharsets.UTF_8));
			try {
				out.write(body);
				out.flush();
			}
			catch (IOException ex) {
				// The server may have replied and closed before it read the whole body
			}
			return Reply.of(readAll(socket));
		}
	}

	// Until the end, or until the connection is reset
	// Up to the end that Content-Length names, because a server may keep the connection
	private static String readAll(Socket socket) throws IOException {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		try {
			for (int next = socket.getInputStream().read(); next != -1; next = socket.getInputStream().read()) {
				received.write(next);
				if (isWhole(received.toString(StandardCharsets.ISO_8859_1))) {
					break;
				}
			}
		}
		catch (IOException ex) {
			if (received.size() == 0) {
				throw ex;
			}
		}
		return received.toString(StandardCharsets.UTF_8);
	}

	private static boolean isWhole(String received) {
		int end = received.indexOf("\r\n\r\n");
		Matcher length = CONTENT_LENGTH.matcher(received);
		return end != -1 && length.find() && received.length() >= end + 4 + Integer.parseInt(length.group(1));
	}

	/**
	 * What came back.
	 *
	 * @param status the status
	 * @param headers the headers as text
	 * @param body the body as text
	 */
	record Reply(int status, String headers, String body) {

		static Reply of(String text) {
			int end = text.indexOf("\r\n\r\n");
			if (end < 0) {
				throw new IllegalStateException("No HTTP reply: " + text);
			}
			return new Reply(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
		}

	}

}
