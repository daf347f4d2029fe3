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

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.money.FakeRefund;

/**
 * The operator's desk: orders, requests and notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
@Controller
@RequestMapping("/desk")
class DeskController {

	private static final int SHOWN = 200;

	private final Subjects subjects;

	DeskController(Subjects subjects) {
		this.subjects = subjects;
	}

	@GetMapping
	String desk() {
		return "redirect:/desk/orders";
	}

	@GetMapping("/orders")
	String orders(@RequestParam(name = "merchant", required = false) @Nullable String merchant, Model model) {
		choose(merchant, model);
		model.addAttribute("orders", Subjects.orders(this.subjects.chosen(merchant), (order) -> true, SHOWN));
		return "desk-orders";
	}

	private void choose(@Nullable String merchant, Model model) {
		model.addAttribute("merchants", this.subjects.merchants());
		model.addAttribute("chosen", (merchant != null) ? merchant : "");
	}

	private static <T> List<T> newest(List<T> newestFirst) {
		return newestFirst.stream().limit(SHOWN).toList();
	}

	@GetMapping("/orders/{merchant}/{outOrderNo}")
	String order(@PathVariable("merchant") String merchant, @PathVariable("outOrderNo") String outOrderNo,
			Model model) {
		LocalMerchant owner = this.subjects.merchant(merchant);
		model.addAttribute("order", this.subjects.order(merchant, outOrderNo));
		model.addAttribute("requests",
				requests(owner.name()).stream().filter((request) -> request.names(outOrderNo)).toList());
		model.addAttribute("notifications",
				ShownNotification.newestFirst(List.of(owner))
					.stream()
					.filter((notification) -> notification.subject().equals(outOrderNo))
					.toList());
		model.addAttribute("refunds", refunds(owner, outOrderNo).stream().map(ShownRefund::new).toList());
		return "desk-order";
	}

	private static List<FakeRefund> refunds(LocalMerchant merchant, String outOrderNo) {
		return merchant.fake()
			.refunds()
			.all()
			.stream()
			.filter((refund) -> refund.outOrderNo().equals(outOrderNo))
			.toList();
	}

	@PostMapping("/orders/{merchant}/{outOrderNo}/refunds/{outRefundNo}/{end}")
	String endRefund(@PathVariable("merchant") String merchant, @PathVariable("outOrderNo") String outOrderNo,
			@PathVariable("outRefundNo") String outRefundNo, @PathVariable("end") RefundEnd end) {
		LocalMerchant owner = this.subjects.merchant(merchant);
		if (refunds(owner, outOrderNo).stream().noneMatch((refund) -> refund.outRefundNo().equals(outRefundNo))) {
			throw new MissingException("refund", outRefundNo);
		}
		String order = UriComponentsBuilder.fromPath("/desk/orders")
			.pathSegment(merchant, outOrderNo)
			.encode()
			.toUriString();
		return Notice.REFUND_ENDED.after(() -> end.apply(owner.fake().refunds(), outRefundNo)).redirect(order);
	}

	@GetMapping("/requests")
	String requests(@RequestParam(name = "merchant", required = false) @Nullable String merchant,
			@RequestParam(name = "refused", defaultValue = "false") boolean refused, Model model) {
		choose(merchant, model);
		List<ShownRequest> requests = requests(merchant);
		model.addAttribute("refused", refused);
		model.addAttribute("all", requests.size());
		model.addAttribute("wrong", requests.stream().filter(ShownRequest::isRefused).count());
		model.addAttribute("requests",
				newest(requests.stream().filter((request) -> !refused || request.isRefused()).toList()));
		return "desk-requests";
	}

	private List<ShownRequest> requests(@Nullable String merchant) {
		List<LocalMerchant> merchants = this.subjects.chosen(merchant);
		boolean all = merchants.size() == this.subjects.merchants().size();
		return this.subjects.all()
			.requests()
			.stream()
			.map((request) -> ShownRequest.of(request, merchants))
			.filter((request) -> all || request.merchant() != null)
			.sorted(Comparator.comparing((ShownRequest request) -> request.request().number()).reversed())
			.toList();
	}

	@GetMapping("/requests/{number}")
	String request(@PathVariable("number") long number, Model model) {
		ShownRequest shown = requests((String) null).stream()
			.filter((request) -> request.request().number() == number)
			.findFirst()
			.orElseThrow(() -> new MissingException("request", Long.toString(number)));
		model.addAttribute("request", shown);
		return "desk-request";
	}

	@GetMapping("/notifications")
	String notifications(@RequestParam(name = "merchant", required = false) @Nullable String merchant, Model model) {
		choose(merchant, model);
		model.addAttribute("notifications", newest(ShownNotification.newestFirst(this.subjects.chosen(merchant))));
		return "desk-notifications";
	}

}
