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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandTime;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.Rfc3339;

/**
 * A payment of an order.
 *
 * @param seq its number within the order
 * @param amount the amount in the minor unit of the currency
 * @param type how it was paid
 * @param time when it was paid, as answers write it
 * @param transactionId the number of the transaction, or {@code null} if WeChat Pay has
 * none
 * @author PayScore for Spring Boot contributors
 */
record Payment(long seq, long amount, String type, String time, @Nullable String transactionId) {

	private static final DateTimeFormatter MAINLAND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	static Payment byUser(Mode mode, long amount, Instant time) {
		String text = mode.isMainland() ? MainlandTime.format(time) : Rfc3339.format(time);
		return new Payment(1, amount, "NEWTON", text, RandomText.digits(20));
	}

	static Payment elsewhere(Mode mode, RequestBody detail, long totalAmount) {
		String time = detail.text("paid_time");
		return new Payment(detail.number("seq", 1), detail.number("paid_amount", totalAmount), "MCH",
				mode.isMainland() ? MainlandTime.format(time) : time, null);
	}

	LocalDateTime localTime() {
		return (this.time.indexOf('T') < 0) ? LocalDateTime.parse(this.time, MAINLAND)
				: OffsetDateTime.parse(this.time).withOffsetSameInstant(ZoneOffset.ofHours(8)).toLocalDateTime();
	}

	ObjectNode json() {
		ObjectNode json = Json.object()
			.put("seq", this.seq)
			.put("amount", this.amount)
			.put("paid_type", this.type)
			.put("paid_time", this.time);
		if (this.transactionId != null) {
			json.put("transaction_id", this.transactionId);
		}
		return json;
	}

}
