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

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A partner's application to bind a sub-merchant to its service, as WeChat Pay describes
 * it. Immutable. No value is checked, and each may be missing: it is {@code null} then;
 * blank text is missing.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service
 * @param mchid the merchant number of the partner
 * @param appid the partner's official account or mini program
 * @param subMchid the sub-merchant
 * @param subAppid the sub-merchant's official account or mini program
 * @param outApplyNo the number that the partner gave the application
 * @param resultNotifyUrl where WeChat Pay sends the notification of the result
 * @param applyState {@link #STATE_PROCESSING}, {@link #STATE_APPROVED},
 * {@link #STATE_REJECTED}, or a later addition of WeChat Pay
 * @param rejectReason why it was rejected, for people; only if it was
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/query-results-payment-and-collection.html">Query
 * an application</a>
 */
@JsonDeserialize(using = ServiceAccountApplicationDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServiceAccountApplication(@Nullable String serviceId, @JsonAlias("sp_mchid") @Nullable String mchid,
		@JsonAlias("sp_appid") @Nullable String appid, @Nullable String subMchid, @Nullable String subAppid,
		@Nullable String outApplyNo, @Nullable String resultNotifyUrl, @Nullable String applyState,
		@Nullable String rejectReason) {

	/**
	 * State of an application that is not decided.
	 */
	public static final String STATE_PROCESSING = "PROCESSING";

	/**
	 * State of an application that was granted: the sub-merchant is bound.
	 */
	public static final String STATE_APPROVED = "APPROVED";

	/**
	 * State of an application that was rejected.
	 */
	public static final String STATE_REJECTED = "REJECTED";

}
