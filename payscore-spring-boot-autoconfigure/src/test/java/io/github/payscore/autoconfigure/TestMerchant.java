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

import java.util.Objects;

import org.springframework.context.ApplicationContext;

import io.github.payscore.autoconfigure.merchant.KeySources;
import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.merchant.MerchantRegistration;

/**
 * A merchant of the properties of an application.
 *
 * @param context the application
 * @param name the name of the merchant
 * @author PayScore for Spring Boot contributors
 */
record TestMerchant(ApplicationContext context, String name) {

	MerchantRegistration registration() {
		MerchantConnection connection = Objects
			.requireNonNull(this.context.getBean(ConnectionSettings.class).merchants().get(this.name));
		return new PropertiesMerchant(connection.properties(), connection.names(),
				this.context.getBean(KeySources.class))
			.registration();
	}

}
