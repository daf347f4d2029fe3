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

package io.github.payscore.test.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * The bytes of an {@link Answer} as they go over the wire.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AnswerBytes {

	private static final int NO_CONTENT = 204;

	private AnswerBytes() {
	}

	static byte[] of(Answer answer, boolean lastOnConnection) {
		byte[] head = head(answer, lastOnConnection);
		byte[] all = Arrays.copyOf(head, head.length + answer.body().length);
		System.arraycopy(answer.body(), 0, all, head.length, answer.body().length);
		return all;
	}

	/**
	 * Return half of what is meant to be an answer.
	 * @param answer the answer
	 * @return the head and half of the body, or half of the head if there is no body
	 */
	static byte[] firstHalf(Answer answer) {
		byte[] all = of(answer, false);
		int body = answer.body().length;
		return Arrays.copyOf(all, (body > 0) ? all.length - body + body / 2 : all.length / 2);
	}

	static byte[] interim(int status) {
		return (statusLine(status) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
	}

	private static byte[] head(Answer answer, boolean lastOnConnection) {
		StringBuilder head = new StringBuilder(statusLine(answer.status()));
		answer.headers().forEach((header) -> head.append(field(header.getKey(), header.getValue())));
		if (answer.status() != NO_CONTENT) {
			head.append(field("Content-Length", Integer.toString(answer.body().length)));
		}
		if (lastOnConnection) {
			head.append(field("Connection", "close"));
		}
		return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String statusLine(int status) {
		return "HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n";
	}

	private static String field(String name, String value) {
		return name + ": " + value + "\r\n";
	}

}
