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

package io.github.payscore.autoconfigure.actuate;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.outbox.OutboxStatistics;
import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * {@link Endpoint @Endpoint} that shows how much the outbox has to do, and lets a person
 * have calls made again.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@Endpoint(id = "wechatpayoutbox")
public class OutboxEndpoint {

	private final JdbcOutbox outbox;

	OutboxEndpoint(JdbcOutbox outbox) {
		this.outbox = outbox;
	}

	/**
	 * Count.
	 * @return how much there is to do
	 */
	@ReadOperation
	public OutboxStatistics statistics() {
		return this.outbox.statistics();
	}

	/**
	 * Make the calls about an order again that were given up or refused, and those soon
	 * that wait.
	 * @param outOrderNo the number of the order
	 * @param merchant the name of the merchant, or {@code null} for the default one
	 * @return how many calls are made, under {@code calls}
	 */
	@WriteOperation
	public Map<String, Integer> retry(String outOrderNo, @Nullable String merchant) {
		String name = (merchant != null) ? merchant : PayScoreMerchants.DEFAULT;
		return Map.of("calls", this.outbox.outbox().merchant(name).retry(outOrderNo));
	}

}
