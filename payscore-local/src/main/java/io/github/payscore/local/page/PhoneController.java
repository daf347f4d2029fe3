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

package io.github.payscore.local.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriComponentsBuilder;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

/**
 * The phone of the user, who is the same one for all merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
@Controller
@RequestMapping("/phone")
class PhoneController {

	private static final int SHOWN = 20;

	private static final Set<FakeOrderState> ENDED = EnumSet.of(FakeOrderState.USER_PAID, FakeOrderState.NOTHING_TO_PAY,
			FakeOrderState.REVOKED, FakeOrderState.EXPIRED);

	private final Subjects subjects;

	PhoneController(Subjects subjects) {
		this.subjects = subjects;
	}

	@GetMapping
	String phone(Model model) {
		model.addAttribute("toConfirm", in(EnumSet.of(FakeOrderState.CREATED)));
		model.addAttribute("toPay", in(EnumSet.of(FakeOrderState.MCH_COMPLETE)));
		model.addAttribute("inUse", in(EnumSet.of(FakeOrderState.USER_CONFIRM)));
		model.addAttribute("ended", in(ENDED));
		model.addAttribute("permissions", this.subjects.permissions());
		model.addAttribute("outOfMoney", isOutOfMoney());
		return "phone";
	}

	private List<ShownOrder> in(Set<FakeOrderState> states) {
		return Subjects.orders(this.subjects.merchants(), (order) -> states.contains(order.phase()), SHOWN);
	}

	private boolean isOutOfMoney() {
		return this.subjects.merchants().stream().allMatch((merchant) -> merchant.fake().wallet().isEmpty());
	}

	@PostMapping("/wallet/empty")
	String empty() {
		this.subjects.merchants().forEach((merchant) -> merchant.fake().wallet().empty());
		return Notice.WALLET_EMPTIED.redirect("/phone");
	}

	@PostMapping("/wallet/fill")
	String fill() {
		this.subjects.merchants().forEach((merchant) -> merchant.fake().wallet().fill());
		return Notice.WALLET_FILLED.redirect("/phone");
	}

	@GetMapping("/orders/{merchant}/{outOrderNo}")
	String order(@PathVariable("merchant") String merchant, @PathVariable("outOrderNo") String outOrderNo,
			Model model) {
		model.addAttribute("order", this.subjects.order(merchant, outOrderNo));
		model.addAttribute("outOfMoney", isOutOfMoney());
		return "phone-order";
	}

	@PostMapping("/orders/{merchant}/{outOrderNo}/confirm")
	String confirm(@PathVariable("merchant") String merchant, @PathVariable("outOrderNo") String outOrderNo) {
		FakeWeChatPay fake = fakeOf(merchant, outOrderNo);
		return Notice.CONFIRMED.after(() -> fake.confirm(outOrderNo)).redirect(orderPath(merchant, outOrderNo));
	}

	@PostMapping("/orders/{merchant}/{outOrderNo}/pay")
	String pay(@PathVariable("merchant") String merchant, @PathVariable("outOrderNo") String outOrderNo) {
		FakeWeChatPay fake = fakeOf(merchant, outOrderNo);
		Notice notice = Notice.PAID.after(() -> fake.pay(outOrderNo));
		return ((notice.isFailure() && fake.wallet().isEmpty()) ? Notice.OUT_OF_MONEY : notice)
			.redirect(orderPath(merchant, outOrderNo));
	}

	@PostMapping("/orders/{merchant}/{outOrderNo}/expire")
	String expire(@PathVariable("merchant") String merchant, @PathVariable("outOrderNo") String outOrderNo) {
		FakeWeChatPay fake = fakeOf(merchant, outOrderNo);
		return Notice.EXPIRED.after(() -> fake.expire(outOrderNo)).redirect(orderPath(merchant, outOrderNo));
	}

	private FakeWeChatPay fakeOf(String merchant, String outOrderNo) {
		this.subjects.order(merchant, outOrderNo);
		return this.subjects.merchant(merchant).fake();
	}

	static String orderPath(String merchant, String outOrderNo) {
		return path("orders", merchant, outOrderNo);
	}

	@GetMapping("/permissions/{merchant}/{authorizationCode}")
	String permission(@PathVariable("merchant") String merchant,
			@PathVariable("authorizationCode") String authorizationCode, Model model) {
		model.addAttribute("permission", this.subjects.permission(merchant, authorizationCode));
		return "phone-permission";
	}

	@PostMapping("/permissions/{merchant}/{authorizationCode}/open")
	String open(@PathVariable("merchant") String merchant,
			@PathVariable("authorizationCode") String authorizationCode) {
		this.subjects.permission(merchant, authorizationCode);
		LocalMerchant owner = this.subjects.merchant(merchant);
		return Notice.SERVICE_OPENED.after(() -> owner.fake().openService(authorizationCode))
			.redirect(permissionPath(merchant, authorizationCode));
	}

	@PostMapping("/permissions/{merchant}/{authorizationCode}/close")
	String close(@PathVariable("merchant") String merchant,
			@PathVariable("authorizationCode") String authorizationCode) {
		this.subjects.permission(merchant, authorizationCode);
		LocalMerchant owner = this.subjects.merchant(merchant);
		return Notice.SERVICE_CLOSED.after(() -> owner.fake().closeService(authorizationCode))
			.redirect(permissionPath(merchant, authorizationCode));
	}

	static String permissionPath(String merchant, String authorizationCode) {
		return path("permissions", merchant, authorizationCode);
	}

	private static String path(String... segments) {
		return UriComponentsBuilder.fromPath("/phone").pathSegment(segments).encode().toUriString();
	}

}
