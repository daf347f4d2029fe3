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

package io.github.payscore.outbox.proof;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.notification.jdbc.JdbcPools;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxCall;

/**
 * The application's own tables: which sales were committed, and what was told about them.
 * Has nothing to make rows unique, so that it shows what was written twice.
 *
 * @param client the database
 * @author PayScore for Spring Boot contributors
 */
record Shop(JdbcClient client) implements OrderOutcomeHandler {

	static final long TOTAL = 100;

	static Shop create(DataSource dataSource, int sales) {
		JdbcPools.runScript(dataSource, "io/github/payscore/outbox/schema-postgresql.sql");
		JdbcClient client = JdbcClient.create(dataSource);
		client.sql("CREATE SEQUENCE SALE_NUMBER MAXVALUE %d".formatted(sales + 1_000_000L)).update();
		client.sql("CREATE TABLE SALE (OUT_ORDER_NO VARCHAR(32))").update();
		client.sql("CREATE TABLE TOLD (OUT_ORDER_NO VARCHAR(32), OUTCOME VARCHAR(16))").update();
		return new Shop(client);
	}

	long nextNumber() {
		return this.client.sql("SELECT NEXTVAL('SALE_NUMBER')").query(Long.class).single();
	}

	static String outOrderNo(long number) {
		return "sale-" + number;
	}

	static CompleteOrderRequest bill() {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Power bank").amount(TOTAL).build()))
			.totalAmount(TOTAL)
			.currency("HKD")
			.build();
	}

	void sell(String outOrderNo) {
		this.client.sql("INSERT INTO SALE VALUES (?)").param(outOrderNo).update();
	}

	@Override
	public void completed(OutboxCall call) {
		tell(call.outOrderNo(), "completed");
	}

	@Override
	public void refused(OutboxCall call, WeChatPayResponseException why) {
		tell(call.outOrderNo(), "refused");
	}

	@Override
	public void abandoned(OutboxCall call) {
		tell(call.outOrderNo(), "abandoned");
	}

	@Override
	public void paid(ServiceOrder order) {
		tell(String.valueOf(order.outOrderNo()), "paid");
	}

	void tell(String outOrderNo, String outcome) {
		this.client.sql("INSERT INTO TOLD VALUES (?, ?)").params(outOrderNo, outcome).update();
	}

	List<String> sales() {
		return this.client.sql("SELECT OUT_ORDER_NO FROM SALE").query(String.class).list();
	}

	List<String> told(String outcome) {
		return this.client.sql("SELECT OUT_ORDER_NO FROM TOLD WHERE OUTCOME = ?")
			.param(outcome)
			.query(String.class)
			.list();
	}

	long count(String sql) {
		return this.client.sql("SELECT COUNT(*) FROM " + sql).query(Long.class).single();
	}

}
