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

package io.github.payscore.test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FakeWeChatPay#merchant(String)}: several merchants at once.
 *
 * @author PayScore for Spring Boot contributors
 */
class SeveralMerchantsTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private final FakeWeChatPay fake = FakeWeChatPay.builder().merchant("hk", (merchant) -> {
	})
		.merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT))
		.merchant("chain", (merchant) -> merchant.mode(FakeMode.PARTNER).keyKind(PlatformKeyKind.BOTH))
		.start();

	private final FakeWeChatPay hk = this.fake.merchant("hk");

	private final FakeWeChatPay shop = this.fake.merchant("shop");

	private final FakeWeChatPay chain = this.fake.merchant("chain");

	@AfterEach
	void close() {
		this.fake.close();
	}

	@Test
	void merchantWhenNothingIsSetThenDiffersFromTheOthersInAllItHas() {
		List<FakeWeChatPay> all = List.of(this.fake, this.hk, this.shop, this.chain);
		assertThat(all).extracting(FakeWeChatPay::mchid).doesNotHaveDuplicates().allMatch((it) -> it.length() == 10);
		assertThat(all).extracting(FakeWeChatPay::merchantSerial).doesNotHaveDuplicates();
		assertThat(all).extracting(FakeWeChatPay::merchantPrivateKeyPem).doesNotHaveDuplicates();
		assertThat(all).extracting(FakeWeChatPay::platformPublicKeyId)
			.doesNotHaveDuplicates()
			.allMatch((it) -> it.matches("PUB_KEY_ID_[0-9]{34}"));
		assertThat(all).extracting(FakeWeChatPay::platformPublicKeyPem).doesNotHaveDuplicates();
		assertThat(all).extracting(FakeWeChatPay::platformCertificateSerial).doesNotHaveDuplicates();
		assertThat(all).extracting(FakeWeChatPay::apiV3Key).doesNotHaveDuplicates().allMatch((it) -> it.length() == 32);
		assertThat(all).extracting(FakeWeChatPay::apiV2Key).doesNotHaveDuplicates().allMatch((it) -> it.length() == 32);
		assertThat(all).extracting((it) -> it.properties().get("wechatpay.payscore.service-id"))
			.doesNotHaveDuplicates()
			.allMatch((it) -> it.length() == 31);
		assertThat(List.of(this.shop, this.chain)).extracting((it) -> it.properties().get("wechatpay.payscore.appid"))
			.doesNotHaveDuplicates()
			.allMatch((it) -> it.length() == 18);
		assertThat(all).extracting(FakeWeChatPay::mode)
			.containsExactly(FakeMode.OVERSEA_PARTNER, FakeMode.OVERSEA_PARTNER, FakeMode.DIRECT, FakeMode.PARTNER);
	}

	@Test
	void merchantWhenFakeHasOneOnlyThenItIsTheDefault() {
		try (FakeWeChatPay single = FakeWeChatPay.start()) {
			FakeWeChatPay merchant = single.merchant("default");
			assertThat(merchant.properties()).isEqualTo(single.properties());
			assertThat(merchant).hasToString("FakeWeChatPay[%s, merchant=default, mchid=1230000109, keyKind=PUBLIC_KEY]"
				.formatted(single.baseUrl()));
		}
	}

	@Test
	void merchantWhenUnknownThenNamesThoseThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fake.merchant("cn"))
			.withMessage("'name' must be one of [default, hk, shop, chain] but is 'cn'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "hk", "", " ", "a[b]", "a]",
			"12345678901234567890123456789012345678901234567890123456789012345" })
	void builderWhenNameIsTakenOrNoneThenFails(String name) {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder().merchant("hk", (merchant) -> {
		});
		assertThatIllegalArgumentException().isThrownBy(() -> builder.merchant(name, (merchant) -> {
		})).withMessageStartingWith("'name' must");
	}

	@Test
	void propertiesWhenOfTheFakeThenNameAllMerchants() {
		Map<String, String> properties = this.fake.properties();
		assertThat(properties).containsAllEntriesOf(this.fake.merchant("default").properties());
		for (String name : List.of("hk", "shop", "chain")) {
			FakeWeChatPay merchant = this.fake.merchant(name);
			merchant.properties()
				.forEach((key, value) -> assertThat(properties)
					.containsEntry(key.replace("wechatpay.", "wechatpay.merchants." + name + "."), value));
		}
		assertThat(properties).hasSize(this.fake.merchant("default").properties().size() + this.hk.properties().size()
				+ this.shop.properties().size() + this.chain.properties().size());
	}

	@Test
	void propertiesWhenOfAMerchantThenAreItsOwn() {
		assertThat(this.hk.properties())
			.containsAllEntriesOf(
					Map.of("wechatpay.mchid", this.hk.mchid(), "wechatpay.serial", this.hk.merchantSerial(),
							"wechatpay.base-url", this.fake.baseUrl(), "wechatpay.payscore.mode", "oversea-partner"))
			.containsKeys("wechatpay.payscore.sub-mchid", "wechatpay.platform-public-key-path")
			.doesNotContainKeys("wechatpay.payscore.appid", "wechatpay.certificates.path");
		assertThat(this.shop.properties())
			.containsAllEntriesOf(
					Map.of("wechatpay.payscore.mode", "direct", "wechatpay.certificates.path", "/v3/certificates"))
			.containsKeys("wechatpay.payscore.appid")
			.doesNotContainKeys("wechatpay.payscore.sub-mchid", "wechatpay.platform-cert");
		assertThat(this.chain.properties()).containsKeys("wechatpay.payscore.sub-mchid", "wechatpay.platform-cert");
	}

	@Test
	void propertiesWhenNameIsUnusualThenStandsInBrackets() {
		try (FakeWeChatPay unusual = FakeWeChatPay.builder().merchant("Shop_1", (merchant) -> {
		}).start()) {
			assertThat(unusual.properties()).containsEntry("wechatpay.merchants[Shop_1].mchid",
					unusual.merchant("Shop_1").mchid());
		}
	}

	@Test
	void completeWhenSameNumberAtSeveralMerchantsThenOnlyTheCallersOrderChanges() throws Exception {
		this.fake.seedOrder(ORDER);
		this.hk.seedOrder(ORDER);
		this.shop.seedOrder(ORDER);
		WireAnswer answer = WireAnswer.of(completion(this.hk)).isSuccess();
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(this.hk.platformPublicKeyId());
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(this.hk))).isTrue();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(this.fake))).isFalse();
		assertThat(this.hk.order(ORDER).completions()).isEqualTo(1);
		assertThat(this.fake.order(ORDER).completions()).isZero();
		assertThat(this.shop.order(ORDER).completions()).isZero();
		assertThatIllegalArgumentException().isThrownBy(() -> this.chain.order(ORDER));
	}

	@Test
	void lifeWhenMerchantsHaveOtherModesThenEachGetsTheAnswersOfItsOwn() throws Exception {
		for (FakeWeChatPay merchant : List.of(this.shop, this.chain)) {
			MainlandMerchant calls = MainlandMerchant.of(merchant);
			calls.create().isJson();
			merchant.confirm(MainlandMerchant.ORDER);
			calls.assertDone(calls.complete());
			assertThat(calls.query().isJson().json().path("mchid").asString()).isEqualTo(merchant.mchid());
		}
		assertThat(this.shop.order(MainlandMerchant.ORDER).phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
	}

	@Test
	void completeWhenSignedWithTheKeyOfAnotherMerchantThenSignError() throws Exception {
		this.hk.seedOrder(ORDER);
		WireAnswer
			.of(TestMerchant.complete(this.fake, ORDER)
				.field("mchid", this.hk.mchid())
				.header("Wechatpay-Serial", this.hk.platformPublicKeyId()))
			.isRefused(401, "SIGN_ERROR", "serial_no");
		WireAnswer
			.of(TestMerchant.complete(this.fake, ORDER)
				.field("mchid", this.hk.mchid())
				.field("serial_no", this.hk.merchantSerial())
				.header("Wechatpay-Serial", this.hk.platformPublicKeyId()))
			.isRefused(401, "SIGN_ERROR", "signature");
		assertThat(this.hk.order(ORDER).completions()).isZero();
	}

	@Test
	void completeWhenSerialIsAnotherMerchantsThenRefusedAsUnknown() throws Exception {
		this.hk.seedOrder(ORDER);
		WireAnswer.of(completion(this.hk).header("Wechatpay-Serial", this.fake.platformPublicKeyId()))
			.isRefused(400, "INVALID_REQUEST", "Wechatpay-Serial")
			.withIssue("must name exactly one key that this merchant has: [" + this.hk.platformPublicKeyId() + "]");
	}

	@Test
	void completeWhenMchidIsUnknownThenSignErrorNamesTheKnownOnes() throws Exception {
		WireAnswer.of(TestMerchant.complete(this.fake, ORDER).field("mchid", "1"))
			.isRefused(401, "SIGN_ERROR", "mchid")
			.withIssue("expected 1230000109 or " + this.hk.mchid() + " or " + this.shop.mchid());
		assertThat(this.fake.lastRequest().mchid()).isNull();
		assertThat(this.fake.merchant("default").requests()).isEmpty();
	}

	@Test
	void completeWhenSubMerchantIsAnotherPartnersThenNoAuth() throws Exception {
		String body = Bodies.creation((json) -> {
			json.put("service_id", number(this.hk, "service-id"));
			json.put("sub_mchid", number(this.fake, "sub-mchid"));
		});
		WireAnswer.of(TestMerchant.create(this.hk, body)).isRefused(403, "NO_AUTH", "/sub_mchid");
	}

	@Test
	void requestsWhenSeveralMerchantsCallThenEachSeesItsOwnAndTheFakeAll() throws Exception {
		WireAnswer.of(completion(this.fake));
		WireAnswer.of(completion(this.hk));
		WireAnswer.of(completion(this.hk).authorization("WECHATPAY2-SHA256-RSA2048 mchid=\"" + this.hk.mchid() + "\""));
		WireAnswer.of(completion(this.hk).without("Accept").authorization("none"));
		assertThat(this.fake.requests()).extracting(RecordedRequest::mchid)
			.containsExactly(this.fake.mchid(), this.hk.mchid(), this.hk.mchid(), null);
		assertThat(this.fake.merchant("default").requests()).hasSize(1);
		assertThat(this.hk.requests()).hasSize(2);
		assertThat(this.hk.lastRequest().problem()).contains("is missing");
		assertThat(this.shop.requests()).isEmpty();
	}

	@Test
	void nextWhenPlannedForAMerchantThenOthersBehave() throws Exception {
		List.of(this.fake, this.hk).forEach((merchant) -> merchant.seedOrder(ORDER));
		this.hk.next().serverErrorBeforeEffect();
		WireAnswer.of(completion(this.fake)).isSuccess();
		WireAnswer.of(completion(this.hk)).isRefused(500, "SYSTEM_ERROR");
		WireAnswer.of(completion(this.hk)).isSuccess();
	}

	@Test
	void nextWhenPlannedForBothThenTheMerchantsComesFirstAndLeavesTheOther() throws Exception {
		List.of(this.fake, this.hk).forEach((merchant) -> merchant.seedOrder(ORDER));
		this.fake.next().tooManyRequests();
		this.hk.next().serverErrorBeforeEffect();
		WireAnswer.of(completion(this.hk)).isRefused(500, "SYSTEM_ERROR");
		WireAnswer.of(completion(this.hk)).isRefused(429, "FREQUENCY_LIMITED");
		WireAnswer.of(completion(this.fake)).isSuccess();
	}

	@Test
	void behaveWhenOfAMerchantThenOthersStillMisbehave() throws Exception {
		List.of(this.fake, this.hk).forEach((merchant) -> merchant.seedOrder(ORDER));
		this.fake.merchant("default").always().serverErrorBeforeEffect();
		this.hk.sometimes(1).with(1).serverErrorBeforeEffect();
		this.hk.behave();
		WireAnswer.of(completion(this.hk)).isSuccess();
		WireAnswer.of(completion(this.fake)).isRefused(500, "SYSTEM_ERROR");
		this.fake.behave();
		WireAnswer.of(completion(this.fake)).isSuccess();
	}

	@Test
	void signedWithWhenKeyIsAnotherMerchantsThenSignsWithIt() throws Exception {
		this.hk.seedOrder(ORDER);
		this.hk.next().signedWith(this.shop.platformPublicKeyId());
		WireAnswer answer = WireAnswer.of(completion(this.hk)).isSuccess();
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(this.shop.platformPublicKeyId());
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(this.shop))).isTrue();
	}

	@Test
	void notificationWhenSignedWithTheKeyOfAnotherMerchantThenIs() throws Exception {
		this.hk.seedOrder(ORDER);
		SignedNotification notification = this.hk.notification("PAYSCORE.USER_PAID")
			.order(ORDER)
			.signedWith(this.chain.platformCertificateSerial())
			.build();
		assertThat(notification.headers()).containsEntry("Wechatpay-Serial", this.chain.platformCertificateSerial());
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.hk.notification("PAYSCORE.USER_PAID").signedWith("1"));
	}

	@Test
	void resetWhenOfAMerchantThenOthersKeepWhatTheyHave() throws Exception {
		List.of(this.fake, this.hk).forEach((merchant) -> merchant.seedOrder(ORDER));
		WireAnswer.of(completion(this.hk)).isSuccess();
		this.hk.reset();
		assertThatIllegalArgumentException().isThrownBy(() -> this.hk.order(ORDER));
		assertThat(this.hk.requests()).isEmpty();
		assertThat(this.fake.requests()).hasSize(1);
		assertThat(this.fake.order(ORDER).completions()).isZero();
	}

	@Test
	void resetWhenOfTheFakeThenAllForget() throws Exception {
		List.of(this.fake, this.hk).forEach((merchant) -> merchant.seedOrder(ORDER));
		WireAnswer.of(completion(this.hk)).isSuccess();
		this.chain.rotateCertificate();
		this.hk.always().serverErrorBeforeEffect();
		this.fake.reset();
		for (FakeWeChatPay merchant : List.of(this.fake, this.hk)) {
			assertThatIllegalArgumentException().isThrownBy(() -> merchant.order(ORDER));
			assertThat(merchant.requests()).isEmpty();
		}
		assertThat(this.chain.certificates()).hasSize(1);
		this.hk.seedOrder(ORDER);
		WireAnswer.of(completion(this.hk)).isSuccess();
	}

	@Test
	void rotateCertificateWhenOfAMerchantThenOnlyItsListAndAnswersChange() throws Exception {
		try (FakeWeChatPay two = FakeWeChatPay.builder()
			.keyKind(PlatformKeyKind.CERTIFICATE)
			.merchant("hk", (merchant) -> merchant.keyKind(PlatformKeyKind.CERTIFICATE))
			.start()) {
			FakeWeChatPay other = two.merchant("hk");
			FakeCertificate rotated = other.rotateCertificate();
			assertThat(two.certificates()).hasSize(1);
			assertThat(serials(two)).containsExactly(two.platformCertificateSerial());
			assertThat(serials(other)).containsExactly(other.platformCertificateSerial(), rotated.serial());
			FakeCertificate rotatedToo = two.rotateCertificate();
			assertThat(TestMerchant.certificate(rotated.pem()).getPublicKey())
				.isNotEqualTo(TestMerchant.certificate(rotatedToo.pem()).getPublicKey());
		}
	}

	private static List<String> serials(FakeWeChatPay merchant) throws Exception {
		WireAnswer answer = WireAnswer.of(TestMerchant.get(merchant, "/v3/certificates").without("Wechatpay-Serial"))
			.isJson();
		for (var item : answer.json().path("data")) {
			assertThat(TestMerchant.decrypt(item.path("encrypt_certificate"), merchant.apiV3Key()))
				.startsWith("-----BEGIN CERTIFICATE-----");
		}
		return answer.json().path("data").valueStream().map((item) -> item.path("serial_no").asString()).toList();
	}

	@Test
	void openAccessPointWhenSeveralMerchantsThenServesAll() throws Exception {
		this.hk.seedOrder(ORDER);
		try (FakeWeChatPay backup = this.fake.openAccessPoint()) {
			FakeWeChatPay backupOfHk = backup.merchant("hk");
			assertThat(backupOfHk.baseUrl()).isEqualTo(backup.baseUrl());
			this.hk.always().serverErrorBeforeEffect();
			WireAnswer.of(completion(backupOfHk)).isSuccess();
			assertThat(this.hk.order(ORDER).completions()).isEqualTo(1);
			assertThat(backupOfHk.requests()).hasSize(1);
			assertThat(this.hk.requests()).isEmpty();
		}
	}

	@Test
	void openAccessPointWhenOfAMerchantThenIsThatMerchantAtAnotherPort() throws Exception {
		this.hk.seedOrder(ORDER);
		try (FakeWeChatPay backup = this.hk.openAccessPoint()) {
			assertThat(backup.mchid()).isEqualTo(this.hk.mchid());
			assertThat(backup.baseUrl()).isNotEqualTo(this.hk.baseUrl());
			WireAnswer.of(completion(backup)).isSuccess();
		}
		assertThat(this.hk.order(ORDER).completions()).isEqualTo(1);
	}

	@Test
	void closeWhenOfAMerchantThenTheFakeRuns() throws Exception {
		this.hk.seedOrder(ORDER);
		this.hk.close();
		WireAnswer.of(completion(this.hk)).isSuccess();
	}

	@Test
	void startWhenManyMerchantsThenEachHasKeysThatOtherFakesUseAgain() {
		Set<String> first = keysOfMany();
		assertThat(first).hasSize(2 * 21);
		assertThat(keysOfMany()).isEqualTo(first);
	}

	private static Set<String> keysOfMany() {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder();
		IntStream.rangeClosed(1, 20).forEach((i) -> builder.merchant("m" + i, (merchant) -> {
		}));
		Set<String> keys = new HashSet<>();
		try (FakeWeChatPay many = builder.start()) {
			IntStream.rangeClosed(0, 20)
				.mapToObj((i) -> many.merchant((i == 0) ? "default" : "m" + i))
				.forEach((merchant) -> {
					keys.add(merchant.merchantPrivateKeyPem());
					keys.add(merchant.platformPublicKeyPem());
				});
		}
		return keys;
	}

	private static TestMerchant completion(FakeWeChatPay merchant) {
		String body = Bodies.example((json) -> json.put("service_id", number(merchant, "service-id"))
			.put("sub_mchid", number(merchant, "sub-mchid")));
		return TestMerchant.complete(merchant, ORDER, body);
	}

	private static String number(FakeWeChatPay merchant, String name) {
		return String.valueOf(merchant.properties().get("wechatpay.payscore." + name));
	}

}
