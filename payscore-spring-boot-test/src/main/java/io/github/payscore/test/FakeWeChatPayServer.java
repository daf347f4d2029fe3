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

/**
 * A {@link FakeWeChatPay} as a program, for trying an application by hand: it prints the
 * properties that point an application at it, and runs until it is killed.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeWeChatPayServer {

	private FakeWeChatPayServer() {
	}

	/**
	 * Run a fake.
	 * @param outOrderNos the numbers of the orders to put in, ready to be completed
	 * @throws InterruptedException if the program is interrupted
	 */
	public static void main(String... outOrderNos) throws InterruptedException {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			for (String outOrderNo : outOrderNos) {
				fake.seedOrder(outOrderNo);
			}
			fake.properties().forEach((name, value) -> System.out.println(name + "=" + value));
			Thread.currentThread().join();
		}
	}

}
