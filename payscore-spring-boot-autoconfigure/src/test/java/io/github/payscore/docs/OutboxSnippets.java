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

package io.github.payscore.docs;

import java.time.OffsetDateTime;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.TimeRange;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxCall;
import io.github.payscore.outbox.PayScoreOutbox;

/**
 * Snippets on the outbox: a power bank is given back.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class OutboxSnippets {

	/**
	 * The rentals of power banks.
	 */
	@Component
	static class Rentals {

		private final JdbcClient database;

		private final PayScoreOutbox outbox;

		Rentals(JdbcClient database, PayScoreOutbox outbox) {
			this.database = database;
			this.outbox = outbox;
		}

		// tag::return[]
		@Transactional
		void giveBack(String outOrderNo, OffsetDateTime start, OffsetDateTime end, long price) {
			this.database.sql("UPDATE RENTAL SET STATE = 'RETURNED' WHERE OUT_ORDER_NO = ?").param(outOrderNo).update();
			this.outbox.complete(outOrderNo, bill(start, end, price));
		}

		private static CompleteOrderRequest bill(OffsetDateTime start, OffsetDateTime end, long price) {
			return CompleteOrderRequest.builder()
				.postPayments(List.of(PostPayment.builder().name("Power bank").amount(price).build()))
				.totalAmount(price)
				.currency("HKD")
				.timeRange(TimeRange.builder().startTime(start).endTime(end).build())
				.build();
		}
		// end::return[]

	}

	// tag::outcomes[]
	@Component
	static class RentalOutcomes implements OrderOutcomeHandler {

		private static final Log logger = LogFactory.getLog(RentalOutcomes.class);

		private final JdbcClient database;

		RentalOutcomes(JdbcClient database) {
			this.database = database;
		}

		@Override
		public void completed(OutboxCall call) {
			set(call.outOrderNo(), "BILLED");
		}

		@Override
		public void refused(OutboxCall call, WeChatPayResponseException why) {
			set(call.outOrderNo(), "REFUSED");
			logger.warn("WeChat Pay refused a bill: " + why.getCode());
		}

		@Override
		public void abandoned(OutboxCall call) {
			set(call.outOrderNo(), "TO_BE_LOOKED_AT");
		}

		@Override
		public void paid(ServiceOrder order) {
			set(String.valueOf(order.outOrderNo()), "PAID");
		}

		private void set(String outOrderNo, String state) {
			this.database.sql("UPDATE RENTAL SET STATE = ? WHERE OUT_ORDER_NO = ?").params(state, outOrderNo).update();
		}

	}
	// end::outcomes[]

	/**
	 * Calls of other merchants, and orders that are watched.
	 *
	 * @param outbox the outbox
	 */
	record Others(PayScoreOutbox outbox) {

		// tag::merchant[]
		@Transactional
		void completeFor(String merchant, String outOrderNo, CompleteOrderRequest bill) {
			this.outbox.merchant(merchant).complete(outOrderNo, bill);
		}
		// end::merchant[]

		// tag::watch[]
		@Transactional
		void created(String outOrderNo) {
			this.outbox.watch(outOrderNo);
		}
		// end::watch[]

	}

}
