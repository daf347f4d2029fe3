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

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;

import io.github.payscore.autoconfigure.outbox.WeChatPayOutboxProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OutboxSanitizingFunction}.
 *
 * @author PayScore for Spring Boot contributors
 */
class OutboxSanitizingFunctionTests {

	private static final String KEY = "Zk9PQmZ0V2xqT/x5dGhyVg==";

	private static final String FORMER_KEY = "TW9uZGF5VHVlc2RheVdlZA==";

	private final WeChatPayOutboxProperties properties = new WeChatPayOutboxProperties();

	OutboxSanitizingFunctionTests() {
		this.properties.setEncryptionKey(KEY);
		this.properties.setPreviousEncryptionKeys(List.of(FORMER_KEY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.outbox.encryption-key", "WECHATPAY_OUTBOX_ENCRYPTIONKEY",
			"wechatpay.outbox.previous-encryption-keys[0]", "WECHATPAY_OUTBOX_PREVIOUSENCRYPTIONKEYS_0" })
	void applyWhenNameIsThatOfKeyThenMasksValue(String name) {
		assertThat(apply(name, "anything")).isEqualTo("******");
	}

	@ParameterizedTest
	@ValueSource(strings = { KEY, FORMER_KEY, "--some.name=" + KEY, "{\"key\":\"Zk9PQmZ0V2xqT\\/x5dGhyVg==\"}" })
	void applyWhenValueContainsKeyThenMasksValueOfAnyName(String value) {
		assertThat(apply("any.name", value)).isEqualTo("******");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.outbox.threads", "other.encryption-key" })
	void applyWhenValueIsNoKeyThenKeepsIt(String name) {
		assertThat(apply(name, "10")).isEqualTo("10");
	}

	@Test
	void applyWhenValueIsNullThenKeepsIt() {
		assertThat(apply("any.name", null)).isNull();
	}

	private @Nullable Object apply(String name, @Nullable Object value) {
		return new OutboxSanitizingFunction(this.properties).apply(new SanitizableData(null, name, value)).getValue();
	}

}
