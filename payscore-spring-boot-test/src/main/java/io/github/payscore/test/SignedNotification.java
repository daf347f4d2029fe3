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

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.payscore.test.keys.PlatformKey;
import io.github.payscore.test.notification.Message;

/**
 * A notification as it goes over the wire, signed and encrypted, for tests that bring it
 * to an application themselves. Immutable.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096520.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#notification(String)
 */
public final class SignedNotification {

	private final Message message;

	SignedNotification(Message message) {
		this.message = message;
	}

	/**
	 * Return the header fields.
	 * @return a new map by name: {@code Content-Type}, {@code Request-ID} and the five
	 * {@code Wechatpay-*} headers
	 */
	public Map<String, String> headers() {
		return new LinkedHashMap<>(this.message.headers());
	}

	/**
	 * Return the body.
	 * @return a copy of the bytes that are signed
	 */
	public byte[] body() {
		return this.message.body();
	}

	/**
	 * Return the notification as a request of the JDK's HTTP client.
	 * @param notifyUrl where to send it
	 * @return the {@code POST} request
	 */
	public HttpRequest toHttpRequest(URI notifyUrl) {
		return this.message.request(notifyUrl).build();
	}

	@Override
	public String toString() {
		return "SignedNotification[" + this.message.headers().get(PlatformKey.SERIAL) + ", " + body().length
				+ " bytes]";
	}

}
