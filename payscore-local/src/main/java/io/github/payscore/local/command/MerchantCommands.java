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

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.Behaviour;
import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.local.view.LocalMerchants;
import io.github.payscore.test.FakeCertificate;
import io.github.payscore.test.SentNotification;

/**
 * Commands about a merchant as a whole.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api/merchants")
class MerchantCommands {

	private final LocalMerchants merchants;

	private final Behaviour behaviour;

	MerchantCommands(LocalMerchants merchants, Behaviour behaviour) {
		this.merchants = merchants;
		this.behaviour = behaviour;
	}

	@GetMapping
	List<MerchantView> all() {
		return this.merchants.all().stream().map(MerchantView::of).toList();
	}

	@GetMapping("/{merchant}/notifications")
	List<SentNotification> notifications(@PathVariable LocalMerchant merchant) {
		return merchant.fake().notifications();
	}

	@PostMapping("/{merchant}/notifications/misbehave")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void misbehave(@PathVariable LocalMerchant merchant, @RequestBody Misbehave command) {
		this.behaviour.nextNotification(merchant, command.misbehaviour());
	}

	@PostMapping("/{merchant}/wallet/empty")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void emptyWallet(@PathVariable LocalMerchant merchant) {
		merchant.fake().wallet().empty();
	}

	@PostMapping("/{merchant}/wallet/fill")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void fillWallet(@PathVariable LocalMerchant merchant) {
		merchant.fake().wallet().fill();
	}

	@PostMapping("/{merchant}/certificates/rotate")
	FakeCertificate rotateCertificate(@PathVariable LocalMerchant merchant) {
		return merchant.fake().rotateCertificate();
	}

	/**
	 * A merchant as commands show it.
	 *
	 * @param name the name
	 * @param mode the mode, as in {@code wechatpay.payscore.mode}
	 * @param mchid the merchant number
	 * @param serviceId the service id
	 * @param appid the appid, or {@code null} for an oversea partner
	 * @param subMchid the sub-merchant's number, or {@code null} for a direct merchant
	 * @param baseUrl the URL of WeChat Pay
	 * @param isOutOfMoney whether its users are out of money
	 */
	record MerchantView(String name, @Nullable String mode, String mchid, @Nullable String serviceId,
			@Nullable String appid, @Nullable String subMchid, String baseUrl, boolean isOutOfMoney) {

		static MerchantView of(LocalMerchant merchant) {
			return new MerchantView(merchant.name(), merchant.property("payscore.mode"), merchant.mchid(),
					merchant.property("payscore.service-id"), merchant.property("payscore.appid"),
					merchant.property("payscore.sub-mchid"), merchant.fake().baseUrl(),
					merchant.fake().wallet().isEmpty());
		}

	}

}
