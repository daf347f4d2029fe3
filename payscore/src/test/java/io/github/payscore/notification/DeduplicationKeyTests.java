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

package io.github.payscore.notification;

import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeduplicationKey}.
 *
 * @author PayScore for Spring Boot contributors
 */
class DeduplicationKeyTests {

	private static final String PAID = "PAYSCORE.USER_PAID";

	private static final String CONFIRM = "PAYSCORE.USER_CONFIRM";

	private final NotificationParser parser = TestNotification.parser();

	@Test
	void ofWhenCalledThenReturnsHashThatTellsNothing() {
		assertThat(key("EV-1", CONFIRM, TestNotification.confirmedOrder("O-1"))).matches("[0-9a-f]{64}");
	}

	@Test
	void ofWhenOnlyIdDiffersThenIsSame() {
		assertThat(key("EV-1", CONFIRM, TestNotification.confirmedOrder("O-1")))
			.isEqualTo(key("EV-2", CONFIRM, TestNotification.confirmedOrder("O-1")));
		assertThat(key("EV-1", PAID, TestNotification.paidOrder("O-1", "T1")))
			.isEqualTo(key("EV-2", PAID, TestNotification.paidOrder("O-1", "T1")));
	}

	@Test
	void ofWhenOrderEventMerchantOrTransactionDiffersThenDiffers() {
		assertThat(new String[] { key("EV-1", CONFIRM, TestNotification.confirmedOrder("O-1")),
				key("EV-1", CONFIRM, TestNotification.confirmedOrder("O-2")),
				key("EV-1", CONFIRM, order("1", "2", "O-1", "")), key("EV-1", CONFIRM, order("1", "3", "O-1", "")),
				key("EV-1", CONFIRM, order("2", "2", "O-1", "")),
				key("EV-1", PAID, TestNotification.paidOrder("O-1", "T1")),
				key("EV-1", PAID, TestNotification.paidOrder("O-1", "T2")),
				key("EV-1", PAID, order("1", "2", "O-1", "{\"transaction_id\":\"T1\"}")),
				key("EV-1", PAID, order("1", "2", "O-1", "{\"transaction_id\":\"T1\"},{\"transaction_id\":\"T2\"}")) })
			.doesNotHaveDuplicates();
	}

	@Test
	void ofWhenPartsAreCutElsewhereThenDiffers() {
		assertThat(key("EV-1", CONFIRM, order("1,1:2", "3", "O-1", "")))
			.isNotEqualTo(key("EV-1", CONFIRM, order("1", "2,1:3", "O-1", "")));
	}

	@Test
	void ofWhenTransactionsAreInOtherOrderThenIsSame() {
		assertThat(key("EV-1", PAID, order("1", "2", "O-1", "{\"transaction_id\":\"T1\"},{\"transaction_id\":\"T2\"}")))
			.isEqualTo(key("EV-1", PAID,
					order("1", "2", "O-1", "{\"transaction_id\":\"T2\"},{\"transaction_id\":\"T1\"}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"amount\":1}", "{\"transaction_id\":\"T1\"},{\"amount\":1}" })
	void ofWhenPaymentHasNoTransactionThenGoesByIdOfNotification(String payments) {
		String order = order("1", "2", "O-1", payments);
		assertThat(key("EV-1", PAID, order)).isEqualTo(key("EV-1", PAID, order)).isNotEqualTo(key("EV-2", PAID, order));
	}

	@Test
	void ofWhenPlanIsTheSameThenIsSame() {
		String signed = "PAYSCORE.USER_SIGN_PLAN";
		String plan = "{\"mchid\":\"1\",\"merchant_sign_plan_no\":\"S-1\"}";
		assertThat(key("EV-1", signed, plan)).isEqualTo(key("EV-2", signed, plan));
		assertThat(new String[] { key("EV-1", signed, plan), key("EV-1", "PAYSCORE.USER_CANCEL_SIGN_PLAN", plan),
				key("EV-1", signed, plan.replace("S-1", "S-2")), key("EV-1", signed, plan.replace("\"1\"", "\"2\"")),
				key("EV-1", signed, plan.replace("{", "{\"sub_mchid\":\"1\",")) })
			.doesNotHaveDuplicates();
	}

	@Test
	void ofWhenNothingIsKnownOfOrderThenGoesByIdOfNotification() {
		for (String event : new String[] { PAID, CONFIRM, "PAYSCORE.USER_OPEN_SERVICE", "PAYSCORE.USER_SIGN_PLAN",
				"PAYSCORE.USER_CANCEL_SIGN_PLAN" }) {
			assertThat(key("EV-1", event, "{}")).isEqualTo(key("EV-1", event, "{}"))
				.isNotEqualTo(key("EV-2", event, "{}"));
		}
	}

	@Test
	void ofWhenEventHasNoTypeThenGoesByIdOfNotification() {
		assertThat(key("EV-1", "PAYSCORE.MCH_PREPAY", TestNotification.confirmedOrder("O-1")))
			.isNotEqualTo(key("EV-2", "PAYSCORE.MCH_PREPAY", TestNotification.confirmedOrder("O-1")));
	}

	@Test
	void ofWhenSameUserOpensSameServiceAtSameTimeThenIsSame() {
		for (String event : new String[] { "PAYSCORE.USER_OPEN_SERVICE", "PAYSCORE.USER_CLOSE_SERVICE" }) {
			assertThat(key("EV-1", event, service("user-1", "20261126091210")))
				.isEqualTo(key("EV-2", event, service("user-1", "20261126091210")))
				.isNotEqualTo(key("EV-1", event, service("user-1", "20261126091211")))
				.isNotEqualTo(key("EV-1", event, service("user-2", "20261126091210")));
		}
		assertThat(key("EV-1", "PAYSCORE.USER_OPEN_SERVICE", service("user-1", "20261126091210")))
			.isNotEqualTo(key("EV-1", "PAYSCORE.USER_CLOSE_SERVICE", service("user-1", "20261126091210")));
	}

	@Test
	void ofWhenUserOrTimeOfServiceIsUnknownThenGoesByIdOfNotification() {
		for (String service : new String[] { service("", "20261126091210"), service("user-1", "") }) {
			assertThat(key("EV-1", "PAYSCORE.USER_OPEN_SERVICE", service))
				.isNotEqualTo(key("EV-2", "PAYSCORE.USER_OPEN_SERVICE", service));
		}
	}

	@Test
	void ofWhenSameApplicationIsDecidedTheSameThenIsSame() {
		String event = "PAYSCORE.BIND_SERVICE_ACCOUNT";
		String application = "{\"mchid\":\"1\",\"out_apply_no\":\"A-1\",\"apply_state\":\"APPROVED\"}";
		assertThat(key("EV-1", event, application)).isEqualTo(key("EV-2", event, application))
			.isNotEqualTo(key("EV-1", event, application.replace("A-1", "A-2")))
			.isNotEqualTo(key("EV-1", event, application.replace("APPROVED", "REJECTED")));
		for (String unknown : new String[] { application.replace("A-1", ""), application.replace("APPROVED", "") }) {
			assertThat(key("EV-1", event, unknown)).isNotEqualTo(key("EV-2", event, unknown));
		}
	}

	@Test
	void ofWhenSameRefundEndsInTheSameWayThenIsSame() {
		assertThat(key("EV-1", "REFUND.SUCCESS", refund("1", "R-1", "50", "SUCCESS")))
			.isEqualTo(key("EV-2", "REFUND.SUCCESS", refund("1", "R-1", "50", "SUCCESS")));
		assertThat(new String[] { key("EV-1", "REFUND.SUCCESS", refund("1", "R-1", "50", "SUCCESS")),
				key("EV-1", "REFUND.SUCCESS", refund("2", "R-1", "50", "SUCCESS")),
				key("EV-1", "REFUND.SUCCESS", refund("1", "R-2", "50", "SUCCESS")),
				key("EV-1", "REFUND.SUCCESS", refund("1", "R-1", "51", "SUCCESS")),
				key("EV-1", "REFUND.SUCCESS", refund("1", "R-1", "50", "ABNORMAL")),
				key("EV-1", "REFUND.ABNORMAL", refund("1", "R-1", "50", "ABNORMAL")),
				key("EV-1", "REFUND.CLOSED", refund("1", "R-1", "50", "CLOSED")) })
			.doesNotHaveDuplicates();
	}

	@Test
	void ofWhenRefundHasNoNumberThenGoesByIdOfNotification() {
		assertThat(key("EV-1", "REFUND.SUCCESS", refund("1", "", "", "SUCCESS")))
			.isNotEqualTo(key("EV-2", "REFUND.SUCCESS", refund("1", "", "", "SUCCESS")));
	}

	private static String refund(String mchid, String outRefundNo, String refundId, String status) {
		return "{\"mchid\":\"%s\",\"out_refund_no\":\"%s\",\"refund_id\":\"%s\",\"refund_status\":\"%s\"}"
			.formatted(mchid, outRefundNo, refundId, status);
	}

	private static String service(String openid, String time) {
		return "{\"mchid\":\"1\",\"service_id\":\"2\",\"openid\":\"%s\",\"openorclose_time\":\"%s\"}".formatted(openid,
				time);
	}

	private static String order(String mchid, String subMchid, String outOrderNo, String payments) {
		return "{\"mchid\":\"%s\",\"sub_mchid\":\"%s\",\"out_order_no\":\"%s\",\"collection\":{\"details\":[%s]}}"
			.formatted(mchid, subMchid, outOrderNo, payments);
	}

	private String key(String id, String eventType, String resource) {
		TestNotification.Signed signed = TestNotification.of(eventType, resource).envelope("id", id).sign();
		return DeduplicationKey.of(Objects
			.requireNonNull(this.parser.parse(signed.headers(), signed.body()).block(Duration.ofSeconds(20))));
	}

}
