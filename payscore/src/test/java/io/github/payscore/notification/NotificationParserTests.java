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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.notification.InvalidNotificationException.Reason;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.plan.SignPlan;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.refund.Refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NotificationParser}.
 *
 * @author PayScore for Spring Boot contributors
 */
class NotificationParserTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final String SECRET = "SECRET-CONTENT";

	private final NotificationParser parser = TestNotification.parser();

	@Test
	void parseWhenUserConfirmedThenReturnsOrderAndEnvelope() {
		TestNotification sent = TestNotification.confirm("1234323JKHDFE1243252");
		UserConfirmNotification notification = (UserConfirmNotification) parse(
				sent.envelope("id", "EV-2018022511223320873").sign());
		assertThat(notification.id()).isEqualTo("EV-2018022511223320873");
		assertThat(notification.eventType()).isEqualTo("PAYSCORE.USER_CONFIRM");
		assertThat(notification.createTime()).isEqualTo("2026-11-23T10:34:56+08:00");
		assertThat(notification.summary()).isEqualTo("用户支付成功");
		assertThat(notification.resource()).isEqualTo(TestNotification.confirmedOrder("1234323JKHDFE1243252"));
		ServiceOrder order = notification.order();
		assertThat(order.outOrderNo()).isEqualTo("1234323JKHDFE1243252");
		assertThat(order.mchid()).isEqualTo("1230000109");
		assertThat(order.stateDescription()).isEqualTo("USER_CONFIRM");
		assertThat(order.postPayments()).isEmpty();
	}

	@Test
	void parseWhenUserPaidThenReturnsCollection() {
		UserPaidNotification notification = (UserPaidNotification) parse(TestNotification.paid("O-1").sign());
		assertThat(notification.order().outTradeNo()).isEqualTo("T-1");
		assertThat(Objects.requireNonNull(notification.order().collection()).details()).singleElement()
			.satisfies((payment) -> {
				assertThat(payment.transactionId()).isEqualTo("4200000001");
				assertThat(payment.amount()).isEqualTo(40000);
				assertThat(payment.paidTime()).isEqualTo("20261123103456");
			});
	}

	@Test
	void parseWhenMerchantIsCalledSpMchidThenReadsIt() {
		UserPaidNotification notification = (UserPaidNotification) parse(
				TestNotification.of("PAYSCORE.USER_PAID", "{\"sp_mchid\":\"1230000109\"}").sign());
		assertThat(notification.order().mchid()).isEqualTo("1230000109");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PAYSCORE.USER_ACCEPTED", "REFUND.NEW", "payscore.user_paid", "NEW" })
	void parseWhenEventHasNoTypeThenReturnsReadableJson(String eventType) {
		String resource = "{ \"out_request_no\" : \"1\", \"n\": 1.50 }";
		GenericNotification notification = (GenericNotification) parse(TestNotification.of(eventType, resource).sign());
		assertThat(notification.eventType()).isEqualTo(eventType);
		assertThat(notification.resource()).isEqualTo(resource);
		assertThat(notification.resourceAs(JsonNode.class).path("out_request_no").asString()).isEqualTo("1");
		assertThat((Object) notification.resourceAs(Map.class)).hasToString("{out_request_no=1, n=1.5}");
		assertThat(notification.resourceAs(ServiceOrder.class).outOrderNo()).isNull();
	}

	// The documents' own example: an amount that is text, no state of the collection, a
	// name of the risk fund that is none of the documented ones
	@Test
	void parseWhenMainlandPartnerIsPaidThenReadsIdentityAndPayment() {
		ServiceOrder order = ((UserPaidNotification) parse(
				TestNotification.of("PAYSCORE.USER_PAID", TestNotification.mainlandOrder("""
						"sub_appid":"wx0000000000000002","sub_mchid":"1900000109","sub_openid":"user-2",\
						"state":"DONE","collection":{"state":"","total_amount":300,"paying_amount":0,\
						"paid_amount":300,"details":[{"seq":1,"amount":300,"paid_type":"MCH",\
						"paid_time":"20261126091210","transaction_id":"T-1","promotion_detail":[\
						{"coupon_id":"C-1","amount":100,"goods_detail":[{"goods_id":"G-1","quantity":1}]}]}]}"""))
					.sign()))
			.order();
		assertThat(order.appid()).isEqualTo("wx0000000000000001");
		assertThat(order.mchid()).isEqualTo("1230000109");
		assertThat(order.subAppid()).isEqualTo("wx0000000000000002");
		assertThat(order.subMchid()).isEqualTo("1900000109");
		assertThat(order.subOpenid()).isEqualTo("user-2");
		assertThat(order.openid()).isNull();
		assertThat(order.totalAmount()).isEqualTo(300);
		assertThat(order.riskFund()).isEqualTo(new RiskFund("预估费用", 10000L, null));
		assertThat(order.stage()).isEqualTo(OrderStage.PAID);
		assertThat(Objects.requireNonNull(order.collection()).state()).isNull();
		assertThat(order.collection().details()).singleElement().satisfies((payment) -> {
			assertThat(payment.paidTime()).isEqualTo("20261126091210");
			assertThat(payment.promotionDetail()).singleElement()
				.satisfies((promotion) -> assertThat(promotion.goodsDetail()).hasSize(1));
		});
	}

	@Test
	void parseWhenMainlandMerchantsUserConfirmedThenReadsUser() {
		ServiceOrder order = ((UserConfirmNotification) parse(
				TestNotification.of("PAYSCORE.USER_CONFIRM", TestNotification.mainlandOrder("""
						"openid":"user-1","state":"DOING","state_description":"USER_CONFIRM",\
						"notify_url":"https://example.org/notifications\"""")).sign()))
			.order();
		assertThat(order.openid()).isEqualTo("user-1");
		assertThat(order.subMchid()).isNull();
		assertThat(order.subOpenid()).isNull();
		assertThat(order.stage()).isEqualTo(OrderStage.IN_SERVICE);
		assertThat(Objects.requireNonNull(order.timeRange()).startTime()).isEqualTo("20261126091010");
		assertThat(order.collection()).isNull();
	}

	@Test
	void parseWhenServiceIsOpenedThenReadsIt() {
		UserOpenServiceNotification notification = (UserOpenServiceNotification) parse(TestNotification
			.of("PAYSCORE.USER_OPEN_SERVICE", """
					{"appid":"wx1","mchid":"1230000109","sub_appid":"","sub_mchid":"1900000109","service_id":"500001",\
					"openid":"user-1","user_service_status":"USER_OPEN_SERVICE","openorclose_time":"20261126091210",\
					"authorization_code":"A-1","out_request_no":" ","later":{}}""")
			.sign());
		assertThat(notification.service()).isEqualTo(new UserService("500001", "wx1", "1230000109", null, "1900000109",
				null, "user-1", null, "USER_OPEN_SERVICE", "20261126091210", "A-1", null));
		assertThat(notification).asString().doesNotContain("user-1", "500001");
		assertThat(notification.service()).hasToString("UserService [serviceId=500001]");
	}

	@Test
	void parseWhenServiceIsClosedThenReadsIt() {
		UserCloseServiceNotification notification = (UserCloseServiceNotification) parse(
				TestNotification.of("PAYSCORE.USER_CLOSE_SERVICE", """
						{"sp_appid":"wx1","sp_mchid":"1230000109","sub_openid":"user-2"}""").sign());
		assertThat(notification.eventType()).isEqualTo("PAYSCORE.USER_CLOSE_SERVICE");
		assertThat(notification.service().appid()).isEqualTo("wx1");
		assertThat(notification.service().mchid()).isEqualTo("1230000109");
		assertThat(notification.service().subOpenid()).isEqualTo("user-2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PAYSCORE.USER_SIGN_PLAN", "PAYSCORE.USER_CANCEL_SIGN_PLAN" })
	void parseWhenPlanIsSignedOrCancelledThenReadsIt(String eventType) {
		Notification notification = parse(TestNotification.of(eventType, """
				{"sign_plan_id":"S-1","openid":"user-1","service_id":"500001","sp_mchid":"1230000109",\
				"merchant_sign_plan_no":"SIGN-1","going_detail_no":"0","sign_state":"SIGNED","cancel_sign_time":"",\
				"total_actual_price":17000,"signed_detail_list":[{"plan_detail_no":1,"plan_detail_state":"NOT_USED"}],\
				"later":{}}""").sign());
		SignPlan signPlan = (notification instanceof UserSignPlanNotification sign) ? sign.signPlan()
				: ((UserCancelSignPlanNotification) notification).signPlan();
		assertThat(notification.eventType()).isEqualTo(eventType);
		assertThat(signPlan.mchid()).isEqualTo("1230000109");
		assertThat(signPlan.goingDetailNo()).isZero();
		assertThat(signPlan.cancelSignTime()).isNull();
		assertThat(signPlan.signedDetailList()).hasSize(1);
		assertThat(notification).asString().doesNotContain("user-1", "SIGN-1");
		assertThat(signPlan).hasToString("SignPlan [serviceId=500001, signState=SIGNED]");
	}

	@Test
	void parseWhenSubMerchantIsBoundThenReadsApplication() {
		BindServiceAccountNotification notification = (BindServiceAccountNotification) parse(TestNotification
			.of("PAYSCORE.BIND_SERVICE_ACCOUNT",
					"""
							{"service_id":"500001","sp_appid":"wx1","mchid":"1230000109","sub_appid":"","sub_mchid":"1900000109",\
							"out_apply_no":"APPLY-1","apply_state":"REJECTED","reject_reason":"账户异常","later":{}}""")
			.sign());
		assertThat(notification.application()).isEqualTo(new ServiceAccountApplication("500001", "1230000109", "wx1",
				"1900000109", null, "APPLY-1", null, "REJECTED", "账户异常"));
		assertThat(notification).asString().doesNotContain("500001", "APPLY-1");
	}

	@ParameterizedTest
	@CsvSource({ "REFUND.SUCCESS,SUCCESS", "REFUND.ABNORMAL,ABNORMAL", "REFUND.CLOSED,CLOSED" })
	void parseWhenRefundHasEndedThenReadsIt(String eventType, String status) {
		RefundNotification notification = (RefundNotification) parse(TestNotification
			.of(eventType,
					"""
							{"mchid":"1900000100","transaction_id":"1008450740201411110005820873","out_trade_no":"20150806125346",
							"refund_id":"50200207182018070300011301001","out_refund_no":"7752501201407033233368018",
							"refund_status":"%s","success_time":"2018-06-08T10:34:56+08:00",
							"user_received_account":"招商银行信用卡0403",
							"amount":{"total":999,"refund":998,"payer_total":"999","payer_refund":998}}"""
						.formatted(status))
			.sign());
		assertThat(notification.eventType()).isEqualTo(eventType);
		Refund refund = notification.refund();
		assertThat(refund.mchid()).isEqualTo("1900000100");
		assertThat(refund.transactionId()).isEqualTo("1008450740201411110005820873");
		assertThat(refund.refundId()).isEqualTo("50200207182018070300011301001");
		assertThat(refund.outRefundNo()).isEqualTo("7752501201407033233368018");
		assertThat(refund.status()).isEqualTo(status);
		Refund.Amount amount = Objects.requireNonNull(refund.amount());
		assertThat(amount.refund()).isEqualTo(998);
		assertThat(amount.payerTotal()).isEqualTo(999);
		assertThat(notification.toString()).doesNotContain("7752501201407033233368018");
	}

	@Test
	void parseWhenRefundOfPartnerOrOtherProductHasEndedThenReadsIt() {
		RefundNotification notification = (RefundNotification) parse(TestNotification.of("REFUND.SUCCESS", """
				{"sp_mchid":"1900000100","sub_mchid":"1900000109","contract_id":"1","amount":"","new":1}""").sign());
		assertThat(notification.refund().mchid()).isEqualTo("1900000100");
		assertThat(notification.refund().subMchid()).isEqualTo("1900000109");
		assertThat(notification.refund().amount()).isNull();
	}

	@Test
	void parseWhenAmountOfRefundIsNoNumberThenIsNotReadable() {
		assertThatIsRefused(TestNotification.of("REFUND.SUCCESS", "{\"amount\":{\"refund\":\"x\"}}").sign(),
				Reason.NOT_READABLE);
	}

	@Test
	void parseWhenContractOfOtherProductIsSignedThenHasNoType() {
		assertThat(parse(TestNotification.of("PAYSCORE.USER_OPEN_SERVICE", """
				{"contract_id":"1","plan_id":"2","mchid":"1230000109","openid":"user-1"}""").sign()))
			.isInstanceOf(GenericNotification.class);
	}

	@Test
	void parseWhenFieldOfServiceIsNoTextThenIsNotReadable() {
		assertThatIsRefused(TestNotification.of("PAYSCORE.USER_OPEN_SERVICE", "{\"openid\":{\"a\":1}}").sign(),
				Reason.NOT_READABLE);
	}

	@Test
	void resourceAsWhenTypeDoesNotFitThenDoesNotTellContent() {
		Notification notification = new GenericNotification("default", "1", "E", null, null,
				"{\"total_amount\":\"" + SECRET + "\"}");
		assertThatIllegalArgumentException().isThrownBy(() -> notification.resourceAs(ServiceOrder.class))
			.withMessage("The resource cannot be read as io.github.payscore.order.ServiceOrder, "
					+ "because of the field total_amount")
			.withNoCause();
	}

	@Test
	void parseWhenFieldsAreBlankThenTheyAreAbsent() {
		Notification notification = parse(TestNotification.of("PAYSCORE.USER_PAID", """
				{"out_order_no":"O-1","total_amount":"40000","state":"DONE","state_description":"","collection":"",
				"post_payments":{},"risk_fund":{"name":""}}""")
			.envelope("summary", " ")
			.envelope("create_time", "")
			.sign());
		assertThat(notification.summary()).isNull();
		assertThat(notification.createTime()).isNull();
		ServiceOrder order = ((UserPaidNotification) notification).order();
		assertThat(order.outOrderNo()).isEqualTo("O-1");
		assertThat(order.totalAmount()).isEqualTo(40000);
		assertThat(order.stage()).isEqualTo(OrderStage.PAID);
		assertThat(order.collection()).isNull();
		assertThat(order.postPayments()).isEmpty();
		assertThat(order.riskFund()).isEqualTo(new RiskFund(null, null, null));
		assertThat(notification.resourceAs(ServiceOrder.class)).isEqualTo(order);
	}

	@Test
	void parseWhenOptionalFieldsAreMissingThenReadsTheRest() {
		Notification notification = parse(TestNotification.paid("O-1")
			.envelope("summary", null)
			.envelope("create_time", null)
			.resource("original_type", null)
			.resource("associated_data", null)
			.sign());
		assertThat(notification).isInstanceOf(UserPaidNotification.class);
		assertThat(notification.summary()).isNull();
		assertThat(notification.createTime()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "transaction", "支付分" })
	void parseWhenAssociatedDataIsAnythingThenDecrypts(String associatedData) {
		assertThat(parse(TestNotification.paid("O-1").resource("associated_data", associatedData).sign()).resource())
			.contains("O-1");
	}

	@Test
	void parseWhenEnvelopeHasUnknownFieldsThenIgnoresThem() {
		assertThat(parse(TestNotification.paid("O-1").envelope("later", Map.of("a", 1)).resource("later", 2).sign())
			.resource()).contains("O-1");
	}

	@Test
	void parseWhenSignatureTypeIsMissingThenReads() {
		assertThat(parse(TestNotification.paid("O-1").sign().with("Wechatpay-Signature-Type")).resource())
			.contains("O-1");
	}

	@Test
	void parseWhenAnyByteOfBodyIsChangedThenIsNotVerified() {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		for (int index = 0; index < signed.body().length; index += 37) {
			assertThatIsRefused(signed.withByteChanged(index), Reason.NOT_VERIFIED);
		}
		assertThatIsRefused(signed.withByteChanged(signed.body().length - 1), Reason.NOT_VERIFIED);
	}

	@Test
	void parseWhenBodyIsCutOrLongerThenIsNotVerified() {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		int length = signed.body().length;
		assertThatIsRefused(signed.withBody(Arrays.copyOf(signed.body(), length - 1)), Reason.NOT_VERIFIED);
		byte[] longer = Arrays.copyOf(signed.body(), length + 1);
		longer[length] = '\n';
		assertThatIsRefused(signed.withBody(longer), Reason.NOT_VERIFIED);
		assertThatIsRefused(signed.withBody(new byte[0]), Reason.NOT_VERIFIED);
	}

	@Test
	void parseWhenHeadersAreOfOtherNotificationThenIsNotVerified() {
		TestNotification.Signed one = TestNotification.paid("O-1").sign();
		TestNotification.Signed other = TestNotification.paid("O-2").sign();
		assertThatIsRefused(new TestNotification.Signed(one.headers(), other.body()), Reason.NOT_VERIFIED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature" })
	void parseWhenHeaderIsMissingTwiceOrEmptyThenIsNotVerified(String name) {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		String value = Objects.requireNonNull(signed.headers().getFirst(name));
		assertThatIsRefused(signed.with(name), Reason.NOT_VERIFIED);
		assertThatIsRefused(signed.with(name, value, value), Reason.NOT_VERIFIED);
		assertThatIsRefused(signed.with(name, ""), Reason.NOT_VERIFIED);
		assertThatIsRefused(signed.with(name, value + "1"), Reason.NOT_VERIFIED);
	}

	@ParameterizedTest
	@ValueSource(longs = { -301, -300, 300, 301, 2_592_000 })
	void parseWhenTimeIsFiveMinutesOffThenIsNotVerified(long age) {
		// Runs later than it was signed, and so a second may pass the limit of the future
		long seconds = (age < 0) ? age - 5 : age;
		assertThatIsRefused(TestNotification.paid("O-1").time(Instant.now().minusSeconds(seconds)).sign(),
				Reason.NOT_VERIFIED);
	}

	@ParameterizedTest
	@ValueSource(longs = { -290, 290 })
	void parseWhenTimeIsLessThanFiveMinutesOffThenReads(long age) {
		assertThat(parse(TestNotification.paid("O-1").time(Instant.now().minusSeconds(age)).sign())).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY/SIGNTEST/1234567890", "WECHATPAY/SIGNTEST/", "====", "AA==", "中" })
	void parseWhenSignatureIsProbeOrNoneThenIsNotVerified(String signature) {
		assertThatIsRefused(TestNotification.paid("O-1").sign().with("Wechatpay-Signature", signature),
				Reason.NOT_VERIFIED);
	}

	@Test
	void parseWhenSerialIsUnknownThenAsksForKeyOnce() {
		CountingKeys keys = new CountingKeys();
		NotificationParser counting = TestNotification.parser(keys);
		TestNotification.Signed unknown = TestNotification.paid("O-1").serial("5157F09EFDC096DE15EBE81A").sign();
		StepVerifier.create(counting.parse(unknown.headers(), unknown.body()))
			.expectErrorSatisfies((ex) -> assertThat(ex)
				.hasMessage("The notification is not verified: the serial 5157F09EFDC096DE15EBE81A is not among the "
						+ "configured [" + TestNotification.SERIAL + "]"))
			.verify(TIME_LIMIT);
		assertThat(keys.obtained).hasValue(1);
		TestNotification.Signed known = TestNotification.paid("O-1").sign();
		StepVerifier.create(counting.parse(known.headers(), known.body()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void parseWhenSerialHasLineFeedThenMessageHasOneLine() {
		assertThatIsRefused(TestNotification.paid("O-1").serial("5157\nF09E").sign(), Reason.NOT_VERIFIED);
	}

	@Test
	void parseWhenNotSignedThenIsNotDecrypted() {
		// Neither is valid JSON, which would show if it were read
		TestNotification.Signed signed = TestNotification.paid("O-1").sign("{".getBytes(StandardCharsets.UTF_8));
		assertThatIsRefused(signed.withBody("[".getBytes(StandardCharsets.UTF_8)), Reason.NOT_VERIFIED);
		assertThatIsRefused(signed, Reason.NOT_READABLE);
	}

	@Test
	void parseWhenEncryptedWithOtherKeyThenIsNotDecrypted() {
		assertThatIsRefused(TestNotification.paid("O-1").apiV3Key("x".repeat(32)).sign(), Reason.NOT_DECRYPTED);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 16, 17 })
	void parseWhenTagIsCutThenIsNotDecrypted(int bytes) {
		TestNotification sent = TestNotification.paid("O-1");
		byte[] ciphertext = sent.ciphertext();
		assertThatIsRefused(
				sent.resource("ciphertext", base64(Arrays.copyOf(ciphertext, ciphertext.length - bytes))).sign(),
				Reason.NOT_DECRYPTED);
	}

	@Test
	void parseWhenCiphertextIsTooShortOrChangedThenIsNotDecrypted() {
		byte[] ciphertext = TestNotification.paid("O-1").ciphertext();
		ciphertext[0] ^= 1;
		for (String value : new String[] { base64(ciphertext), "", "AA==", "no Base64!", base64(new byte[16]) }) {
			assertThatIsRefused(TestNotification.paid("O-1").resource("ciphertext", value).sign(),
					Reason.NOT_DECRYPTED);
		}
	}

	@Test
	void parseWhenAssociatedDataIsNotThatOfEncryptionThenIsNotDecrypted() {
		TestNotification sent = TestNotification.paid("O-1");
		String ciphertext = base64(sent.ciphertext());
		assertThatIsRefused(sent.resource("ciphertext", ciphertext).resource("associated_data", "other").sign(),
				Reason.NOT_DECRYPTED);
		assertThatIsRefused(sent.resource("associated_data", null).sign(), Reason.NOT_DECRYPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "61f9c719728ab", "支付分1234567890" })
	void parseWhenNonceIsNotTwelveBytesThenIsNotDecrypted(String nonce) {
		TestNotification sent = TestNotification.paid("O-1");
		assertThatIsRefused(sent.resource("ciphertext", base64(sent.ciphertext())).resource("nonce", nonce).sign(),
				Reason.NOT_DECRYPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "AEAD_AES_128_GCM", "aead_aes_256_gcm", "NONE", "" })
	void parseWhenAlgorithmIsOtherThenIsNotReadable(String algorithm) {
		assertThatIsRefused(TestNotification.paid("O-1").resource("algorithm", algorithm).sign(), Reason.NOT_READABLE);
	}

	@ParameterizedTest
	@CsvSource({ "id,", "event_type,", "resource_type,", "resource_type,plain-resource", "id,''", "event_type,a b",
			"id,支付", "resource,text" })
	void parseWhenEnvelopeIsWrongThenIsNotReadable(String name, @Nullable String value) {
		TestNotification sent = TestNotification.paid("O-1");
		assertThatIsRefused(sent.envelope(name, value).sign(), Reason.NOT_READABLE);
	}

	@Test
	void parseWhenIdHasLineFeedThenIsNotReadable() {
		assertThatIsRefused(TestNotification.paid("O-1").envelope("id", "EV\n1").sign(), Reason.NOT_READABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "algorithm", "nonce", "ciphertext" })
	void parseWhenFieldOfResourceIsNoTextThenIsNotReadable(String name) {
		TestNotification sent = TestNotification.paid("O-1");
		sent.resource("ciphertext", base64(sent.ciphertext()));
		assertThatIsRefused(sent.resource(name, 1).sign(), Reason.NOT_READABLE);
	}

	@Test
	void parseWhenIdIsTooLongThenIsNotReadable() {
		assertThat(parse(TestNotification.paid("O-1").envelope("id", "x".repeat(64)).sign()).id()).hasSize(64);
		assertThatIsRefused(TestNotification.paid("O-1").envelope("id", "x".repeat(65)).sign(), Reason.NOT_READABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "\"text\"", "1", "{", "{}", "{}{}", "{} x", "{\"id\":1,\"id\":1}",
			"{\"id\":NaN}", "{'id':1}", "//\n{}", "{\"resource\":{}}", "\uFEFF{}" })
	void parseWhenBodyIsNoEnvelopeThenIsNotReadable(String body) {
		assertThatIsRefused(TestNotification.paid("O-1").sign(body.getBytes(StandardCharsets.UTF_8)),
				Reason.NOT_READABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "UTF-16BE", "UTF-32" })
	void parseWhenBodyIsNotUtf8ThenIsNotReadable(String charset) throws Exception {
		String body = new String(TestNotification.paid("O-1").body(), StandardCharsets.UTF_8);
		assertThatIsRefused(TestNotification.paid("O-1").sign(body.getBytes(charset)), Reason.NOT_READABLE);
		assertThatIsRefused(TestNotification.paid("O-1").sign(new byte[] { '{', '"', (byte) 0xC3, '"', '}' }),
				Reason.NOT_READABLE);
	}

	@Test
	void parseWhenJsonIsDeepThenIsNotReadable() {
		for (int depth : new int[] { 65, 1000, 200_000 }) {
			String deep = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
			assertThatIsRefused(TestNotification.paid("O-1").sign(deep.getBytes(StandardCharsets.UTF_8)),
					Reason.NOT_READABLE);
			assertThatIsRefused(TestNotification.of("NEW", deep).sign(), Reason.NOT_READABLE);
			assertThatIsRefused(TestNotification.of("NEW", "[".repeat(depth)).sign(), Reason.NOT_READABLE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "\"" + SECRET + "\"", "{\"a\":1,\"a\":2}", "{\"" + SECRET + "\"", "{} x",
			"{\"a\":{\"b\":1,\"b\":1}}" })
	void parseWhenResourceIsNoJsonObjectThenIsNotReadable(String resource) {
		assertThatIsRefused(TestNotification.of("NEW", resource).sign(), Reason.NOT_READABLE);
		assertThatIsRefused(TestNotification.of("PAYSCORE.USER_PAID", resource).sign(), Reason.NOT_READABLE);
	}

	@Test
	void parseWhenResourceIsNotUtf8ThenIsNotReadable() {
		assertThatIsRefused(TestNotification.paid("O-1").plaintext(new byte[] { '{', (byte) 0xFF, '}' }).sign(),
				Reason.NOT_READABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"" + SECRET + "\"", "1.5", "9223372036854775808", "1e400", "1e999999999", "[1]", "{}",
			"true" })
	void parseWhenAmountIsNoWholeNumberThenIsNotReadable(String amount) {
		assertThatIsRefused(TestNotification.of("PAYSCORE.USER_PAID", "{\"total_amount\":" + amount + "}").sign(),
				Reason.NOT_READABLE);
	}

	@Test
	void parseWhenFieldHasOtherTypeThenNamesIt() {
		TestNotification.Signed signed = TestNotification
			.of("PAYSCORE.USER_PAID", "{\"collection\":{\"details\":[{\"amount\":\"" + SECRET + "\"}]}}")
			.sign();
		StepVerifier.create(this.parser.parse(signed.headers(), signed.body()))
			.expectErrorMessage("The notification is not readable: the field collection.details.amount of the "
					+ "decrypted resource is not of the documented type")
			.verify(TIME_LIMIT);
	}

	@Test
	void toStringWhenCalledThenDoesNotTellContent() {
		assertThat(parse(TestNotification.paid("O-SECRET").envelope("id", "EV-1").sign()))
			.hasToString("UserPaidNotification [id=EV-1, eventType=PAYSCORE.USER_PAID]");
		assertThat(parse(TestNotification.confirm("O-SECRET").envelope("id", "EV-1").sign()))
			.hasToString("UserConfirmNotification [id=EV-1, eventType=PAYSCORE.USER_CONFIRM]");
		assertThat(parse(TestNotification.of("NEW", "{}").envelope("id", "EV-1").sign()))
			.hasToString("GenericNotification [id=EV-1, eventType=NEW]");
	}

	private Notification parse(TestNotification.Signed signed) {
		return Objects.requireNonNull(this.parser.parse(signed.headers(), signed.body()).block(TIME_LIMIT));
	}

	private void assertThatIsRefused(TestNotification.Signed signed, Reason reason) {
		Mono<Notification> parsed = this.parser.parse(signed.headers(), signed.body());
		StepVerifier.create(parsed).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(InvalidNotificationException.class);
			assertThat(((InvalidNotificationException) ex).getReason()).as(ex.getMessage()).isEqualTo(reason);
			assertThat(ex.getMessage()).doesNotContain(SECRET, "\n", "\r");
			assertThat(ex).hasNoSuppressedExceptions();
			assertThat(String.valueOf(ex.getCause())).doesNotContain(SECRET);
			assertThat(((InvalidNotificationException) ex).isOutcomeUnknown()).isFalse();
		}).verify(TIME_LIMIT);
	}

	private static String base64(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	private static final class CountingKeys implements PlatformKeys {

		private final PlatformKeys keys = TestNotification.platformKeys();

		private final AtomicInteger obtained = new AtomicInteger();

		@Override
		public @Nullable PlatformKey find(String serial) {
			return this.keys.find(serial);
		}

		@Override
		public Mono<PlatformKey> obtain(String serial) {
			this.obtained.incrementAndGet();
			return this.keys.obtain(serial);
		}

		@Override
		public Set<String> serials() {
			return this.keys.serials();
		}

		@Override
		public @Nullable String publicKeyId() {
			return this.keys.publicKeyId();
		}

	}

}
