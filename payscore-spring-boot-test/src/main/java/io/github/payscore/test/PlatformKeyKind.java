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
 * Which kinds of verification key {@link FakeWeChatPay} has, as a merchant account does.
 * <p>
 * Source: WeChat Pay's documentation, page 4013053249.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum PlatformKeyKind {

	/**
	 * The WeChat Pay public key only ({@code PUB_KEY_ID_…}), as merchants registered
	 * since late 2024 have. Every request must carry {@code Wechatpay-Serial}.
	 */
	PUBLIC_KEY,

	/**
	 * A platform certificate only. {@code Wechatpay-Serial} is optional in requests.
	 */
	CERTIFICATE,

	/**
	 * Both side by side, as during a switch-over: the answer is signed with the key that
	 * the request's {@code Wechatpay-Serial} names, or with the certificate's key when it
	 * names none, unless {@link FakeWeChatPay#signWith(String)} chose another.
	 */
	BOTH;

	boolean hasPublicKey() {
		return this != CERTIFICATE;
	}

	boolean hasCertificate() {
		return this != PUBLIC_KEY;
	}

}
