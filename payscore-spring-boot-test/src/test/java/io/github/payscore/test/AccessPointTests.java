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

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FakeWeChatPay#openAccessPoint()}.
 *
 * @author PayScore for Spring Boot contributors
 */
class AccessPointTests {

	private static final String ORDER = "A1";

	private final FakeWeChatPay main = FakeWeChatPay.start();

	private final FakeWeChatPay backup = this.main.openAccessPoint();

	@BeforeEach
	void seed() {
		this.main.seedOrder(ORDER);
	}

	@AfterEach
	void close() {
		this.main.close();
		this.backup.close();
	}

	@Test
	void openAccessPointWhenOpenThenOnlyTheUrlDiffers() {
		assertThat(this.backup.baseUrl()).startsWith("http://127.0.0.1:").isNotEqualTo(this.main.baseUrl());
		Map<String, String> expected = new LinkedHashMap<>(this.main.properties());
		expected.put("wechatpay.base-url", this.backup.baseUrl());
		assertThat(this.backup.properties()).isEqualTo(expected);
	}

	@Test
	void completeWhenThroughEitherThenOneEffectThatBothSee() throws Exception {
		this.main.next().dropAfterEffect();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> TestMerchant.complete(this.main, ORDER).send());
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(this.backup, ORDER)).isSuccess();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(this.main))).isTrue();
		assertThat(this.backup.order(ORDER).completions()).isEqualTo(1);
		assertThat(this.main.order(ORDER)).isEqualTo(this.backup.order(ORDER));
	}

	@Test
	void completeWhenOneMisbehavesThenTheOtherBehaves() throws Exception {
		this.main.always().serviceUnavailable();
		WireAnswer.of(TestMerchant.complete(this.backup, ORDER)).isSuccess();
		WireAnswer.of(TestMerchant.complete(this.main, ORDER)).isRefused(503, "SERVICE_UNAVAILABLE");
		this.backup.behave();
		WireAnswer.of(TestMerchant.complete(this.main, ORDER)).isRefused(503, "SERVICE_UNAVAILABLE");
		assertThat(this.backup.requests()).hasSize(1);
		assertThat(this.main.requests()).hasSize(2);
	}

	@Test
	void completeWhenNonceWasUsedAtTheOtherThenSignError() throws Exception {
		WireAnswer.of(TestMerchant.complete(this.main, ORDER).nonce("same")).isSuccess();
		WireAnswer.of(TestMerchant.complete(this.backup, ORDER).nonce("same"))
			.isRefused(401, "SIGN_ERROR", "nonce_str");
	}

	@Test
	void resetWhenCalledThenForgetsTheSharedOrdersButNotTheOthersRequests() throws Exception {
		WireAnswer.of(TestMerchant.complete(this.main, ORDER)).isSuccess();
		this.backup.reset();
		assertThatIllegalArgumentException().isThrownBy(() -> this.main.order(ORDER));
		assertThat(this.main.requests()).hasSize(1);
	}

	@Test
	void closeWhenOneIsClosedThenTheOtherRuns() throws Exception {
		this.main.close();
		WireAnswer.of(TestMerchant.complete(this.backup, ORDER)).isSuccess();
		try (FakeWeChatPay third = this.backup.openAccessPoint()) {
			this.backup.close();
			WireAnswer.of(TestMerchant.complete(third, ORDER)).isSuccess();
		}
	}

}
