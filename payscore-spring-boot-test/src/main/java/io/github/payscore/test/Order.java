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

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order that moves through its states, one caller at a time.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Order {

	private final String orderId = "0000300001" + RandomText.digits(18);

	private FakeOrder snapshot;

	private @Nullable ObjectNode completion;

	Order(FakeOrder snapshot) {
		this.snapshot = snapshot;
	}

	synchronized FakeOrder snapshot() {
		return this.snapshot;
	}

	synchronized byte[] document(String mchid) {
		return Json.bytes(OrderDocument.of(this.snapshot, this.orderId, mchid, this.completion));
	}

	synchronized void complete(CompleteRequest request) {
		switch (this.snapshot.phase()) {
			case USER_CONFIRM -> takeEffect(request);
			case MCH_COMPLETE -> repeat(request);
			case USER_PAID -> throw refused("ORDER_DONE", "订单已完结", "is done");
			case REVOKED -> throw refused("ORDER_CANCELED", "订单已取消", "is cancelled");
			case CREATED -> throw refused("INVALID_ORDER_STATE", "当前订单状态不合法", "is not confirmed by the user yet");
			case EXPIRED -> throw refused("INVALID_ORDER_STATE", "当前订单状态不合法", "is expired");
		}
	}

	synchronized FakeOrder pay() {
		FakeOrder old = this.snapshot;
		if (old.phase() != FakeOrderState.MCH_COMPLETE) {
			throw new IllegalStateException("Only an order in the state MCH_COMPLETE can be paid, but '%s' is in %s"
				.formatted(old.outOrderNo(), old.phase()));
		}
		this.snapshot = new FakeOrder(old.outOrderNo(), old.serviceId(), old.subMchid(), old.currency(),
				FakeOrderState.USER_PAID, old.totalAmount(), old.completions(), old.completion());
		return this.snapshot;
	}

	private void takeEffect(CompleteRequest request) {
		FakeOrder old = this.snapshot;
		this.completion = request.body();
		this.snapshot = new FakeOrder(old.outOrderNo(), old.serviceId(), old.subMchid(), old.currency(),
				FakeOrderState.MCH_COMPLETE, request.totalAmount(), old.completions() + 1,
				new String(Json.bytes(request.body()), StandardCharsets.UTF_8));
	}

	private void repeat(CompleteRequest request) {
		if (!request.body().equals(this.completion)) {
			throw Refusal.paramError("订单重入参数校验失败", "/", "differs from the completion that took effect", "body");
		}
	}

	private static Refusal refused(String code, String message, String issue) {
		return Refusal.of(400, code, message, "/out_order_no", issue, "path");
	}

}
