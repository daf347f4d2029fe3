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

package io.github.payscore.autoconfigure.notification;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Conditional;

import io.github.payscore.merchant.MerchantRepository;

/**
 * Matches when there may be an APIv3 key: the property is set, there are merchants that
 * have a name, or the application has a repository of merchants or connection details,
 * which cannot be asked yet.
 *
 * @author PayScore for Spring Boot contributors
 */
class ApiV3KeyCondition extends AnyNestedCondition {

	ApiV3KeyCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@Conditional(PropertyTextCondition.ApiV3KeyPropertyCondition.class)
	static class Property {

	}

	@Conditional(NamedMerchantsCondition.class)
	static class Merchants {

	}

	@ConditionalOnBean(MerchantRepository.class)
	static class Repository {

	}

	@ConditionalOnMissingBean(type = "io.github.payscore.autoconfigure.PropertiesWeChatPayConnectionDetails")
	static class ConnectionDetailsOfApplication {

	}

}
