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

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.service.FakePermission;

/**
 * Commands about permissions: what users open and close.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api/merchants/{merchant}/permissions")
class PermissionCommands {

	@GetMapping
	List<FakePermission> all(@PathVariable LocalMerchant merchant) {
		return merchant.fake().permissions().all();
	}

	@PostMapping("/{authorizationCode}/open")
	FakePermission open(@PathVariable LocalMerchant merchant, @PathVariable String authorizationCode) {
		known(merchant, authorizationCode);
		merchant.fake().openService(authorizationCode);
		return known(merchant, authorizationCode);
	}

	@PostMapping("/{authorizationCode}/close")
	FakePermission close(@PathVariable LocalMerchant merchant, @PathVariable String authorizationCode) {
		known(merchant, authorizationCode);
		merchant.fake().closeService(authorizationCode);
		return known(merchant, authorizationCode);
	}

	private static FakePermission known(LocalMerchant merchant, String authorizationCode) {
		try {
			return merchant.fake().permissions().get(authorizationCode);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException(
					"The merchant '%s' has applied for no permission '%s': let your application do that first"
						.formatted(merchant.name(), authorizationCode));
		}
	}

}
