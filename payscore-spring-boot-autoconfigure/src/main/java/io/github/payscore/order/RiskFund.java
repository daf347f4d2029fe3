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

package io.github.payscore.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a service order may cost the user at most, or would otherwise have had to deposit.
 * Immutable. In an answer of WeChat Pay every value may be missing.
 *
 * @author PayScore for Spring Boot contributors
 * @param name the kind: {@code DEPOSIT}, {@code ADVANCE}, {@code CASH_DEPOSIT} or
 * {@code ESTIMATE_ORDER_COST}; WeChat Pay may add others
 * @param amount the amount, in the minor unit of the currency
 * @param description the description, up to 30 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096411">Query an order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RiskFund(@JsonProperty("name") @Nullable String name, @JsonProperty("amount") @Nullable Long amount,
		@JsonProperty("description") @Nullable String description) {

}
