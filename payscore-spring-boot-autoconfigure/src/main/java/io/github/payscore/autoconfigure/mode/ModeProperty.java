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

package io.github.payscore.autoconfigure.mode;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.github.payscore.merchant.PayScoreMode;

/**
 * The property that sets the mode of the merchant of the top-level properties.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class ModeProperty {

	/**
	 * The name of the property.
	 */
	public static final String NAME = "wechatpay.payscore.mode";

	private ModeProperty() {
	}

	/**
	 * Return the mode that an application is in.
	 * @param environment the environment of the application
	 * @return the mode; {@link PayScoreMode#OVERSEA_PARTNER} if the property is not set
	 */
	public static PayScoreMode of(Environment environment) {
		return Binder.get(environment).bind(NAME, PayScoreMode.class).orElse(PayScoreMode.OVERSEA_PARTNER);
	}

}
