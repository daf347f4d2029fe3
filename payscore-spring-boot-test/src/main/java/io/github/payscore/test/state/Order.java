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

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An order that moves through its states, one caller at a time.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Order {

	private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

	private final OrderTerms terms;

	private final String orderId = "0000300001" + RandomText.digits(18);

	private final String queryId = RandomText.digits(20);

	private final String outTradeNo = RandomText.digits(28);

	private final String confirmationPackage = RandomText.alphanumeric(64);

	private final Effect creation = new Effect("creation");

	private final Effect completion = new Effect("completion");

	private final Effect cancellation = new Effect("cancellation");

	private final Effect sync = new Effect("synchronization");

	private FakeOrderState phase;

	private @Nullable Long totalAmount;

	private @Nullable Payment payment;

	private Order(OrderTerms terms, FakeOrderState phase) {
		this.terms = terms;
		this.phase = phase;
	}

	static Order seeded(OrderTerms terms, FakeOrderState phase, long totalAmount) {
		Order order = new Order(terms, phase);
		if (phase.collectionState() != null) {
			order.totalAmount = totalAmount;
		}
		if (phase == FakeOrderState.USER_PAID) {
			order.payment = Payment.byUser(totalAmount, Instant.parse("2019-11-11T08:24:05Z"));
		}
		return order;
	}

	static Order created(RequestBody request) {
		boolean confirmed = !CreateRequest.needsUserConfirm(request.json());
		Order order = new Order(OrderTerms.of(request),
				confirmed ? FakeOrderState.USER_CONFIRM : FakeOrderState.CREATED);
		order.creation.take(request);
		return order;
	}

	String outOrderNo() {
		return this.terms.outOrderNo();
	}

	String serviceId() {
		return this.terms.serviceId();
	}

	String subMchid() {
		return this.terms.subMchid();
	}

	String queryId() {
		return this.queryId;
	}

	synchronized FakeOrder snapshot() {
		return new FakeOrder(this.terms.outOrderNo(), this.terms.serviceId(), this.terms.subMchid(),
				this.terms.currency(), this.queryId, this.phase, this.totalAmount, this.creation.count(),
				this.completion.count(), this.cancellation.count(), this.sync.count(), this.completion.text());
	}

	synchronized OrderDocument document(String mchid) {
		return new OrderDocument(this.terms, this.phase, mchid, this.orderId).completed(this.completion.body())
			.collected(this.totalAmount, this.payment);
	}

	synchronized byte[] creationAnswer(String mchid) {
		OrderDocument document = new OrderDocument(this.terms, this.phase, mchid, this.orderId).withoutUser();
		return ((this.phase == FakeOrderState.CREATED) ? document.confirmedBy(this.confirmationPackage) : document)
			.bytes();
	}

	synchronized OrderDocument notification(String eventType, String mchid) {
		OrderDocument document = document(mchid).withoutQueryFields();
		return NotificationBuilder.USER_PAID.equals(eventType) ? document.paid(this.outTradeNo) : document;
	}

	@Nullable String notifyUrl() {
		return this.terms.notifyUrl();
	}

	synchronized void checkCreatedBy(RequestBody request) {
		this.creation.checkRepeated(request);
	}

	synchronized FakeOrder confirm() {
		check(FakeOrderState.CREATED, "confirmed");
		if (!this.terms.hasUser()) {
			this.terms.fields().put("openid", OPENID);
		}
		this.phase = FakeOrderState.USER_CONFIRM;
		return snapshot();
	}

	synchronized FakeOrder expire() {
		check(FakeOrderState.CREATED, "expired");
		this.phase = FakeOrderState.EXPIRED;
		return snapshot();
	}

	synchronized void complete(RequestBody request) {
		this.terms.check(request);
		switch (this.phase) {
			case USER_CONFIRM -> takeCompletion(request);
			case MCH_COMPLETE -> this.completion.checkRepeated(request);
			case USER_PAID -> throw done();
			case REVOKED -> throw cancelled();
			case CREATED -> throw wrongState("is not confirmed by the user yet");
			case EXPIRED -> throw wrongState("is expired");
		}
	}

	private void takeCompletion(RequestBody request) {
		this.completion.take(request);
		this.totalAmount = request.number("total_amount", 0);
		this.phase = FakeOrderState.MCH_COMPLETE;
	}

	synchronized void cancel(RequestBody request) {
		this.terms.check(request);
		switch (this.phase) {
			case CREATED, USER_CONFIRM, MCH_COMPLETE -> takeCancellation(request);
			case USER_PAID -> throw done();
			case REVOKED -> this.cancellation.checkRepeated(request);
			case EXPIRED -> throw wrongState("is expired");
		}
	}

	private void takeCancellation(RequestBody request) {
		this.cancellation.take(request);
		this.phase = FakeOrderState.REVOKED;
	}

	synchronized void sync(RequestBody request) {
		switch (this.phase) {
			case MCH_COMPLETE -> takeSync(request);
			case USER_PAID -> repeatSync(request);
			case REVOKED -> throw cancelled();
			case CREATED, USER_CONFIRM -> throw wrongState("is not completed yet");
			case EXPIRED -> throw wrongState("is expired");
		}
	}

	private void takeSync(RequestBody request) {
		this.sync.take(request);
		this.payment = Payment.elsewhere(request.detail(), amount());
		this.phase = FakeOrderState.USER_PAID;
	}

	private void repeatSync(RequestBody request) {
		if (this.sync.count() == 0) {
			throw done();
		}
		this.sync.checkRepeated(request);
	}

	synchronized FakeOrder pay(Instant time) {
		check(FakeOrderState.MCH_COMPLETE, "paid");
		this.payment = Payment.byUser(amount(), time);
		this.phase = FakeOrderState.USER_PAID;
		return snapshot();
	}

	private long amount() {
		return (this.totalAmount != null) ? this.totalAmount : 0;
	}

	private void check(FakeOrderState expected, String change) {
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

	private static Refusal refused(String code, String message, String issue) {
		return Refusal.of(400, code, message, "/out_order_no", issue, "path");
	}

}
