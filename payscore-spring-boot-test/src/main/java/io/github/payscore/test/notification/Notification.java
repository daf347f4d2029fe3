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

package io.github.payscore.test.notification;

import java.net.URI;

/**
 * A notification that is to be delivered: all that does not change from attempt to
 * attempt.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Notification {

	private final String id;

	private final String eventType;

	private final String outOrderNo;

	private final URI target;

	private final byte[] body;

	public Notification(String id, String eventType, String outOrderNo, URI target, byte[] body) {
		this.id = id;
		this.eventType = eventType;
		this.outOrderNo = outOrderNo;
		this.target = target;
		this.body = body;
	}

	/**
	 * Return whether an answer ends the delivery.
	 * @param status the HTTP status of the merchant's answer
	 * @return {@code true} if the status is 200 or 204
	 */
	public static boolean isAccepted(int status) {
		return status == 200 || status == 204;
	}

	public String id() {
		return this.id;
	}

	public String eventType() {
		return this.eventType;
	}

	public String outOrderNo() {
		return this.outOrderNo;
	}

	public URI target() {
		return this.target;
	}

	byte[] body() {
		return this.body;
	}

	@Override
	public String toString() {
		return "Notification[" + this.id + ", " + this.eventType + "]";
	}

}
