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

package io.github.payscore.merchant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.PartnerOrderOperations;

/**
 * In which mode a merchant uses PayScore: which operations there are, and which access
 * points of WeChat Pay they call.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum PayScoreMode {

	/**
	 * A partner oversea, whose sub-merchants serve the users.
	 */
	OVERSEA_PARTNER("oversea-partner", PayScoreOrderOperations.class, "https://apihk.mch.weixin.qq.com", null,
			"/v3/global/certificates"),

	/**
	 * A merchant of the mainland that serves the users itself.
	 */
	DIRECT("direct", DirectOrderOperations.class, "https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com",
			"/v3/certificates"),

	/**
	 * A partner of the mainland, whose sub-merchants serve the users.
	 */
	PARTNER("partner", PartnerOrderOperations.class, "https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com",
			"/v3/certificates");

	private final String value;

	private final Class<?> operations;

	private final String baseUrl;

	private final @Nullable String backupBaseUrl;

	private final String certificatesPath;

	PayScoreMode(String value, Class<?> operations, String baseUrl, @Nullable String backupBaseUrl,
			String certificatesPath) {
		this.value = value;
		this.operations = operations;
		this.baseUrl = baseUrl;
		this.backupBaseUrl = backupBaseUrl;
		this.certificatesPath = certificatesPath;
	}

	/**
	 * Return how the mode is written as the value of the property.
	 * @return the value
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Return the operations on orders that there are in this mode.
	 * @return the type of the bean
	 */
	public Class<?> operations() {
		return this.operations;
	}

	/**
	 * Return where WeChat Pay is called unless a property says so.
	 * @return the base URL
	 */
	public String baseUrl() {
		return this.baseUrl;
	}

	/**
	 * Return what is called if WeChat Pay cannot be reached at {@link #baseUrl()}.
	 * @return the base URL of another access point, or {@code null}
	 */
	public @Nullable String backupBaseUrl() {
		return this.backupBaseUrl;
	}

	/**
	 * Return where the list of platform certificates is unless a property says so.
	 * @return the path
	 */
	public String certificatesPath() {
		return this.certificatesPath;
	}

}
