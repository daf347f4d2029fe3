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

package io.github.payscore.outbox;

/**
 * A call was asked for that is in the outbox with another request already. WeChat Pay
 * would refuse it, because it accepts a repetition with the same parameters only. Nothing
 * was written; the transaction of the caller goes on.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class ConflictingCallException extends IllegalStateException {

	private final transient OutboxCall call;

	/**
	 * Create a new exception.
	 * @param call the call that is in the outbox
	 */
	public ConflictingCallException(OutboxCall call) {
		super("%s of order '%s' is in the outbox with another request already. Ask for it with the same request, or not at all."
			.formatted(call.kind(), call.outOrderNo()));
		this.call = call;
	}

	/**
	 * Return the call that is in the outbox.
	 * @return the call, with its own request
	 */
	public OutboxCall getCall() {
		return this.call;
	}

}
