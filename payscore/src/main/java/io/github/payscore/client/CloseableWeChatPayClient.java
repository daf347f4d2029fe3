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

import reactor.core.publisher.Mono;

/**
 * {@link WeChatPayClient} that owns the threads it signs on.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface CloseableWeChatPayClient extends WeChatPayClient, AutoCloseable {

	/**
	 * Wait until no call is under way, which is the time to close this client. Calls can
	 * still be made.
	 * @return completes when the last call has ended
	 */
	Mono<Void> whenIdle();

	/**
	 * End the calls that are under way; their outcome is unknown if they were sent. Calls
	 * can still be made.
	 */
	void endCalls();

	/**
	 * End the calls that are under way, whose outcome is unknown if they were sent, and
	 * then the threads. Calls that are made later fail.
	 */
	@Override
	void close();

}
