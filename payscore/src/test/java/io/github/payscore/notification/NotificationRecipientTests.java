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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.merchant.NotificationRecipients;
import io.github.payscore.merchant.TooManyLookupsException;
import io.github.payscore.notification.InvalidNotificationException.Reason;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.NotificationBuilder;
import io.github.payscore.test.SignedNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NotificationParser} with several merchants, each of which has keys of
 * its own.
 *
 * @author PayScore for Spring Boot contributors
 */
class NotificationRecipientTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final FakeWeChatPay FAKE = FakeWeChatPay.builder()
		.merchant("hk", (merchant) -> merchant.mchid("1900000001"))
		.merchant("cn", (merchant) -> merchant.mchid("1900000002").mode(FakeMode.DIRECT))
		.start();

	private static final FakeWeChatPay HK = FAKE.merchant("hk");

	private static final FakeWeChatPay CN = FAKE.merchant("cn");

	private final TestRecipients recipients = new TestRecipients().add("hk", HK).add("cn", CN);

	@AfterAll
	static void stop() {
		FAKE.close();
	}

	@ParameterizedTest
	@CsvSource({ "hk,mchid,1900000001", "cn,mchid,1900000002", "hk,sp_mchid,1900000001" })
	void parseWhenForOneOfThemThenIsFor(String name, String field, String mchid) {
		SignedNotification sent = paid(FAKE.merchant(name), "{\"%s\":\"%s\"}".formatted(field, mchid)).build();
		assertThat(parse(name, sent).merchant()).isEqualTo(name);
		assertThat(parse(null, sent).merchant()).isEqualTo(name);
	}

	@Test
	void parseWhenMerchantIsPartnerThenGoesByPartnerNotBySubMerchant() {
		String resource = "{\"sp_mchid\":\"1900000001\",\"sub_mchid\":\"1900000002\"}";
		assertThat(parse(null, paid(HK, resource).build()).merchant()).isEqualTo("hk");
		assertThatRefused(null, paid(CN, resource).build(), Reason.OTHER_MERCHANT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PAYSCORE.USER_CONFIRM", "PAYSCORE.USER_PAID", "PAYSCORE.USER_OPEN_SERVICE",
			"PAYSCORE.USER_CLOSE_SERVICE", "PAYSCORE.BIND_SERVICE_ACCOUNT", "PAYSCORE.USER_SIGN_PLAN",
			"PAYSCORE.USER_CANCEL_SIGN_PLAN", "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED", "NEW" })
	void parseWhenEventIsOfAnyKindThenHasMerchantAndNoneOfOthers(String eventType) {
		NotificationBuilder sent = HK.notification(eventType).resource("{\"mchid\":\"1900000001\"}");
		assertThat(parse("hk", sent.build()).merchant()).isEqualTo("hk");
		NotificationBuilder crossed = HK.notification(eventType).resource("{\"mchid\":\"1900000002\"}");
		assertThatRefused("hk", crossed.build(), Reason.OTHER_MERCHANT);
		assertThatRefused(null, crossed.build(), Reason.OTHER_MERCHANT);
	}

	@Test
	void parseWhenSignedForAnotherThenRefuses() {
		assertThatRefused("cn", paid(HK, number(HK)).build(), Reason.NOT_VERIFIED);
		assertThatRefused("cn", paid(HK, number(CN)).apiV3Key(CN.apiV3Key()).build(), Reason.NOT_VERIFIED);
	}

	@Test
	void parseWhenSignedForAnotherUnderItsSerialThenRefuses() {
		SignedNotification sent = paid(HK, number(CN)).apiV3Key(CN.apiV3Key()).build();
		HttpHeaders headers = headers(sent);
		headers.set("Wechatpay-Serial", CN.platformPublicKeyId());
		assertThatRefused(parser().parse("cn", headers, sent.body()), Reason.NOT_VERIFIED);
		assertThatRefused(parser().parse(headers, sent.body()), Reason.NOT_VERIFIED);
	}

	@Test
	void parseWhenEncryptedForAnotherThenRefuses() {
		SignedNotification sent = paid(HK, number(HK)).apiV3Key(CN.apiV3Key()).build();
		assertThatRefused("hk", sent, Reason.NOT_DECRYPTED);
		assertThatRefused("cn", sent, Reason.NOT_VERIFIED);
		assertThatRefused(null, sent, Reason.NOT_DECRYPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"mchid\":\"1900000002\"}", "{\"sp_mchid\":\"1900000002\"}",
			"{\"mchid\":\"1900000001\",\"sp_mchid\":\"1900000002\"}", "{\"mchid\":\"19000000010\"}" })
	void parseWhenBodyIsOfAnotherThenRefuses(String resource) {
		assertThatRefused("hk", paid(HK, resource).build(), Reason.OTHER_MERCHANT);
		assertThatRefused(null, paid(HK, resource).build(), Reason.OTHER_MERCHANT);
	}

	@Test
	void parseWhenMerchantsShareKeysThenMerchantNumberDecides() {
		this.recipients.add("twin", "1900000009", HK, HK.platformPublicKeyId(), ApiV3Key.of(HK.apiV3Key()), null, null);
		SignedNotification sent = paid(HK, "{\"mchid\":\"1900000009\"}").build();
		assertThat(parse(null, sent).merchant()).isEqualTo("twin");
		assertThat(parse("twin", sent).merchant()).isEqualTo("twin");
		assertThatRefused("hk", sent, Reason.OTHER_MERCHANT);
		assertThat(parse(null, paid(HK, number(HK)).build()).merchant()).isEqualTo("hk");
	}

	@Test
	void parseWhenThereIsNoMerchantNumberThenKeysDecideIfTheyCan() {
		SignedNotification sent = paid(HK, "{\"out_order_no\":\"O-1\"}").build();
		assertThat(parse(null, sent).merchant()).isEqualTo("hk");
		this.recipients.add("twin", "1900000009", HK, HK.platformPublicKeyId(), ApiV3Key.of(HK.apiV3Key()), null, null);
		assertThatRefused(null, sent, Reason.OTHER_MERCHANT);
	}

	// One merchant number with several services and applications
	@ParameterizedTest
	@CsvSource({ "S-1,,hk-1", "S-2,,hk-2", "S-1,wx2,hk-1", ",wx2,hk-2", "S-2,wx2,hk-2", "S-3,wx3,default",
			"S-3,,default", ",,default" })
	void parseWhenNamesShareMerchantThenServiceAndApplicationDecide(@Nullable String serviceId, @Nullable String appid,
			String expected) {
		this.recipients.add("hk-2", HK, "S-2", "wx2").add("default", HK).add("hk-1", HK, "S-1", null);
		this.recipients.add("hk", HK);
		SignedNotification sent = paid(HK, "{\"mchid\":\"1900000001\",\"service_id\":\"%s\",\"appid\":\"%s\"}"
			.formatted(Objects.toString(serviceId, ""), Objects.toString(appid, ""))).build();
		assertThat(parse(null, sent).merchant()).isEqualTo(expected);
		for (String name : new String[] { "hk", "hk-1", "hk-2" }) {
			assertThat(parse(name, sent).merchant()).isEqualTo(name);
		}
	}

	@Test
	void parseWhenNamesShareAllThenIsForFirst() {
		this.recipients.add("a", HK);
		assertThat(parse(null, paid(HK, number(HK)).build()).merchant()).isEqualTo("a");
	}

	@Test
	void keyWhenNamesShareMerchantThenIsSame() {
		this.recipients.add("a", HK);
		for (NotificationBuilder sent : new NotificationBuilder[] {
				paid(HK, "{\"mchid\":\"1900000001\",\"out_order_no\":\"O-1\"}"),
				HK.notification("NEW").resource(number(HK)) }) {
			SignedNotification signed = sent.id("EV-1").build();
			assertThat(DeduplicationKey.of(parse("a", signed))).isEqualTo(DeduplicationKey.of(parse("hk", signed)));
		}
	}

	@Test
	void keyWhenMerchantsDifferThenDiffers() {
		for (String eventType : new String[] { "PAYSCORE.USER_CONFIRM", "PAYSCORE.USER_OPEN_SERVICE", "REFUND.SUCCESS",
				"NEW" }) {
			String resource = "{\"mchid\":\"%s\",\"out_order_no\":\"O-1\",\"out_refund_no\":\"R-1\"}";
			assertThat(DeduplicationKey.of(parse(null,
					HK.notification(eventType).id("EV-1").resource(resource.formatted(HK.mchid())).build())))
				.isNotEqualTo(DeduplicationKey.of(parse(null,
						CN.notification(eventType).id("EV-1").resource(resource.formatted(CN.mchid())).build())));
		}
	}

	@Test
	void parseWhenKeysHaveTheSameSerialThenTriesEachOnce() {
		this.recipients.add("same-serial", CN.mchid(), CN, HK.platformPublicKeyId(), ApiV3Key.of(CN.apiV3Key()), null,
				null);
		assertThat(parse(null, paid(HK, number(HK)).build()).merchant()).isEqualTo("hk");
		SignedNotification sent = paid(CN, number(CN)).build();
		HttpHeaders headers = headers(sent);
		headers.set("Wechatpay-Serial", HK.platformPublicKeyId());
		StepVerifier.create(parser().parse(headers, sent.body()).map(Notification::merchant))
			.expectNext("same-serial")
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void parseWhenMerchantHasNoApiV3KeyThenSaysSo() {
		this.recipients.add("hk", HK.mchid(), HK, HK.platformPublicKeyId(), null, null, null);
		SignedNotification sent = paid(HK, number(HK)).build();
		StepVerifier.create(parser().parse("hk", headers(sent), sent.body()))
			.expectErrorSatisfies((ex) -> assertThat(ex).hasMessage(
					"The notification for the merchant 'hk' is not " + "decrypted: the merchant 'hk' has no APIv3 key"))
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "HK", "h", "hk ", "../hk" })
	void parseWhenNameIsUnknownThenSaysSo(String name) {
		assertThatRefused(name, paid(HK, number(HK)).build(), Reason.NO_SUCH_MERCHANT);
		assertThat(this.recipients.lookups()).isOne();
	}

	@Test
	void parseWhenNameCanBeNoneThenAsksNobody() {
		SignedNotification sent = paid(HK, number(HK)).build();
		assertThatRefused("", sent, Reason.NO_SUCH_MERCHANT);
		assertThatRefused("x".repeat(65), sent, Reason.NO_SUCH_MERCHANT);
		assertThat(this.recipients.lookups()).isZero();
	}

	@Test
	void parseWhenSerialIsUnknownThenRefuses() {
		HttpHeaders headers = headers(paid(HK, number(HK)).build());
		headers.set("Wechatpay-Serial", "PUB_KEY_ID_0000000000000000000000000000000000");
		assertThatRefused(parser().parse(headers, new byte[0]), Reason.NOT_VERIFIED);
		assertThat(this.recipients.lookups()).isOne();
	}

	static Stream<UnaryOperator<HttpHeaders>> senselessHeaders() {
		Stream<UnaryOperator<HttpHeaders>> missing = Stream
			.of("Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature")
			.map((name) -> (headers) -> {
				headers.remove(name);
				return headers;
			});
		return Stream.concat(missing,
				Stream.of(with("Wechatpay-Timestamp", String.valueOf(Instant.now().minusSeconds(301).getEpochSecond())),
						with("Wechatpay-Timestamp", String.valueOf(Instant.now().plusSeconds(310).getEpochSecond())),
						with("Wechatpay-Timestamp", "now"), with("Wechatpay-Serial", "nothing"),
						with("Wechatpay-Serial", "A".repeat(65)), with("Wechatpay-Serial", "PUB_KEY_ID_x"),
						with("Wechatpay-Serial", "PUB_KEY_ID_" + "1".repeat(200)), with("Wechatpay-Signature", "%%%")));
	}

	private static UnaryOperator<HttpHeaders> with(String name, String value) {
		return (headers) -> {
			headers.set(name, value);
			return headers;
		};
	}

	@ParameterizedTest
	@MethodSource("senselessHeaders")
	void parseWhenHeadersMakeNoSenseThenAsksNobody(UnaryOperator<HttpHeaders> change) {
		SignedNotification sent = paid(HK, number(HK)).build();
		HttpHeaders headers = change.apply(headers(sent));
		assertThatRefused(parser().parse(headers, sent.body()), Reason.NOT_VERIFIED);
		assertThatRefused(parser().parse("hk", headers, sent.body()), Reason.NOT_VERIFIED);
		assertThatRefused(parser().parse("nobody", headers, sent.body()), Reason.NOT_VERIFIED);
		assertThat(this.recipients.lookups()).isZero();
	}

	@Test
	void getMerchantWhenRefusedThenIsOneThatExistsOrNull() {
		SignedNotification sent = paid(HK, number(HK)).build();
		assertThat(refusal("hk", headers(sent), new byte[0]).getMerchant()).isEqualTo("hk");
		assertThat(refusal("nobody", headers(sent), sent.body()).getMerchant()).isNull();
		assertThat(refusal("hk", new HttpHeaders(), sent.body()).getMerchant()).isNull();
	}

	@Test
	void messageWhenNameIsOfStrangerThenIsOneShortLine() {
		SignedNotification sent = paid(HK, number(HK)).build();
		assertThat(refusal("no\nbody" + "x".repeat(500), headers(sent), sent.body())).message()
			.hasSizeLessThan(250)
			.startsWith("The notification is not for a merchant: none is called 'no bodyx");
	}

	@Test
	void parseWhenOneMerchantIsMadeByHandThenIsDefault() {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		NotificationParser parser = TestNotification.parser();
		StepVerifier.create(parser.parse("default", signed.headers(), signed.body()).map(Notification::merchant))
			.expectNext("default")
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThatRefused(parser.parse("hk", signed.headers(), signed.body()), Reason.NO_SUCH_MERCHANT);
	}

	@Test
	void replyWhenMerchantIsNamedThenTellsNobodyWhichExist() {
		SignedNotification sent = paid(HK, number(HK)).build();
		try (NotificationReceiver receiver = receiver(this.recipients)) {
			assertThat(reply(receiver, "hk", headers(sent), sent.body())).isEqualTo(NotificationReply.HANDLED);
			assertThat(reply(receiver, "hk", headers(sent), new byte[0])).isEqualTo(NotificationReply.NOT_FOUND);
			assertThat(reply(receiver, "hk", new HttpHeaders(), new byte[0])).isEqualTo(NotificationReply.NOT_FOUND);
			assertThat(reply(receiver, "cn", headers(sent), sent.body())).isEqualTo(NotificationReply.NOT_FOUND);
			assertThat(reply(receiver, "no", headers(sent), sent.body())).isEqualTo(NotificationReply.NOT_FOUND);
			assertThat(reply(receiver, "no", new HttpHeaders(), new byte[0])).isEqualTo(NotificationReply.NOT_FOUND);
			sent = paid(HK, number(CN)).build();
			assertThat(reply(receiver, "hk", headers(sent), sent.body())).isEqualTo(NotificationReply.NOT_FOUND);
			assertThat(reply(receiver, null, headers(sent), sent.body())).isEqualTo(NotificationReply.NOT_VERIFIED);
			assertThat(reply(receiver, null, headers(sent), new byte[0])).isEqualTo(NotificationReply.NOT_VERIFIED);
		}
	}

	@Test
	void replyWhenThereAreTooManyLookupsThenIsLater() {
		try (NotificationReceiver receiver = receiver(new Exhausted())) {
			SignedNotification sent = paid(HK, number(HK)).build();
			assertThat(reply(receiver, "hk", headers(sent), sent.body())).isEqualTo(NotificationReply.LATER);
			assertThat(reply(receiver, null, headers(sent), sent.body())).isEqualTo(NotificationReply.LATER);
		}
	}

	private static NotificationReceiver receiver(NotificationRecipients recipients) {
		return NotificationReceiver.builder(parser(recipients), new InMemoryNotificationStore(100, Clock.systemUTC()))
			.build();
	}

	private static @Nullable NotificationReply reply(NotificationReceiver receiver, @Nullable String name,
			HttpHeaders headers, byte[] body) {
		Mono<NotificationReply> reply = (name != null) ? receiver.receive(name, headers, Mono.just(body))
				: receiver.receive(headers, Mono.just(body));
		return reply.block(TIME_LIMIT);
	}

	private static NotificationBuilder paid(FakeWeChatPay merchant, String resource) {
		return merchant.notification("PAYSCORE.USER_PAID").resource(resource);
	}

	private static String number(FakeWeChatPay merchant) {
		return "{\"mchid\":\"%s\"}".formatted(merchant.mchid());
	}

	private NotificationParser parser() {
		return parser(this.recipients);
	}

	private static NotificationParser parser(NotificationRecipients recipients) {
		return NotificationParser.of(recipients, Clock.systemUTC(), new RsaVerifier(CryptoProvider.jdk()));
	}

	private Notification parse(@Nullable String name, SignedNotification sent) {
		return Objects.requireNonNull(mono(name, headers(sent), sent.body()).block(TIME_LIMIT));
	}

	private Mono<Notification> mono(@Nullable String name, HttpHeaders headers, byte[] body) {
		return (name != null) ? parser().parse(name, headers, body) : parser().parse(headers, body);
	}

	private void assertThatRefused(@Nullable String name, SignedNotification sent, Reason reason) {
		assertThatRefused(mono(name, headers(sent), sent.body()), reason);
	}

	private static void assertThatRefused(Mono<Notification> notification, Reason reason) {
		StepVerifier.create(notification)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(InvalidNotificationException.class,
					(invalid) -> assertThat(invalid.getReason()).isEqualTo(reason)))
			.verify(TIME_LIMIT);
	}

	private InvalidNotificationException refusal(@Nullable String name, HttpHeaders headers, byte[] body) {
		return mono(name, headers, body).map((notification) -> new IllegalStateException())
			.cast(Throwable.class)
			.onErrorResume(Mono::just)
			.cast(InvalidNotificationException.class)
			.blockOptional(TIME_LIMIT)
			.orElseThrow();
	}

	private static HttpHeaders headers(SignedNotification sent) {
		HttpHeaders headers = new HttpHeaders();
		sent.headers().forEach(headers::set);
		return headers;
	}

	private static final class Exhausted implements NotificationRecipients {

		@Override
		public Mono<NotificationRecipient> findByMerchant(String merchant) {
			return Mono.error(new TooManyLookupsException(20));
		}

		@Override
		public Flux<NotificationRecipient> findByPlatformSerial(String serial) {
			return Flux.error(new TooManyLookupsException(20));
		}

		@Override
		public Collection<NotificationRecipient> known() {
			return List.of();
		}

	}

}
