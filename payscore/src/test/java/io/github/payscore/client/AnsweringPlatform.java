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

import java.security.GeneralSecurityException;

/**
 * A {@link StubPlatform} for the tests of other packages: it gives one signed answer, and
 * tells what it was asked last.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class AnsweringPlatform implements AutoCloseable {

	private final StubPlatform platform = new StubPlatform();

	private final CloseableWeChatPayClient client = this.platform.clientBuilder().build();

	public void answer(int status, String body) {
		this.platform.handler((exchange) -> this.platform.answerSigned(exchange, status, body));
	}

	public WeChatPayClient client() {
		return this.client;
	}

	public String lastRequestLine() {
		return this.platform.lastRequest().method() + " " + this.platform.lastRequest().target();
	}

	public boolean isLastRequestSigned() throws GeneralSecurityException {
		return this.platform.lastRequest().isSigned();
	}

	@Override
	public void close() {
		this.client.close();
		this.platform.close();
	}

}
