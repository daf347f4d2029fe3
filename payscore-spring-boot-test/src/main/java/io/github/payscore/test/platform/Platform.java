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

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.keys.ApiV3Key;
import io.github.payscore.test.keys.MerchantKeys;
import io.github.payscore.test.keys.MessageSignature;
import io.github.payscore.test.keys.PlatformKey;
import io.github.payscore.test.keys.PlatformKeys;
import io.github.payscore.test.notification.DeliveryListener;
import io.github.payscore.test.notification.Envelope;
import io.github.payscore.test.notification.Notification;
import io.github.payscore.test.notification.Notifications;
import io.github.payscore.test.notification.RetrySchedule;
import io.github.payscore.test.rules.NotifyUrl;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.state.AccountApplication;
import io.github.payscore.test.state.AccountBook;
import io.github.payscore.test.state.BillShelf;
import io.github.payscore.test.state.Changes;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.OrderBook;
import io.github.payscore.test.state.Permission;
import io.github.payscore.test.state.PermissionBook;
import io.github.payscore.test.state.PlanBook;
import io.github.payscore.test.state.Refund;
import io.github.payscore.test.state.RefundBook;
import io.github.payscore.test.state.RefundStatus;
import io.github.payscore.test.state.SignPlan;

/**
 * WeChat Pay's side of a request: check it, let it take effect and sign the answer.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Platform {

	/**
	 * Internal error numbers that support quotes from the end of a Request-ID.
	 */
	private static final Map<String, String> ERROR_NUMBERS = Map.of("ORDER_NOT_EXIST", "271317510",
			"INVALID_ORDER_STATE", "271302262", "ORDER_DONE", "271302262", "ORDER_CANCELED", "271302262", "NO_AUTH",
			"268503786", "SIGN_ERROR", "270924332");

	private static final String OTHER_ERROR_NUMBER = "268435464";

	private final Merchant merchant;

	private final Clock clock;

	private final PlatformKeys keys;

	private final ApiV3Key apiV3Key;

	private final RequestAuthenticator authenticator;

	private final Endpoints endpoints;

	private final OrderBook orders = new OrderBook();

	private final PlanBook plans = new PlanBook();

	private final PermissionBook permissions = new PermissionBook();

	private final AccountBook accounts = new AccountBook();

	private volatile int riskLevel = 1;

	private volatile boolean outOfMoney;

	private final RefundBook refunds = new RefundBook();

	private final BillShelf bills = new BillShelf(this.orders, this.refunds);

	private final OtherCalls otherCalls = new OtherCalls();

	private final Notifications notifications;

	private final Changes changes;

	public Platform(Merchant merchant, Set<String> mchids, Endpoints endpoints, Clock clock, MerchantKeys keys,
			RetrySchedule schedule, DeliveryListener deliveries, Changes changes) {
		this.merchant = merchant;
		this.changes = changes;
		this.endpoints = endpoints;
		this.clock = clock;
		this.keys = keys.platform();
		this.apiV3Key = keys.apiV3Key();
		this.authenticator = new RequestAuthenticator(merchant.mchid(), mchids, keys.certificates());
		this.notifications = new Notifications(this::sign, schedule, deliveries);
	}

	public Merchant merchant() {
		return this.merchant;
	}

	public OrderBook orders() {
		return this.orders;
	}

	public PlanBook plans() {
		return this.plans;
	}

	public PermissionBook permissions() {
		return this.permissions;
	}

	public AccountBook accounts() {
		return this.accounts;
	}

	public int riskLevel() {
		return this.riskLevel;
	}

	public void setRiskLevel(int riskLevel) {
		this.riskLevel = riskLevel;
	}

	public boolean isOutOfMoney() {
		return this.outOfMoney;
	}

	public void setOutOfMoney(boolean outOfMoney) {
		this.outOfMoney = outOfMoney;
		this.changes.tell();
	}

	public RefundBook refunds() {
		return this.refunds;
	}

	public BillShelf bills() {
		return this.bills;
	}

	public OtherCalls otherCalls() {
		return this.otherCalls;
	}

	public PlatformKeys keys() {
		return this.keys;
	}

	public ApiV3Key apiV3Key() {
		return this.apiV3Key;
	}

	public Notifications notifications() {
		return this.notifications;
	}

	private Map<String, String> sign(MessageSignature signature, byte[] body) {
		return signature.headers(this.keys.signingKey(), now(), body);
	}

	public Order confirm(String outOrderNo) {
		Order order = this.orders.known(outOrderNo);
		order.confirm(now());
		notifyMerchant(order, Envelope.USER_CONFIRM);
		return order;
	}

	public Order pay(String outOrderNo) {
		Order order = this.orders.known(outOrderNo);
		if (this.outOfMoney) {
			RuntimeException failure = order.failPayment(now());
			this.changes.tell();
			throw failure;
		}
		order.pay(now());
		notifyMerchant(order, Envelope.USER_PAID);
		return order;
	}

	public Order expire(String outOrderNo) {
		Order order = this.orders.known(outOrderNo);
		order.expire(now());
		this.changes.tell();
		return order;
	}

	public Permission openService(String authorizationCode, String openid) {
		Permission permission = this.permissions.known(authorizationCode);
		permission.open(openid, now());
		notifyMerchant(permission, Envelope.USER_OPEN_SERVICE);
		return permission;
	}

	public Permission closeService(String authorizationCode) {
		Permission permission = this.permissions.known(authorizationCode);
		permission.close(now());
		notifyMerchant(permission, Envelope.USER_CLOSE_SERVICE);
		return permission;
	}

	public void terminate(Permission permission) {
		permission.terminate(now());
		notifyMerchant(permission, Envelope.USER_CLOSE_SERVICE);
	}

	/**
	 * Decide an application to bind a sub-merchant.
	 * @param outApplyNo the number of the application
	 * @param rejectReason why it is rejected, or {@code null} if it is approved
	 */
	public void decide(String outApplyNo, @Nullable String rejectReason) {
		AccountApplication application = this.accounts.known(outApplyNo);
		application.decide(rejectReason);
		Envelope envelope = new Envelope(Envelope.BIND_SERVICE_ACCOUNT, now(), this.apiV3Key);
		envelope.setResource(application.notification(this.merchant.mchid()));
		notifyMerchant(envelope, outApplyNo, application.resultNotifyUrl());
	}

	public SignPlan signPlan(String merchantSignPlanNo) {
		SignPlan signPlan = this.plans.known(merchantSignPlanNo);
		signPlan.sign(now());
		notifyMerchant(signPlan, Envelope.USER_SIGN_PLAN);
		return signPlan;
	}

	public SignPlan cancelPlan(String merchantSignPlanNo) {
		SignPlan signPlan = this.plans.known(merchantSignPlanNo);
		signPlan.cancel(now());
		notifyMerchant(signPlan, Envelope.USER_CANCEL_SIGN_PLAN);
		return signPlan;
	}

	private void notifyMerchant(SignPlan signPlan, String eventType) {
		Envelope envelope = new Envelope(eventType, now(), this.apiV3Key);
		envelope.setResource(signPlan.json());
		notifyMerchant(envelope, signPlan.merchantSignPlanNo(), signPlan.notifyUrl());
	}

	public Refund endRefund(String outRefundNo, RefundStatus status) {
		Refund refund = this.refunds.known(outRefundNo);
		refund.become(status, now());
		Envelope envelope = new Envelope(Envelope.REFUND + status, now(), this.apiV3Key);
		envelope.setOriginalType("refund");
		envelope.setAssociatedData("refund");
		envelope.setResource(refund.notification(this.merchant.mchid()));
		notifyMerchant(envelope, outRefundNo, refund.notifyUrl());
		return refund;
	}

	private void notifyMerchant(Permission permission, String eventType) {
		Envelope envelope = new Envelope(eventType, now(), this.apiV3Key);
		envelope.setResource(permission.notification(this.merchant.mchid(), now()));
		notifyMerchant(envelope, permission.authorizationCode(), permission.notifyUrl());
	}

	private void notifyMerchant(Order order, String eventType) {
		Envelope envelope = new Envelope(eventType, now(), this.apiV3Key);
		envelope.setResource(order, this.merchant.mchid());
		notifyMerchant(envelope, order.outOrderNo(), order.notifyUrl());
	}

	// Other hosts than this machine's could be anyone's.
	private void notifyMerchant(Envelope envelope, String subject, @Nullable String notifyUrl) {
		URI target = (notifyUrl != null) ? URI.create(notifyUrl) : null;
		if (target != null && NotifyUrl.isLoopback(target)) {
			this.notifications
				.send(new Notification(envelope.id(), envelope.eventType(), subject, target, envelope.bytes()));
		}
		this.changes.tell();
	}

	public Answer certificateList() {
		return CertificateList.of(this.keys, this.apiV3Key);
	}

	public void reset() {
		this.notifications.reset();
		this.orders.clear();
		this.permissions.clear();
		this.plans.clear();
		this.accounts.clear();
		this.riskLevel = 1;
		this.outOfMoney = false;
		this.refunds.clear();
		this.bills.clear();
		this.otherCalls.clear();
		this.keys.reset();
		this.changes.tell();
	}

	public Instant now() {
		return this.clock.instant();
	}

	Answer answer(IncomingRequest request, Instant arrival, Misbehaviour misbehaviour) {
		Instant now = arrival.plus(misbehaviour.clockSkew());
		Endpoint endpoint = this.endpoints.of(request, this.otherCalls);
		RequestHeaders.check(request, endpoint);
		this.authenticator.check(request, arrival, now);
		PlatformKey key = this.keys.wantedBy(request.headers().all(PlatformKey.SERIAL), endpoint.listsCertificates());
		if (misbehaviour.insteadOfEffect() != null) {
			Answer instead = misbehaviour.insteadOfEffect();
			return stamped(signed(instead, instead.body(), misbehaviour, key, now), OTHER_ERROR_NUMBER, now);
		}
		Answer success = answer(endpoint, request, misbehaviour);
		Answer signed = signed(success, endpoint.signedText(success), misbehaviour, key, now);
		return stamped(misbehaviour.afterEffect().apply(signed), OTHER_ERROR_NUMBER, now);
	}

	private static Answer signed(Answer answer, byte[] text, Misbehaviour misbehaviour, PlatformKey key, Instant now) {
		return (answer.isSuccess() && text != Endpoint.UNSIGNED)
				? answer.with(misbehaviour.signature().headers(answer.changes().signer(key), now, text)) : answer;
	}

	private Answer answer(Endpoint endpoint, IncomingRequest request, Misbehaviour misbehaviour) {
		Answer success = endpoint.handle(request, this);
		return endpoint.listsCertificates() ? misbehaviour.certificates().apply(success) : success;
	}

	Answer refuse(Refusal refusal, Instant arrival, Misbehaviour misbehaviour) {
		String number = ERROR_NUMBERS.getOrDefault(refusal.code(), OTHER_ERROR_NUMBER);
		return stamped(Answer.of(refusal), number, arrival.plus(misbehaviour.clockSkew()));
	}

	private static Answer stamped(Answer answer, String errorNumber, Instant now) {
		String requestId = RandomText.hex(32) + "-" + ((answer.status() < 400) ? "0" : errorNumber);
		return answer.with("Request-ID", requestId).with("Date", HttpDate.format(now));
	}

}
