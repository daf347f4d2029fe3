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

/**
 * A request as it came over the wire: {@code target} is the raw path and query.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class IncomingRequest {

	private final String method;

	private final String target;

	private final HeaderFields headers;

	private final byte[] body;

	public IncomingRequest(String method, String target, HeaderFields headers, byte[] body) {
		this.method = method;
		this.target = target;
		this.headers = headers;
		this.body = body;
	}

	public String method() {
		return this.method;
	}

	public String target() {
		return this.target;
	}

	public HeaderFields headers() {
		return this.headers;
	}

	public byte[] body() {
		return this.body;
	}

	public String path() {
		int query = this.target.indexOf('?');
		return (query < 0) ? this.target : this.target.substring(0, query);
	}

	public String query() {
		int query = this.target.indexOf('?');
		return (query < 0) ? "" : this.target.substring(query + 1);
	}

}
