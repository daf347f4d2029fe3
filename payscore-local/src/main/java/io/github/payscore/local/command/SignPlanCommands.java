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

import java.util.function.BiConsumer;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.service.FakeSignPlans;

/**
 * Commands about plans: what users sign and cancel.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api/merchants/{merchant}/sign-plans/{merchantSignPlanNo}")
class SignPlanCommands {

	@PostMapping("/sign")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void sign(@PathVariable LocalMerchant merchant, @PathVariable String merchantSignPlanNo) {
		change(merchant, merchantSignPlanNo, FakeSignPlans::sign);
	}

	@PostMapping("/cancel")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void cancel(@PathVariable LocalMerchant merchant, @PathVariable String merchantSignPlanNo) {
		change(merchant, merchantSignPlanNo, FakeSignPlans::cancel);
	}

	private static void change(LocalMerchant merchant, String merchantSignPlanNo,
			BiConsumer<FakeSignPlans, String> change) {
		try {
			change.accept(merchant.fake().signPlans(), merchantSignPlanNo);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException(
					"The merchant '%s' has no plan '%s' for a user to sign: let your application create it first"
						.formatted(merchant.name(), merchantSignPlanNo));
		}
	}

}
