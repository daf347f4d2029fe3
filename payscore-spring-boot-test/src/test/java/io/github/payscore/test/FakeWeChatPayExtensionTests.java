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

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link FakeWeChatPayExtension}.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FakeWeChatPayExtensionTests {

	@RegisterExtension
	static final FakeWeChatPayExtension wechatPay = new FakeWeChatPayExtension(
			FakeWeChatPay.builder().mchid("1230000110"));

	@RegisterExtension
	final FakeWeChatPayExtension perTest = new FakeWeChatPayExtension();

	@Test
	@Order(1)
	void fakeWhenTestRunsThenIsRunning() throws Exception {
		FakeWeChatPay fake = wechatPay.fake();
		fake.seedOrder("A1");
		fake.always().unsigned();
		WireAnswer.of(TestMerchant.complete(fake, "A1").field("mchid", "1230000110")).isSuccess().isUnsigned();
	}

	@Test
	@Order(2)
	void fakeWhenNextTestRunsThenIsTheSameButReset() throws Exception {
		FakeWeChatPay fake = wechatPay.fake();
		assertThat(fake.requests()).isEmpty();
		fake.seedOrder("A1");
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, "A1").field("mchid", "1230000110"));
		assertThat(answer.isSuccess().header("Wechatpay-Signature")).isNotEmpty();
	}

	@Test
	void fakeWhenFieldIsNotStaticThenIsRunningToo() {
		assertThat(this.perTest.fake().baseUrl()).isNotEqualTo(wechatPay.fake().baseUrl());
	}

	@Test
	void fakeWhenNotStartedThenThrows() {
		assertThatIllegalStateException().isThrownBy(() -> new FakeWeChatPayExtension().fake());
	}

	/**
	 * Shares the fake of the class around it.
	 */
	@Nested
	class NestedTests {

		@Test
		void fakeWhenNestedThenIsRunning() throws Exception {
			FakeWeChatPay fake = wechatPay.fake();
			fake.seedOrder("A1");
			WireAnswer.of(TestMerchant.complete(fake, "A1").field("mchid", "1230000110")).isSuccess();
		}

	}

}
