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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A refund as it is sent oversea, where the numbers of the partner are in the body.
 *
 * @param spMchid the merchant number of the partner
 * @param spAppid the partner's official account or mini program
 * @param subMchid the sub-merchant
 * @param subAppid the sub-merchant's official account or mini program
 * @param transactionId the transaction that is refunded
 * @param outRefundNo the merchant's number of the refund
 * @param reason why the money is refunded
 * @param amount the amounts
 * @param notifyUrl where the notification is sent to
 * @author PayScore for Spring Boot contributors
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record OverseaRefundRequest(String spMchid, @Nullable String spAppid, @Nullable String subMchid,
		@Nullable String subAppid, String transactionId, String outRefundNo, @Nullable String reason,
		RefundAmount amount, @Nullable String notifyUrl) {

	static OverseaRefundRequest of(String mchid, CreateRefundRequest request) {
		return new OverseaRefundRequest(mchid, request.appid(), request.subMchid(), request.subAppid(),
				request.transactionId(), request.outRefundNo(), request.reason(), request.amount(),
				request.notifyUrl());
	}

}
