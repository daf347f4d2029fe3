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

package io.github.payscore.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The plan of a user that was created, and what opens the page on which the user signs
 * it. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param signPlan the plan of the user; {@code null} if WeChat Pay does not give it
 * @param packageData what the page or mini program passes to WeChat, where the user signs
 * the plan
 * @since 0.1.0
 */
@JsonDeserialize(using = CreatedSignPlanDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreatedSignPlan(@Nullable SignPlan signPlan, @JsonProperty("package") @Nullable String packageData) {

	/**
	 * Return the plan, without what opens the page.
	 */
	@Override
	public String toString() {
		return "CreatedSignPlan [signPlan=" + this.signPlan + "]";
	}

}
