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
import java.time.InstantSource;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.outbox.ConflictingCallException;
import io.github.payscore.outbox.OutboxCall.Kind;
import io.github.payscore.outbox.OutboxMerchant;
import io.github.payscore.outbox.OutboxMerchants;
import io.github.payscore.outbox.PayScoreOutbox;

/**
 * The outbox of one merchant: writes calls.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MerchantOutbox implements PayScoreOutbox {

	private static final Duration FIND_TIME_LIMIT = Duration.ofSeconds(30);

	private final String merchant;

	private final OutboxMerchants merchants;

	private final OutboxDatabase database;

	private final RequestFormat format;

	private final Watches watches;

	private final InstantSource clock;

	private final Runnable afterCommit;

	MerchantOutbox(String merchant, OutboxMerchants merchants, OutboxDatabase database, RequestFormat format,
			Watches watches, InstantSource clock, Runnable afterCommit) {
		this.merchant = merchant;
		this.merchants = merchants;
		this.database = database;
		this.format = format;
		this.watches = watches;
		this.clock = clock;
		this.afterCommit = afterCommit;
	}

	@Override
	public void complete(String outOrderNo, CompleteOrderRequest request) {
		write(Kind.COMPLETE, outOrderNo, request);
	}

	@Override
	public void complete(String outOrderNo, MainlandCompleteOrderRequest request) {
		write(Kind.COMPLETE, outOrderNo, request);
	}

	@Override
	public void cancel(String outOrderNo, CancelOrderRequest request) {
		write(Kind.CANCEL, outOrderNo, request);
	}

	@Override
	public void cancel(String outOrderNo, MainlandCancelOrderRequest request) {
		write(Kind.CANCEL, outOrderNo, request);
	}

	@Override
	public void sync(String outOrderNo, SyncOrderRequest request) {
		write(Kind.SYNC, outOrderNo, request);
	}

	@Override
	public void sync(String outOrderNo, MainlandSyncOrderRequest request) {
		write(Kind.SYNC, outOrderNo, request);
	}

	@Override
	public void modify(String outOrderNo, MainlandModifyOrderRequest request) {
		write(Kind.MODIFY, outOrderNo, request);
	}

	@Override
	public void watch(String outOrderNo) {
		BlockingWait.checkThread();
		OrderChecks.outOrderNo(outOrderNo);
		OutboxMerchant found = find();
		watch(found, outOrderNo, found.queryOf(outOrderNo));
	}

	@Override
	public void watch(QueryOrderRequest request) {
		Assert.notNull(request, "'request' must not be null");
		watch(request.outOrderNo(), request);
	}

	@Override
	public void watch(MainlandQueryOrderRequest request) {
		Assert.notNull(request, "'request' must not be null");
		watch(request.outOrderNo(), request);
	}

	private void watch(@Nullable String outOrderNo, Object request) {
		BlockingWait.checkThread();
		Assert.isTrue(outOrderNo != null, "'outOrderNo' must be set: an order is watched by it, not by a query id");
		watch(find(), outOrderNo, request);
	}

	// To prepare the query checks the request
	private void watch(OutboxMerchant found, String outOrderNo, Object request) {
		Object unused = found.query(request);
		this.database.join(() -> {
			this.watches.start(this.merchant, outOrderNo, request);
			return true;
		});
	}

	// To prepare the call checks the request
	private void write(Kind kind, String outOrderNo, @Nullable Object request) {
		BlockingWait.checkThread();
		OrderChecks.outOrderNo(outOrderNo);
		Assert.notNull(request, "'request' must not be null");
		Object unused = find().call(kind, outOrderNo, request);
		StoredCall call = call(kind, outOrderNo, request);
		StoredCall conflicting = this.database.join(() -> insert(call, request));
		if (conflicting != null) {
			throw new ConflictingCallException(conflicting.toCall());
		}
	}

	private OutboxMerchant find() {
		return BlockingWait.result(this.merchants.find(this.merchant), FIND_TIME_LIMIT);
	}

	private StoredCall call(Kind kind, String outOrderNo, Object request) {
		String key = StoredCall.key(this.merchant, outOrderNo, kind);
		long now = this.clock.millis();
		return new StoredCall(key, this.merchant, outOrderNo, kind, RequestType.of(request),
				this.format.write(key, request), CallState.WAITING, 0, now, now, null);
	}

	// Returns the call that is in the way. An exception would end the transaction.
	private @Nullable StoredCall insert(StoredCall call, Object request) {
		if (this.database.tables().calls().insert(call)) {
			schedule(call);
			return null;
		}
		StoredCall existing = this.database.tables().calls().findLatest(call.key()).orElse(null);
		Assert.state(existing != null, "The same call was deleted just now. Ask for it again.");
		if (isSame(existing, call, request)) {
			return null;
		}
		return existing.mayBeReplaced() ? replace(existing, call, request) : existing;
	}

	private boolean isSame(StoredCall existing, StoredCall call, Object request) {
		return existing.requestType() == call.requestType() && this.format.isSame(existing, request);
	}

	// Somebody else may have replaced it meanwhile
	private @Nullable StoredCall replace(StoredCall existing, StoredCall call, Object request) {
		StoredCall locked = this.database.tables().calls().lock(call.key()).orElse(existing);
		if (!locked.mayBeReplaced()) {
			return isSame(locked, call, request) ? null : locked;
		}
		this.database.tables().calls().replace(call);
		schedule(call);
		return null;
	}

	private void schedule(StoredCall call) {
		this.database.tables().tasks().addNow(call);
		this.database.afterCommit(this.afterCommit);
	}

	@Override
	public int retry(String outOrderNo) {
		BlockingWait.checkThread();
		OrderChecks.outOrderNo(outOrderNo);
		return this.database.join(() -> Arrays.stream(Kind.values())
			.map((kind) -> StoredCall.key(this.merchant, outOrderNo, kind))
			.flatMap((key) -> this.database.tables().calls().lock(key).stream())
			.mapToInt(this::retry)
			.sum());
	}

	private int retry(StoredCall call) {
		return switch (call.state()) {
			case WAITING -> {
				this.database.tables().tasks().hurry(call);
				this.database.afterCommit(this.afterCommit);
				yield 1;
			}
			case ABANDONED -> restart(call, call.executions());
			case REFUSED -> restart(call, 0);
			case COMPLETED, PAID, ENDED -> 0;
		};
	}

	// After a refusal it is as if the call had never been made
	private int restart(StoredCall call, int executions) {
		this.database.tables().calls().restart(call.key(), executions, this.clock.millis());
		schedule(call);
		return 1;
	}

	@Override
	public PayScoreOutbox merchant(String name) {
		Assert.hasText(name, "'name' must not be empty");
		return new MerchantOutbox(name, this.merchants, this.database, this.format, this.watches, this.clock,
				this.afterCommit);
	}

}
