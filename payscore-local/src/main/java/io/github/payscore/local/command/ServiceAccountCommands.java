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

package io.github.payscore.local.command;

import java.util.function.Consumer;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.service.FakeServiceAccounts;

/**
 * Commands about a partner's applications to bind sub-merchants: what WeChat Pay decides.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api/merchants/{merchant}/service-accounts/{outApplyNo}")
class ServiceAccountCommands {

	@PostMapping("/approve")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void approve(@PathVariable LocalMerchant merchant, @PathVariable String outApplyNo) {
		decide(merchant, outApplyNo, (applications) -> applications.approve(outApplyNo));
	}

	@PostMapping("/reject")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reject(@PathVariable LocalMerchant merchant, @PathVariable String outApplyNo,
			@RequestBody Rejection rejection) {
		decide(merchant, outApplyNo, (applications) -> applications.reject(outApplyNo, rejection.reason()));
	}

	private static void decide(LocalMerchant merchant, String outApplyNo, Consumer<FakeServiceAccounts> decision) {
		try {
			decision.accept(merchant.fake().serviceAccounts());
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException(
					"The merchant '%s' has made no application '%s': let your application do that first"
						.formatted(merchant.name(), outApplyNo));
		}
	}

	/**
	 * Why an application is rejected.
	 *
	 * @param reason the {@code reject_reason}
	 */
	record Rejection(String reason) {

		Rejection {
			if (reason == null) {
				throw new IllegalArgumentException("'reason' must be given");
			}
		}

	}

}
