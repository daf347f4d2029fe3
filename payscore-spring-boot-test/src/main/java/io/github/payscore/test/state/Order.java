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

package io.github.payscore.test.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.CreateRequest;
import io.github.payscore.test.rules.MainlandTimes;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * An order that moves through its states, one caller at a time.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Order {

	static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

	private final OrderTerms terms;

	private final String orderId = "0000300001" + RandomText.digits(18);

	private final String queryId = RandomText.digits(20);

	private final String outTradeNo = RandomText.digits(28);

	private final String confirmationPackage = RandomText.alphanumeric(64);

	private final Effect creation = new Effect("creation");

	private final Effect completion = new Effect("completion");

	private final Effect cancellation = new Effect("cancellation");

	private final Effect modification = new Effect("modification");

	private final Effect sync = new Effect("synchronization");

	private final Map<String, Effect> messages = new HashMap<>();

	private final Effect collection = new Effect("wish for a collection");

	private final Instant created;

	private final List<OrderEvent> events = new ArrayList<>();

	private @Nullable Instant completed;

	private Phase phase;

	private @Nullable Long totalAmount;

	private @Nullable Payment payment;

	private Order(OrderTerms terms, Phase phase, Instant created) {
		this.terms = terms;
		this.phase = phase;
		this.created = created;
	}

	public static Order seeded(OrderTerms terms, Phase phase, long totalAmount, Instant now) {
		Order order = new Order(terms, phase, now);
		if (phase.collectionState() != null) {
			order.totalAmount = totalAmount;
		}
		if (phase == Phase.NOTHING_TO_PAY) {
			order.totalAmount = 0L;
		}
		if (phase == Phase.USER_PAID) {
			order.payment = Payment.byUser(terms.mode(), totalAmount, Instant.parse("2019-11-11T08:24:05Z"));
		}
		order.note("seeded", now);
		return order;
	}

	static Order created(Mode mode, RequestBody request, Instant now) {
		boolean confirmed = !CreateRequest.needsUserConfirm(request.json());
		Order order = new Order(OrderTerms.of(mode, request), confirmed ? Phase.USER_CONFIRM : Phase.CREATED, now);
		order.creation.take(request);
		order.note("created", now);
		return order;
	}

	private void note(String what, Instant now) {
		this.events.add(new OrderEvent(what, now, this.phase, this.totalAmount));
	}

	/**
	 * Return what happened to the order, oldest first.
	 * @return a copy
	 */
	public synchronized List<OrderEvent> events() {
		return List.copyOf(this.events);
	}

	public String outOrderNo() {
		return this.terms.outOrderNo();
	}

	public String serviceId() {
		return this.terms.serviceId();
	}

	public @Nullable String subMchid() {
		return this.terms.subMchid();
	}

	@Nullable String appid() {
		return this.terms.appid();
	}

	String orderId() {
		return this.orderId;
	}

	public String confirmationPackage() {
		return this.confirmationPackage;
	}

	public Instant created() {
		return this.created;
	}

	public String queryId() {
		return this.queryId;
	}

	/**
	 * Look at the order while nobody changes it.
	 * @param <T> the type of what is seen
	 * @param view what looks
	 * @return what is seen
	 */
	public synchronized <T> T view(Function<Order, T> view) {
		return view.apply(this);
	}

	public Phase phase() {
		return this.phase;
	}

	public String currency() {
		return this.terms.currency();
	}

	public @Nullable Long totalAmount() {
		return this.totalAmount;
	}

	public int creations() {
		return this.creation.count();
	}

	public int completions() {
		return this.completion.count();
	}

	public int cancellations() {
		return this.cancellation.count();
	}

	public int modifications() {
		return this.modification.count();
	}

	public int syncs() {
		return this.sync.count();
	}

	public int collectionRequests() {
		return this.collection.count();
	}

	public @Nullable String completionText() {
		return this.completion.text();
	}

	public synchronized OrderDocument document(String mchid) {
		return new OrderDocument(this.terms, this.phase, mchid, this.orderId).completed(this.completion.body())
			.billed(this.modification.body())
			.collected(this.totalAmount, this.payment);
	}

	public byte[] completionAnswer(String mchid) {
		return document(mchid).completion().bytes();
	}

	public byte[] cancellationAnswer(String mchid) {
		return document(mchid).numbers().bytes();
	}

	public byte[] modificationAnswer(String mchid) {
		return document(mchid).without("openid").bytes();
	}

	public byte[] collectionAnswer(String mchid) {
		return document(mchid).numbers().without("mchid").bytes();
	}

	public synchronized byte[] creationAnswer(String mchid) {
		OrderDocument document = new OrderDocument(this.terms, this.phase, mchid, this.orderId).withoutUser();
		return ((this.phase == Phase.CREATED) ? document.confirmedBy(this.confirmationPackage) : document).bytes();
	}

	public synchronized OrderDocument notification(String mchid) {
		return document(mchid).notification();
	}

	public synchronized OrderDocument paidNotification(String mchid) {
		return notification(mchid).paid(this.outTradeNo);
	}

	public @Nullable String notifyUrl() {
		return this.terms.notifyUrl();
	}

	synchronized void checkCreatedBy(RequestBody request) {
		this.creation.checkRepeated(request);
	}

	public synchronized void confirm(Instant now) {
		check(Phase.CREATED, "confirmed");
		this.terms.nameUser(OPENID);
		this.phase = Phase.USER_CONFIRM;
		note("confirmed", now);
	}

	public synchronized void expire(Instant now) {
		check(Phase.CREATED, "expired");
		this.phase = Phase.EXPIRED;
		note("expired", now);
	}

	public synchronized void complete(RequestBody request, Instant now) {
		this.terms.check(request);
		switch (this.phase) {
			case USER_CONFIRM -> takeCompletion(request, now);
			case MCH_COMPLETE -> this.completion.checkRepeated(request);
			case USER_PAID, NOTHING_TO_PAY -> throw done();
			case REVOKED -> throw cancelled();
			case CREATED -> throw wrongStateToComplete("is not confirmed by the user yet");
			case EXPIRED -> throw wrongStateToComplete("is expired");
		}
	}

	private void takeCompletion(RequestBody request, Instant now) {
		if (this.terms.isMainland()) {
			this.terms.checkEnd(request);
		}
		this.completion.take(request);
		this.completed = now;
		charge(request);
		note("completed", now);
	}

	private void charge(RequestBody bill) {
		long amount = bill.number("total_amount", 0);
		this.totalAmount = amount;
		this.phase = (this.terms.isMainland() && amount == 0) ? Phase.NOTHING_TO_PAY : Phase.MCH_COMPLETE;
	}

	public synchronized void cancel(RequestBody request, Instant now) {
		this.terms.check(request);
		switch (this.phase) {
			case CREATED, USER_CONFIRM, MCH_COMPLETE -> takeCancellation(request, now);
			case USER_PAID, NOTHING_TO_PAY -> throw done();
			case REVOKED -> this.cancellation.checkRepeated(request);
			case EXPIRED -> throw wrongState("is expired");
		}
	}

	private void takeCancellation(RequestBody request, Instant now) {
		this.cancellation.take(request);
		this.phase = Phase.REVOKED;
		note("cancelled", now);
	}

	public synchronized void modify(RequestBody request, Instant now) {
		checkToBePaid();
		if (this.modification.isRepeatedBy(request)) {
			return;
		}
		if (request.number("total_amount", 0) >= amount()) {
			throw Refusal.bodyError("/total_amount", "must be less than the %d of the order".formatted(amount()));
		}
		this.modification.take(request);
		charge(request);
		note("modified", now);
	}

	public synchronized void collect(RequestBody request, Instant now) {
		checkToBePaid();
		this.collection.take(request);
		note("collection requested", now);
	}

	/**
	 * Send the user a message, each kind once.
	 * @param kind the kind
	 * @param request what it says
	 * @param now the time
	 */
	public synchronized void send(String kind, RequestBody request, Instant now) {
		if (this.phase != Phase.USER_CONFIRM && this.phase != Phase.MCH_COMPLETE) {
			throw wrongState("is not under way");
		}
		Effect message = this.messages.computeIfAbsent(kind, Effect::new);
		if (message.count() > 0) {
			throw refused("INVALID_REQUEST", "消息已发送", "was told by this message before");
		}
		message.take(request);
		note("message sent", now);
	}

	private void checkToBePaid() {
		switch (this.phase) {
			case MCH_COMPLETE -> {
			}
			case USER_PAID, NOTHING_TO_PAY -> throw done();
			case REVOKED -> throw cancelled();
			case CREATED, USER_CONFIRM -> throw wrongState("is not completed yet");
			case EXPIRED -> throw wrongState("is expired");
		}
	}

	public synchronized void sync(RequestBody request, Instant now) {
		if (this.phase == Phase.USER_PAID) {
			repeatSync(request);
			return;
		}
		checkToBePaid();
		if (this.terms.isMainland()) {
			MainlandTimes.checkPaid(request, this.completed, now);
		}
		this.sync.take(request);
		this.payment = Payment.elsewhere(this.terms.mode(), request.detail(), amount());
		this.phase = Phase.USER_PAID;
		note("synced", now);
	}

	private void repeatSync(RequestBody request) {
		if (this.sync.count() == 0) {
			throw done();
		}
		this.sync.checkRepeated(request);
	}

	public synchronized void pay(Instant time) {
		check(Phase.MCH_COMPLETE, "paid");
		this.payment = Payment.byUser(this.terms.mode(), amount(), time);
		this.phase = Phase.USER_PAID;
		note("paid", time);
	}

	/**
	 * Fail to let the user pay, who is out of money.
	 * @param time the time
	 * @return what to throw
	 */
	public synchronized IllegalStateException failPayment(Instant time) {
		check(Phase.MCH_COMPLETE, "paid");
		note("payment failed", time);
		return new IllegalStateException(
				"The user is out of money, so '%s' is not paid: fill the wallet first".formatted(outOrderNo()));
	}

	/**
	 * Return the payment through WeChat Pay.
	 * @return the payment, or {@code null} if there was none
	 */
	public synchronized @Nullable PaidOrder paid() {
		Payment paid = this.payment;
		if (paid == null || paid.transactionId() == null) {
			return null;
		}
		return new PaidOrder(outOrderNo(), this.orderId, this.outTradeNo, paid.transactionId(), appid(), subMchid(),
				paid.amount(), currency(), paid.localTime());
	}

	private long amount() {
		return (this.totalAmount != null) ? this.totalAmount : 0;
	}

	private void check(Phase expected, String change) {
		if (this.phase != expected) {
			throw new IllegalStateException("Only an order in the state %s can be %s, but '%s' is in %s"
				.formatted(expected, change, outOrderNo(), this.phase));
		}
	}

	private static Refusal done() {
		return refused("ORDER_DONE", "订单已完结", "is done");
	}

	private static Refusal cancelled() {
		return refused("ORDER_CANCELED", "订单已取消", "is cancelled");
	}

	private static Refusal wrongState(String issue) {
		return refused("INVALID_ORDER_STATE", "当前订单状态不合法", issue);
	}

	// The mainland's pages name another code when it is a completion that comes too
	// early.
	private Refusal wrongStateToComplete(String issue) {
		return this.terms.isMainland() ? refused("INVALID_REQUEST", "当前订单状态不合法", issue) : wrongState(issue);
	}

	private static Refusal refused(String code, String message, String issue) {
		return Refusal.of(400, code, message, "/out_order_no", issue, "path");
	}

}
