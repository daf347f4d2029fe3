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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.merchant.NotificationRecipients;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.test.FakeWeChatPay;

/**
 * The merchants of a {@link FakeWeChatPay}, as an application would know them. Counts how
 * often it is asked.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestRecipients implements NotificationRecipients {

	private final Map<String, NotificationRecipient> recipients = new LinkedHashMap<>();

	private final AtomicInteger lookups = new AtomicInteger();

	TestRecipients add(String name, FakeWeChatPay merchant) {
		return add(name, merchant, null, null);
	}

	TestRecipients add(String name, FakeWeChatPay merchant, @Nullable String serviceId, @Nullable String appid) {
		return add(name, merchant.mchid(), merchant, merchant.platformPublicKeyId(), ApiV3Key.of(merchant.apiV3Key()),
				serviceId, appid);
	}

	TestRecipients add(String name, String mchid, FakeWeChatPay keys, String serial, @Nullable ApiV3Key apiV3Key,
			@Nullable String serviceId, @Nullable String appid) {
		PlatformKey key = PlatformKey.ofPublicKey(serial,
				PublicKeys.readPublicKey(keys.platformPublicKeyPem().getBytes(StandardCharsets.US_ASCII)));
		this.recipients.put(name, new NotificationRecipient(name, PayScoreMode.OVERSEA_PARTNER, mchid,
				PlatformKeys.of(List.of(key)), apiV3Key, serviceId, appid));
		return this;
	}

	int lookups() {
		return this.lookups.get();
	}

	@Override
	public Mono<NotificationRecipient> findByMerchant(String merchant) {
		this.lookups.incrementAndGet();
		return Mono.justOrEmpty(this.recipients.get(merchant));
	}

	@Override
	public Flux<NotificationRecipient> findByPlatformSerial(String serial) {
		this.lookups.incrementAndGet();
		return Flux.fromIterable(known()).filter((it) -> Objects.nonNull(it.platformKeys().find(serial)));
	}

	@Override
	public Collection<NotificationRecipient> known() {
		return this.recipients.values();
	}

}
