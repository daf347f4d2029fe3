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

package io.github.payscore.refund;

import java.util.List;

import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * An account of the merchant that money is taken from for a refund of the mainland.
 * Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param account the account, {@link #ACCOUNT_AVAILABLE} or {@link #ACCOUNT_UNAVAILABLE}
 * @param amount how much is taken from it, in fen; more than 0
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587971">Apply for a refund,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138987">Apply for a refund,
 * partner</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RefundSource(String account, Long amount) {

	/**
	 * The available balance.
	 */
	public static final String ACCOUNT_AVAILABLE = "AVAILABLE";

	/**
	 * The balance that is not available, because it is to be shared.
	 */
	public static final String ACCOUNT_UNAVAILABLE = "UNAVAILABLE";

	/**
	 * Create an account.
	 * @throws IllegalArgumentException if it has no name, or the amount is not more than
	 * 0
	 */
	public RefundSource {
		Assert.hasText(account, "'account' must not be empty");
		Assert.isTrue(OrderChecks.required("amount", amount) > 0, "'amount' must be more than 0");
	}

	static void check(List<RefundSource> sources, long refund) {
		Assert.isTrue(sources.stream().map(RefundSource::account).distinct().count() == sources.size(),
				"'from' must not have an account twice");
		Assert.isTrue(sources.stream().mapToLong(RefundSource::amount).reduce(0, Math::addExact) == refund,
				"The amounts in 'from' must make 'refund'");
	}

}
