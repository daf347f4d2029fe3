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

import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.client.Endpoint;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandIdentity;

/**
 * The calls, given the identity.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ServiceAccounts {

	private static final String APPLICATIONS = "/v3/payscore/partner/service-account-applications";

	private static final String QUOTAS = "/v3/payscore/partner/servicequotas/service-id/{service_id}"
			+ "?sub_mchid={sub_mchid}&appid={appid}&risk_level_version={risk_level_version}";

	// Not repeatable: no document says that a repetition is accepted.
	static final Endpoint<ServiceAccountApplication> CREATE = Endpoint.post(APPLICATIONS,
			ServiceAccountApplication.class);

	static final Endpoint<ServiceAccountApplication> QUERY = Endpoint.get(APPLICATIONS + "/{out_apply_no}",
			ServiceAccountApplication.class);

	static final Endpoint<ServiceQuotas> QUERY_QUOTAS = Endpoint.get(QUOTAS, ServiceQuotas.class);

	static final Endpoint<ServiceQuotas> QUERY_QUOTAS_OF_SUB_APPID = Endpoint.get(QUOTAS + "&sub_appid={sub_appid}",
			ServiceQuotas.class);

	private static final String APPLICATION = "an application";

	private final WeChatPayClient client;

	private final MainlandIdentity identity;

	ServiceAccounts(WeChatPayClient client, MainlandIdentity identity) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
		this.identity = identity;
	}

	Mono<ServiceAccountApplication> create(CreateServiceAccountApplicationRequest request) {
		CreateServiceAccountApplicationRequest application = this.identity.bind(request);
		return CREATE.retrieve(CREATE.request(this.client).body(application), APPLICATION, (answer) -> true);
	}

	Mono<ServiceAccountApplication> query(String outApplyNo) {
		AccountChecks.outApplyNo(outApplyNo);
		return QUERY.retrieve(QUERY.request(this.client, outApplyNo), APPLICATION, (answer) -> true);
	}

	Mono<ServiceQuotas> quotas(QueryServiceQuotasRequest request) {
		QueryServiceQuotasRequest query = this.identity.bind(request);
		String serviceId = OrderChecks.required("serviceId", query.serviceId());
		String subMchid = OrderChecks.required("subMchid", query.subMchid());
		String appid = OrderChecks.required("appid", query.appid());
		WeChatPayClient.Request prepared = (query.subAppid() != null)
				? QUERY_QUOTAS_OF_SUB_APPID.request(this.client, serviceId, subMchid, appid, query.riskLevelVersion(),
						query.subAppid())
				: QUERY_QUOTAS.request(this.client, serviceId, subMchid, appid, query.riskLevelVersion());
		return QUERY_QUOTAS.retrieve(prepared, "quotas", (answer) -> true);
	}

}
