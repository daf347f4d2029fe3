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

package io.github.payscore.docs;

import reactor.core.publisher.Mono;

import io.github.payscore.account.CreateServiceAccountApplicationRequest;
import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.account.ServiceAccountOperations;

/**
 * Snippets on a partner's sub-merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class ServiceAccountSnippets {

	private final ServiceAccountOperations accounts;

	ServiceAccountSnippets(ServiceAccountOperations accounts) {
		this.accounts = accounts;
	}

	// tag::bind[]
	Mono<ServiceAccountApplication> bind(String subMchid, String outApplyNo) {
		return this.accounts.create(CreateServiceAccountApplicationRequest.builder()
			.subMchid(subMchid)
			.outApplyNo(outApplyNo)
			.resultNotifyUrl("https://partner.example/wechatpay/notifications")
			.build());
	}
	// end::bind[]

}
