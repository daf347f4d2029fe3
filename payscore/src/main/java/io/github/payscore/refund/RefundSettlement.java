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

package io.github.payscore.refund;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.Settlement;

/**
 * Settles by a query what became of a refund. The number of a refund is used once, so one
 * with this number, of the same transaction and amount, is the refund that was asked for.
 *
 * @param mode what kind of merchant it is
 * @param creation what was asked for
 * @author PayScore for Spring Boot contributors
 */
record RefundSettlement(RefundMode mode, CreateRefundRequest creation) {

	private static final String RESOURCE_NOT_EXISTS = "RESOURCE_NOT_EXISTS";

	Mono<Settlement<Refund>> by(Mono<Refund> query) {
		return query.filter(this::isWhatWasAskedFor)
			.map(Settlement::tookEffect)
			.onErrorResume(WeChatPayResponseException.class, this::noEffectIfNoRefund);
	}

	private boolean isWhatWasAskedFor(Refund refund) {
		return this.creation.outRefundNo().equals(refund.outRefundNo())
				&& this.creation.transactionId().equals(refund.transactionId()) && hasAmount(refund.amount());
	}

	private boolean hasAmount(Refund.@Nullable Amount amount) {
		RefundAmount asked = this.creation.amount();
		return amount != null && asked.refund().equals(amount.refund())
				&& (amount.currency() == null || asked.currency().equals(amount.currency()));
	}

	// By its code, which only the pages of the mainland name.
	private Mono<Settlement<Refund>> noEffectIfNoRefund(WeChatPayResponseException failure) {
		return (this.mode != RefundMode.OVERSEA && RESOURCE_NOT_EXISTS.equals(failure.getCode()))
				? Mono.just(Settlement.hadNoEffect()) : Mono.error(failure);
	}

}
