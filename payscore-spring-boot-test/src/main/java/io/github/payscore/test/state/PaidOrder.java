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

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * An order that was paid through WeChat Pay.
 *
 * @param outOrderNo the merchant's order number
 * @param orderId WeChat Pay's order number
 * @param outTradeNo the number of the payment, made up by WeChat Pay
 * @param transactionId the number of the transaction
 * @param appid the appid, or {@code null} if any will do
 * @param subMchid the sub-merchant's number, or {@code null} for a direct merchant
 * @param amount what was paid, in the minor unit of the currency
 * @param currency the currency
 * @param time when it was paid, in China
 * @author PayScore for Spring Boot contributors
 */
public record PaidOrder(String outOrderNo, String orderId, String outTradeNo, String transactionId,
		@Nullable String appid, @Nullable String subMchid, long amount, String currency, LocalDateTime time) {

}
