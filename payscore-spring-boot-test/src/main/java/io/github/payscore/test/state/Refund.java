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
import java.time.LocalDateTime;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandTime;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.Rfc3339;

/**
 * A refund, one caller at a time.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Refund {

	private static final String RECEIVING_ACCOUNT = "支付用户零钱";

	private final Mode mode;

	private final PaidOrder payment;

	private final RequestBody request;

	private final Instant created;

	private final String refundId = "50" + RandomText.digits(27);

	private RefundStatus status = RefundStatus.PROCESSING;

	private @Nullable Instant succeeded;

	private int requests = 1;

	Refund(Mode mode, PaidOrder payment, RequestBody request, Instant created) {
		this.mode = mode;
		this.payment = payment;
		this.request = request;
		this.created = created;
	}

	public String outRefundNo() {
		return this.request.text("out_refund_no");
	}

	public String refundId() {
		return this.refundId;
	}

	public PaidOrder payment() {
		return this.payment;
	}

	public long amount() {
		return this.request.json().at("/amount/refund").asLong();
	}

	public LocalDateTime createdInChina() {
		return MainlandTime.local(this.created);
	}

	public @Nullable String notifyUrl() {
		return this.request.has("notify_url") ? this.request.text("notify_url") : null;
	}

	/**
	 * Look at the refund while nobody changes it.
	 * @param <T> the type of what is seen
	 * @param view what looks
	 * @return what is seen
	 */
	public synchronized <T> T view(Function<Refund, T> view) {
		return view.apply(this);
	}

	public synchronized RefundStatus status() {
		return this.status;
	}

	/**
	 * Return how many requests asked for it, of which only the first had an effect.
	 * @return the number of requests
	 */
	public synchronized int requests() {
		return this.requests;
	}

	synchronized boolean isRepeatedBy(RequestBody repetition) {
		if (!repetition.json().equals(this.request.json())) {
			return false;
		}
		this.requests++;
		return true;
	}

	public synchronized void become(RefundStatus next, Instant now) {
		if (this.status.isFinal() || next == RefundStatus.PROCESSING) {
			throw new IllegalStateException("The refund '%s' is %s already".formatted(outRefundNo(), this.status));
		}
		this.status = next;
		this.succeeded = (next == RefundStatus.SUCCESS) ? now : null;
	}

	public synchronized byte[] creationAnswer() {
		return Json.bytes(this.mode.isMainland() ? document()
				: overseaDocument().retain("id", "out_refund_no", "create_time", "amount"));
	}

	public synchronized byte[] queryAnswer() {
		return Json.bytes(this.mode.isMainland() ? document() : overseaDocument());
	}

	private ObjectNode document() {
		ObjectNode document = numbers("refund_id").put("channel", "ORIGINAL")
			.put("user_received_account", RECEIVING_ACCOUNT)
			.put("create_time", Rfc3339.format(this.created))
			.put("status", this.status.word(true))
			.put("funds_account", this.request.has("funds_account") ? this.request.text("funds_account") : "UNSETTLED");
		putSuccess(document);
		ObjectNode amount = amounts().put("settlement_refund", amount())
			.put("settlement_total", this.payment.amount())
			.put("discount_refund", 0)
			.put("currency", this.payment.currency());
		if (this.request.json().at("/amount/from").isArray()) {
			amount.set("from", this.request.json().at("/amount/from"));
		}
		document.set("amount", amount);
		return document;
	}

	private ObjectNode overseaDocument() {
		ObjectNode document = numbers("id").put("channel", "ORIGINAL")
			.put("recv_account", RECEIVING_ACCOUNT)
			.put("fund_source", "REFUND_SOURCE_UNSETTLED_FUNDS")
			.put("create_time", Rfc3339.format(this.created))
			.put("status", this.status.word(false));
		putSuccess(document);
		document.putObject("amount")
			.put("refund", amount())
			.put("currency", this.payment.currency())
			.put("payer_refund", amount())
			.put("payer_currency", this.payment.currency())
			.putObject("exchange_rate")
			.put("type", "SETTLEMENT_RATE")
			.put("rate", 100_000_000);
		return document;
	}

	private ObjectNode numbers(String refundId) {
		return Json.object()
			.put(refundId, this.refundId)
			.put("out_refund_no", outRefundNo())
			.put("transaction_id", this.payment.transactionId())
			.put("out_trade_no", this.payment.outTradeNo());
	}

	private void putSuccess(ObjectNode document) {
		if (this.succeeded != null) {
			document.put("success_time", Rfc3339.format(this.succeeded));
		}
	}

	private ObjectNode amounts() {
		return Json.object()
			.put("total", this.payment.amount())
			.put("refund", amount())
			.put("payer_total", this.payment.amount())
			.put("payer_refund", amount());
	}

	// Partners are named as the table of their page 4012586138 says.
	public synchronized ObjectNode notification(String mchid) {
		ObjectNode document = Json.object();
		if (this.mode.isPartner()) {
			document.put("sp_mchid", mchid).put("sub_mchid", this.payment.subMchid());
		}
		else {
			document.put("mchid", mchid);
		}
		document.setAll(numbers("refund_id"));
		document.put("refund_status", this.status.word(true));
		putSuccess(document);
		document.put("user_received_account", RECEIVING_ACCOUNT);
		document.set("amount", amounts());
		return document;
	}

}
