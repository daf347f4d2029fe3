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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the pages of WeChat.
 *
 * @author PayScore for Spring Boot contributors
 */
class LaunchTests {

	private static final String ORDER = MainlandMerchant.ORDER;

	private static final String CONFIRM = "wxpayScoreUse";

	private static final String DETAIL = "wxpayScoreDetail";

	private static final String PERMISSION = "wxpayScoreEnable";

	private static Map<String, String> detail() {
		Map<String, String> detail = new LinkedHashMap<>();
		detail.put("mch_id", "1230000109");
		detail.put("service_id", "2002000000000558128851361561536");
		detail.put("out_order_no", ORDER);
		detail.put("timestamp", "1530097563");
		detail.put("nonce_str", "zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2");
		detail.put("sign_type", "HMAC-SHA256");
		return detail;
	}

	private static Map<String, String> signed(Map<String, String> parameters, FakeWeChatPay fake) throws Exception {
		String message = new TreeMap<>(parameters).entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue() + "&")
			.collect(Collectors.joining()) + "key=" + fake.apiV2Key();
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(fake.apiV2Key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		parameters.put("sign",
				HexFormat.of().withUpperCase().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8))));
		return parameters;
	}

	// The signature was computed with OpenSSL.
	@ParameterizedTest
	@EnumSource
	void launchWhenDetailIsSignedThenOpens(FakeMode mode) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(mode).start()) {
			fake.seedOrder(ORDER);
			Map<String, String> detail = detail();
			detail.put("sign", "B73B44AADC7FA51EBA8666F8AAE593DE404ECE947522A5FDACB4E5018BC64090");
			FakeLaunch launch = fake.launch(DETAIL, detail);
			assertThat(launch.problem()).isNull();
			assertThat(launch.isOpened()).isTrue();
			assertThat(launch.errCode()).isEqualTo("0");
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none",
			value = { "mch_id,1900000109,4188", "mch_id,'',none", "service_id,500001,3961", "service_id,'',none",
					"out_order_no,other,3961", "timestamp,1530097563000,none", "timestamp,now,none",
					"nonce_str,zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2x,none", "nonce_str,a-b,none", "sign_type,MD5,none",
					"sign_type,SHA256-RSA,none", "sub_mchid,1900000109,none" })
	void launchWhenDetailIsWrongThenRefused(String name, String value, String errCode) throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.PARTNER).start()) {
			fake.seedOrder(ORDER);
			Map<String, String> detail = detail();
			detail.put(name, value);
			FakeLaunch launch = fake.launch(DETAIL, signed(detail, fake));
			assertThat(launch.isOpened()).isFalse();
			assertThat(launch.errCode()).isEqualTo(errCode);
			assertThat(launch.problem()).contains(name);
		}
	}

	@Test
	void launchWhenSignatureIsWrongThenRefused() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start()) {
			fake.seedOrder(ORDER);
			Map<String, String> detail = signed(detail(), fake);
			String right = detail.getOrDefault("sign", "");
			detail.put("sign", right.toLowerCase(Locale.ROOT));
			assertThat(fake.launch(DETAIL, detail).problem()).contains("APIv2 key");
			detail.put("sign", right);
			detail.put("timestamp", "1530097564");
			assertThat(fake.launch(DETAIL, detail).isOpened()).isFalse();
			detail.remove("sign");
			assertThat(fake.launch(DETAIL, detail).problem()).isEqualTo("sign is missing");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void launchWhenPackageIsFreshThenOpensConfirmPage(FakeMode mode) throws Exception {
		Instant[] now = { Instant.parse("2026-01-31T00:00:00Z") };
		InstantSource source = () -> now[0];
		try (MainlandMerchant merchant = MainlandMerchant.start(mode,
				(builder) -> builder.clock(source.withZone(ZoneOffset.UTC)))) {
			FakeWeChatPay fake = merchant.fake();
			String created = WireAnswer.of(merchant.creation((body) -> {
			}).time(now[0])).isJson().json().path("package").asString();
			assertThat(fake.launch(CONFIRM, Map.of("package", created)).isOpened()).isTrue();
			assertThat(fake.launch(CONFIRM, "package=" + created).isOpened()).isTrue();
			assertThat(fake.launch(CONFIRM, Map.of()).errCode()).isEqualTo("4185");
			assertThat(fake.launch(CONFIRM, "package=x").errCode()).isEqualTo("4186");
			assertThat(fake.launch(CONFIRM, Map.of("package", created, "mch_id", "1")).problem()).contains("mch_id");
			now[0] = now[0].plus(Duration.ofMinutes(61));
			assertThat(fake.launch(CONFIRM, Map.of("package", created)).errCode()).isEqualTo("4186");
			now[0] = now[0].minus(Duration.ofMinutes(61));
			fake.confirm(ORDER);
			assertThat(fake.launch(CONFIRM, Map.of("package", created)).errCode()).isEqualTo("4190");
		}
	}

	@Test
	void launchWhenOverseaThenConfirmPageIsSigned() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			String created = WireAnswer.of(TestMerchant.create(fake, Bodies.creation()))
				.json()
				.path("package")
				.asString();
			assertThat(fake.launch(CONFIRM, Map.of("package", created)).problem()).isEqualTo("timestamp is missing");
			Map<String, String> confirm = detail();
			confirm.remove("service_id");
			confirm.remove("out_order_no");
			confirm.put("package", created);
			assertThat(fake.launch(CONFIRM, signed(confirm, fake)).isOpened()).isTrue();
			assertThat(fake.launch(PERMISSION, Map.of()).isOpened()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void launchWhenTokenIsFreshThenOpensPermissionPage(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeWeChatPay fake = merchant.fake();
			String token = WireAnswer.of(merchant.permission((body) -> {
			})).json().path("apply_permissions_token").asString();
			assertThat(fake.launch(PERMISSION, Map.of("apply_permissions_token", token)).isOpened()).isTrue();
			assertThat(fake.launch(PERMISSION, Map.of("apply_permissions_token", token, "scene", "ORDER")).isOpened())
				.isEqualTo(mode == FakeMode.PARTNER);
			assertThat(fake.launch(PERMISSION, Map.of("apply_permissions_token", "x")).isOpened()).isFalse();
			assertThat(fake.launch(PERMISSION, Map.of()).problem()).contains("apply_permissions_token");
			assertThat(fake.launch("wxpayScore", Map.of()).problem()).contains("businessType");
			fake.reset();
			assertThat(fake.launch(PERMISSION, Map.of("apply_permissions_token", token)).isOpened()).isFalse();
		}
	}

	@Test
	void startWhenApiV2KeyIsTooShortThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWeChatPay.builder().apiV2Key("short"));
		String key = "0123456789abcdef0123456789abcdef";
		try (FakeWeChatPay fake = FakeWeChatPay.builder().apiV2Key(key).clock(Clock.systemUTC()).start()) {
			assertThat(fake.apiV2Key()).isEqualTo(key);
			assertThat(fake.properties()).containsEntry("wechatpay.api-v2-key", key);
		}
	}

}
