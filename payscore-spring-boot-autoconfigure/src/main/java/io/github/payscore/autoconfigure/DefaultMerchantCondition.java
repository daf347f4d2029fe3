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

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.context.annotation.Conditional;

/**
 * Matches when there is something that says who the merchant without a name is: the
 * property, or a bean that takes the place of properties.
 *
 * @author PayScore for Spring Boot contributors
 */
class DefaultMerchantCondition extends AnyNestedCondition {

	DefaultMerchantCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@Conditional(MchidCondition.class)
	static class Mchid {

	}

	@Conditional(ConnectionDetailsCondition.class)
	static class ConnectionDetails {

	}

}
