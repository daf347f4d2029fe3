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
import java.util.function.BiFunction;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.money.FakeRefund;
import io.github.payscore.test.money.FakeRefunds;

/**
 * Commands about refunds: what the bank does.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api/merchants/{merchant}/refunds")
class RefundCommands {

	@GetMapping
	List<FakeRefund> all(@PathVariable LocalMerchant merchant) {
		return merchant.fake().refunds().all();
	}

	@PostMapping("/{outRefundNo}/finish")
	FakeRefund finish(@PathVariable LocalMerchant merchant, @PathVariable String outRefundNo) {
		return end(merchant, outRefundNo, FakeRefunds::finish);
	}

	@PostMapping("/{outRefundNo}/abnormal")
	FakeRefund abnormal(@PathVariable LocalMerchant merchant, @PathVariable String outRefundNo) {
		return end(merchant, outRefundNo, FakeRefunds::abnormal);
	}

	@PostMapping("/{outRefundNo}/close")
	FakeRefund close(@PathVariable LocalMerchant merchant, @PathVariable String outRefundNo) {
		return end(merchant, outRefundNo, FakeRefunds::close);
	}

	private static FakeRefund end(LocalMerchant merchant, String outRefundNo,
			BiFunction<FakeRefunds, String, FakeRefund> end) {
		try {
			return end.apply(merchant.fake().refunds(), outRefundNo);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException(
					"The merchant '%s' has asked for no refund '%s': let your application do that first"
						.formatted(merchant.name(), outRefundNo));
		}
	}

}
