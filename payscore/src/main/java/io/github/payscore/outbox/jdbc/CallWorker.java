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

package io.github.payscore.outbox.jdbc;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Execution;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.Settlement;
import io.github.payscore.outbox.OutboxCall;
import io.github.payscore.outbox.OutboxMerchants;

/**
 * Makes calls. What fails is made again later, unless it is refused for good or has been
 * tried for too long.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CallWorker implements Worker {

	private static final Log logger = LogFactory.getLog(CallWorker.class);

	/**
	 * The version of an execution that was taken for the first time.
	 */
	private static final long FIRST_VERSION = 2;

	private final OutboxMerchants merchants;

	private final RequestFormat format;

	private final Outcomes outcomes;

	private final Waits waits;

	private final Deadline deadline;

	private final @Nullable Watches watches;

	CallWorker(OutboxMerchants merchants, RequestFormat format, Outcomes outcomes, Waits waits, Deadline deadline,
			@Nullable Watches watches) {
		this.merchants = merchants;
		this.format = format;
		this.outcomes = outcomes;
		this.waits = waits;
		this.deadline = deadline;
		this.watches = watches;
	}

	@Override
	public Runnable work(StoredCall call, Execution execution, Duration timeLimit) {
		try {
			Object request = this.format.read(call);
			Mono<Void> sent = this.merchants.find(call.merchant())
				.flatMap((merchant) -> merchant.call(call.kind(), call.outOrderNo(), request));
			BlockingWait.end(
					mayHaveBeenSent(call, execution) ? sent.contextWrite(Settlement::afterUnknownOutcome) : sent,
					timeLimit);
			return () -> completed(call, execution, request);
		}
		catch (RuntimeException ex) {
			return () -> failed(call, execution, ex);
		}
	}

	// By an execution of this call, or by a process that died meanwhile
	private static boolean mayHaveBeenSent(StoredCall call, Execution execution) {
		return call.executions() > 0 || execution.version > FIRST_VERSION;
	}

	private void completed(StoredCall call, Execution execution, Object request) {
		StoredCall made = call.after(null);
		this.outcomes.record(made, CallState.COMPLETED, execution, () -> watch(call, request),
				(handler) -> handler.completed(made.toCall()));
	}

	private void watch(StoredCall call, Object request) {
		if (this.watches != null && call.kind() == OutboxCall.Kind.COMPLETE) {
			this.watches.start(call.merchant(), call.outOrderNo(), RequestType.queryAfter(call.outOrderNo(), request));
		}
	}

	private void failed(StoredCall call, Execution execution, RuntimeException failure) {
		StoredCall made = call.after(Refusal.describe(failure));
		WeChatPayResponseException refusal = Refusal.of(failure);
		if (refusal != null) {
			this.outcomes.record(made, CallState.REFUSED, execution,
					(handler) -> handler.refused(made.toCall(), refusal));
		}
		else if (this.deadline.hasPassed(call)) {
			this.outcomes.record(made, CallState.ABANDONED, execution, (handler) -> handler.abandoned(made.toCall()));
		}
		else {
			sayIfStrange(call, failure);
			this.outcomes.postpone(made, execution, this.waits.afterFailure(made.executions(), failure));
		}
	}

	// What the client says nothing of: a merchant that is not known, a request that
	// cannot
	// be read
	private static void sayIfStrange(StoredCall call, RuntimeException failure) {
		if (!(failure instanceof WeChatPayException)) {
			logger.warn("%s of an order could not be made, and is made again later".formatted(call.kind()), failure);
		}
	}

}
