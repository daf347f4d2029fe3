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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;

import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeChatPaySanitizingFunction}.
 *
 * @author PayScore for Spring Boot contributors
 */
class WeChatPaySanitizingFunctionTests {

	private static final String KEY_PLACEHOLDER = "<key>";

	private static final String KEY = TestKeys.base64("merchant-pkcs8.pem");

	private static final String API_V3_KEY = "K7v3qXw9Zt2Lp8Rb5Nc1Md6Hg4Jf0Ys7";

	private static final String API_V2_KEY = "Q2m9zTe4Ku7Wb1Vx6Ry3Hs8Pd5Ga0Nf7";

	private final WeChatPayProperties properties = new WeChatPayProperties();

	@BeforeEach
	void setProperties() {
		this.properties.setPrivateKeyPath("base64:" + KEY);
		this.properties.setPrivateKeyPassword(TestKeys.PASSWORD);
		this.properties.setApiV3Key(API_V3_KEY);
		this.properties.setApiV2Key(API_V2_KEY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.api-v3-key", "wechatpay.apiV3Key", "WECHATPAY_API_V3_KEY", "WECHATPAY_APIV3KEY",
			"wechatpay.private-key-password", "WECHATPAY_PRIVATEKEYPASSWORD", "wechatpay.private_key_password",
			"--wechatpay.api-v3-key", "wechatpay.api-v2-key", "WECHATPAY_APIV2KEY", "WECHATPAY_API_V2_KEY",
			"wechatpay.merchants.hk.api-v3-key", "wechatpay.merchants[hk.shop].apiV2Key",
			"WECHATPAY_MERCHANTS_HK_PRIVATEKEYPASSWORD" })
	void applyWhenNameIsThatOfSecretThenMasksValue(String name) {
		assertThatIsMasked(name, "anything");
	}

	@ParameterizedTest
	@ValueSource(strings = { KEY_PLACEHOLDER, "base64:" + KEY_PLACEHOLDER,
			"{\"private-key-path\":\"base64:" + KEY_PLACEHOLDER + "\"}", TestKeys.PASSWORD,
			"java -jar app.jar --wechatpay.api-v3-key=" + API_V3_KEY,
			"java -jar app.jar --wechatpay.api-v2-key=" + API_V2_KEY })
	void applyWhenValueContainsSecretThenMasksValueOfAnyName(String value) {
		assertThatIsMasked("any.name", value.replace(KEY_PLACEHOLDER, KEY));
	}

	@Test
	void applyWhenValueContainsSecretOfNamedMerchantThenMasksValue() {
		MerchantProperties merchant = new MerchantProperties();
		merchant.setApiV3Key("Z9v3qXw9Zt2Lp8Rb5Nc1Md6Hg4Jf0Ys7");
		this.properties.getMerchants().put("hk", merchant);
		assertThatIsMasked("any.name", "--key=Z9v3qXw9Zt2Lp8Rb5Nc1Md6Hg4Jf0Ys7");
	}

	@Test
	void applyWhenJsonEscapesSlashesThenMasksValue() {
		String key = TestKeys.base64("merchant.p12");
		assertThat(key).contains("/");
		this.properties.setPrivateKeyPath("base64:" + key);
		assertThatIsMasked("SPRING_APPLICATION_JSON",
				"{\"wechatpay\":{\"private-key-path\":\"base64:" + key.replace("/", "\\/") + "\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.mchid", "wechatpay.private-key-path", "wechatpay.serial", "other.api-v3-key" })
	void applyWhenValueIsNoSecretThenKeepsIt(String name) {
		assertThat(apply(name, "1230000109")).isEqualTo("1230000109");
	}

	@Test
	void applyWhenValueIsNullThenKeepsIt() {
		assertThat(apply("any.name", null)).isNull();
	}

	@Test
	void applyWhenNoSecretIsConfiguredThenKeepsValues() {
		this.properties.setPrivateKeyPath("file:/etc/wechatpay/apiclient_key.pem");
		this.properties.setPrivateKeyPassword("");
		this.properties.setApiV3Key(null);
		this.properties.setApiV2Key(null);
		assertThat(apply("wechatpay.private-key-path", "file:/etc/wechatpay/apiclient_key.pem"))
			.isEqualTo("file:/etc/wechatpay/apiclient_key.pem");
		assertThat(apply("any.name", "")).isEqualTo("");
	}

	private void assertThatIsMasked(String name, String value) {
		assertThat(apply(name, value)).isEqualTo("******");
	}

	private @Nullable Object apply(String name, @Nullable Object value) {
		SanitizableData data = new SanitizableData(null, name, value);
		return new WeChatPaySanitizingFunction(this.properties).apply(data).getValue();
	}

}
