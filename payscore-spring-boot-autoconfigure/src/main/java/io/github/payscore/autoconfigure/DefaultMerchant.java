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

package io.github.payscore.autoconfigure;

import org.springframework.beans.factory.BeanFactory;

import io.github.payscore.autoconfigure.mode.ModeOperations;
import io.github.payscore.bill.BillOperations;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.merchant.OtherModeException;
import io.github.payscore.merchant.PayScoreMerchant;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.refund.RefundOperations;

/**
 * The merchant without a name, whose operations are beans of the application.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DefaultMerchant implements PayScoreMerchant {

	private final PayScoreMode mode;

	private final BeanFactory beanFactory;

	DefaultMerchant(PayScoreMode mode, BeanFactory beanFactory) {
		this.mode = mode;
		this.beanFactory = beanFactory;
	}

	@Override
	public String name() {
		return PayScoreMerchants.DEFAULT;
	}

	@Override
	public PayScoreMode mode() {
		return this.mode;
	}

	@Override
	public WeChatPayClient client() {
		return this.beanFactory.getBean(WeChatPayClient.class);
	}

	@Override
	public <T> T operations(Class<T> type) {
		ModeOperations kind = ModeOperations.of(type);
		if (kind != null && !kind.isIn(this.mode, type)) {
			throw new OtherModeException(name(), this.mode, type);
		}
		if (kind == null && !isInEveryMode(type)) {
			throw new IllegalArgumentException(
					"'type' must be an interface of operations on WeChat Pay, but it is " + type.getName());
		}
		return this.beanFactory.getBean(type);
	}

	private static boolean isInEveryMode(Class<?> type) {
		return type == RefundOperations.class || type == BillOperations.class || type == LaunchOperations.class;
	}

	@Override
	public String toString() {
		return "PayScoreMerchant [name=" + name() + ", mode=" + this.mode.value() + "]";
	}

}
