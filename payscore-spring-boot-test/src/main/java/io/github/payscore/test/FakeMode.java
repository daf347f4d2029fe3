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

import io.github.payscore.test.rules.Mode;

/**
 * What the merchant of a {@link FakeWeChatPay} is for WeChat Pay: it decides which calls
 * there are, and how the merchant names itself in them.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum FakeMode {

	/**
	 * An oversea partner: the calls under
	 * {@code /v3/payscore/oversea/partner/serviceorder}.
	 */
	OVERSEA_PARTNER(Mode.OVERSEA_PARTNER, "oversea-partner"),

	/**
	 * A direct merchant of the mainland: the calls under
	 * {@code /v3/payscore/serviceorder}, with {@code appid} and {@code service_id}.
	 */
	DIRECT(Mode.DIRECT, "direct"),

	/**
	 * A partner of the mainland: the calls under
	 * {@code /v3/payscore/partner/serviceorder}, with {@code service_id} and
	 * {@code sub_mchid}.
	 */
	PARTNER(Mode.PARTNER, "partner");

	private final Mode mode;

	private final String property;

	FakeMode(Mode mode, String property) {
		this.mode = mode;
		this.property = property;
	}

	Mode mode() {
		return this.mode;
	}

	String property() {
		return this.property;
	}

}
