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

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.mainland.MainlandIdentity;

/**
 * Default implementation of {@link ServiceAccountOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class ServiceAccountTemplate implements ServiceAccountOperations {

	private final ServiceAccounts accounts;

	/**
	 * Create a template whose requests have to say themselves whose service it is.
	 * @param client the client to send with
	 */
	public ServiceAccountTemplate(WeChatPayClient client) {
		this(client, null, null, null, null);
	}

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param defaultServiceId the service id of requests that name none, or {@code null}
	 * @param defaultAppid the partner's official account or mini program, for requests
	 * that name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param defaultSubAppid the sub-merchant's official account or mini program, for
	 * requests that name none, or {@code null}
	 */
	public ServiceAccountTemplate(WeChatPayClient client, @Nullable String defaultServiceId,
			@Nullable String defaultAppid, @Nullable String defaultSubMchid, @Nullable String defaultSubAppid) {
		this(client, defaultServiceId, defaultAppid, defaultSubMchid, defaultSubAppid,
				"the default of this template, '%s'"::formatted);
	}

	/**
	 * Create a template whose messages name the settings of the application.
	 * @param client the client to send with
	 * @param defaultServiceId the service id of requests that name none, or {@code null}
	 * @param defaultAppid the partner's official account or mini program, for requests
	 * that name none, or {@code null}
	 * @param defaultSubMchid the sub-merchant of requests that name none, or {@code null}
	 * @param defaultSubAppid the sub-merchant's official account or mini program, for
	 * requests that name none, or {@code null}
	 * @param setting given the name of a field such as {@code serviceId}, names what sets
	 * it for all requests, such as {@code the property 'a.b.service-id'}
	 */
	public ServiceAccountTemplate(WeChatPayClient client, @Nullable String defaultServiceId,
			@Nullable String defaultAppid, @Nullable String defaultSubMchid, @Nullable String defaultSubAppid,
			UnaryOperator<String> setting) {
		this.accounts = new ServiceAccounts(client,
				MainlandIdentity.partner(defaultServiceId, defaultAppid, defaultSubMchid, defaultSubAppid, setting));
	}

	@Override
	public Mono<ServiceAccountApplication> create(CreateServiceAccountApplicationRequest request) {
		return this.accounts.create(request);
	}

	@Override
	public Mono<ServiceAccountApplication> query(String outApplyNo) {
		return this.accounts.query(outApplyNo);
	}

	@Override
	public Mono<ServiceQuotas> quotas(QueryServiceQuotasRequest request) {
		return this.accounts.quotas(request);
	}

}
