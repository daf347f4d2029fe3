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

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FakeMode} and the properties of each.
 *
 * @author PayScore for Spring Boot contributors
 */
class FakeModeTests {

	@Test
	void propertiesWhenOverseaThenNameTheSubMerchant() {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			assertThat(fake.mode()).isEqualTo(FakeMode.OVERSEA_PARTNER);
			assertThat(fake.properties()).containsEntry("wechatpay.payscore.mode", "oversea-partner")
				.containsEntry("wechatpay.payscore.sub-mchid", "1900000109")
				.containsEntry("wechatpay.api-v2-key", fake.apiV2Key())
				.doesNotContainKeys("wechatpay.payscore.appid", "wechatpay.certificates.path");
		}
	}

	@Test
	void propertiesWhenDirectThenNameTheAppid() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).appid("wx1").start()) {
			assertThat(fake.mode()).isEqualTo(FakeMode.DIRECT);
			assertThat(fake.properties())
				.containsAllEntriesOf(Map.of("wechatpay.payscore.mode", "direct", "wechatpay.payscore.appid", "wx1",
						"wechatpay.payscore.service-id", "2002000000000558128851361561536",
						"wechatpay.certificates.path", "/v3/certificates"))
				.doesNotContainKeys("wechatpay.payscore.sub-mchid", "wechatpay.payscore.sub-appid");
		}
	}

	@Test
	void propertiesWhenPartnerThenNameTheSubMerchantAndItsAppid() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.PARTNER).subAppid("wx2").start();
				FakeWeChatPay second = fake.openAccessPoint()) {
			assertThat(second.mode()).isEqualTo(FakeMode.PARTNER);
			assertThat(second.properties()).containsAllEntriesOf(Map.of("wechatpay.payscore.mode", "partner",
					"wechatpay.payscore.appid", "wxd678efh567hg6787", "wechatpay.payscore.sub-appid", "wx2",
					"wechatpay.payscore.sub-mchid", "1900000109", "wechatpay.certificates.path", "/v3/certificates"));
		}
	}

	@Test
	void certificatesWhenMainlandThenListedAtTheirPath() throws Exception {
		for (FakeMode mode : FakeMode.values()) {
			try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(mode).keyKind(PlatformKeyKind.BOTH).start()) {
				WireAnswer.of(TestMerchant.get(fake, "/v3/certificates")).isJson();
			}
		}
	}

}
