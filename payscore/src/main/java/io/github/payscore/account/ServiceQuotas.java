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

package io.github.payscore.account;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What WeChat Pay suggests that users of each risk level may owe at most. Immutable. No
 * value is checked, and each may be missing: it is {@code null} then, the list is empty.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service
 * @param mchid the merchant number of the partner
 * @param appid the partner's official account or mini program
 * @param subMchid the sub-merchant
 * @param subAppid the sub-merchant's official account or mini program
 * @param riskLevelVersion the version of the risk levels
 * @param quotas the quotas, one for each risk level
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/service-quota/get-partner-user-risk-level-quota.html">Query
 * the quotas of the risk levels</a>
 */
@JsonDeserialize(using = ServiceQuotasDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServiceQuotas(@Nullable String serviceId, @Nullable String mchid, @Nullable String appid,
		@Nullable String subMchid, @Nullable String subAppid, @Nullable Integer riskLevelVersion, List<Quota> quotas) {

	/**
	 * Create quotas; a list that is missing is empty.
	 */
	public ServiceQuotas {
		quotas = (quotas != null) ? quotas.stream().filter(Objects::nonNull).toList() : List.of();
	}

	/**
	 * The quota of a risk level. Immutable.
	 *
	 * @param riskLevel the risk level
	 * @param suggestedQuota what a user of it may owe at most, in fen
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Quota(@Nullable Integer riskLevel, @Nullable Long suggestedQuota) {

	}

}
