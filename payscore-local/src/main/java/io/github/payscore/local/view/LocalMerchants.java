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

package io.github.payscore.local.view;

import java.util.Collection;
import java.util.List;

import io.github.payscore.test.FakeWeChatPay;

/**
 * The merchants of the local WeChat Pay. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class LocalMerchants {

	private final FakeWeChatPay fake;

	private final List<LocalMerchant> merchants;

	public LocalMerchants(FakeWeChatPay fake, Collection<LocalMerchant> merchants) {
		this.fake = fake;
		this.merchants = List.copyOf(merchants);
	}

	/**
	 * Return the whole fake, for what concerns all merchants: requests, misbehaviours and
	 * {@link FakeWeChatPay#reset()}.
	 * @return the fake
	 */
	public FakeWeChatPay fake() {
		return this.fake;
	}

	public List<LocalMerchant> all() {
		return this.merchants;
	}

	/**
	 * Find a merchant by its name.
	 * @param name the name
	 * @return the merchant
	 * @throws IllegalArgumentException if there is none of this name
	 */
	public LocalMerchant get(String name) {
		return this.merchants.stream()
			.filter((merchant) -> merchant.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("'merchant' must be one of %s but is '%s'"
				.formatted(this.merchants.stream().map(LocalMerchant::name).toList(), name)));
	}

}
