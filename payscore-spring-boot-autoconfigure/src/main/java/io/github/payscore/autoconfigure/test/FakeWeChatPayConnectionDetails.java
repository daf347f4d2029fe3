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

package io.github.payscore.autoconfigure.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.autoconfigure.WeChatPayConnectionDetails;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.test.FakeWeChatPay;

/**
 * {@link WeChatPayConnectionDetails} of a {@link FakeWeChatPay}: what its properties say.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FakeWeChatPayConnectionDetails implements WeChatPayConnectionDetails {

	private final Map<String, String> properties;

	private final Map<String, WeChatPayConnectionDetails> merchants = new LinkedHashMap<>();

	FakeWeChatPayConnectionDetails(FakeWeChatPay fake) {
		this.properties = fake.properties();
		fake.merchantNames()
			.forEach((name) -> this.merchants.put(name, new FakeWeChatPayConnectionDetails(fake.merchant(name))));
	}

	@Override
	public Map<String, WeChatPayConnectionDetails> getMerchants() {
		return this.merchants;
	}

	@Override
	public @Nullable PayScoreMode getMode() {
		String mode = get("payscore.mode");
		return Stream.of(PayScoreMode.values()).filter((it) -> it.value().equals(mode)).findFirst().orElse(null);
	}

	@Override
	public @Nullable String getMchid() {
		return get("mchid");
	}

	@Override
	public @Nullable String getSerial() {
		return get("serial");
	}

	@Override
	public @Nullable String getPrivateKeyPath() {
		return get("private-key-path");
	}

	@Override
	public List<String> getPlatformCert() {
		String location = get("platform-cert");
		return (location != null) ? List.of(location) : List.of();
	}

	@Override
	public @Nullable String getPlatformPublicKeyId() {
		return get("platform-public-key-id");
	}

	@Override
	public @Nullable String getPlatformPublicKeyPath() {
		return get("platform-public-key-path");
	}

	@Override
	public @Nullable String getApiV3Key() {
		return get("api-v3-key");
	}

	@Override
	public @Nullable String getApiV2Key() {
		return get("api-v2-key");
	}

	@Override
	public @Nullable String getBaseUrl() {
		return get("base-url");
	}

	@Override
	public @Nullable String getServiceId() {
		return get("payscore.service-id");
	}

	@Override
	public @Nullable String getAppid() {
		return get("payscore.appid");
	}

	@Override
	public @Nullable String getSubAppid() {
		return get("payscore.sub-appid");
	}

	@Override
	public @Nullable String getSubMchid() {
		return get("payscore.sub-mchid");
	}

	private @Nullable String get(String name) {
		return this.properties.get("wechatpay." + name);
	}

}
