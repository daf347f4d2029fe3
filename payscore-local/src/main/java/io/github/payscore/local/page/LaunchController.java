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

import java.util.List;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeLaunch;

/**
 * Opens pages on the phone with the parameters that applications make for that, if WeChat
 * would. The parameters may name none of the merchants, so all of them are asked.
 *
 * @author PayScore for Spring Boot contributors
 */
@Controller
class LaunchController {

	private static final String PERMISSION = "wxpayScoreEnable";

	private final Subjects subjects;

	LaunchController(Subjects subjects) {
		this.subjects = subjects;
	}

	@GetMapping("/launch")
	String launch(@RequestParam(name = "text", required = false) @Nullable String text, HttpServletRequest request,
			Model model) {
		try {
			String query = String.valueOf(request.getQueryString());
			return launch((text != null) ? LaunchText.parse(text) : LaunchText.ofQuery(query), model);
		}
		catch (IllegalArgumentException ex) {
			return refused(null, String.valueOf(ex.getMessage()), model);
		}
	}

	private String launch(LaunchText text, Model model) {
		List<Attempt> attempts = this.subjects.merchants().stream().map((merchant) -> attempt(merchant, text)).toList();
		Attempt opened = first(attempts, (attempt) -> attempt.launch().isOpened());
		if (opened != null) {
			return "redirect:" + path(opened, text);
		}
		FakeLaunch refusal = mostTelling(attempts, text).launch();
		return refused(refusal.errCode(), String.valueOf(refusal.problem()), model);
	}

	private static Attempt attempt(LocalMerchant merchant, LaunchText text) {
		return new Attempt(merchant, merchant.fake().launch(text.businessType(), text.parameters()));
	}

	private static String path(Attempt opened, LaunchText text) {
		String subject = String.valueOf(opened.launch().subject());
		return text.businessType().equals(PERMISSION)
				? PhoneController.permissionPath(opened.merchant().name(), subject)
				: PhoneController.orderPath(opened.merchant().name(), subject);
	}

	private static Attempt mostTelling(List<Attempt> attempts, LaunchText text) {
		String mchid = text.parameters().get("mch_id");
		Attempt own = first(attempts, (attempt) -> attempt.merchant().mchid().equals(mchid));
		Attempt numbered = first(attempts, (attempt) -> attempt.launch().errCode() != null);
		if (own != null) {
			return own;
		}
		return (numbered != null) ? numbered : attempts.get(attempts.size() - 1);
	}

	private static @Nullable Attempt first(List<Attempt> attempts, Predicate<Attempt> condition) {
		return attempts.stream().filter(condition).findFirst().orElse(null);
	}

	private static String refused(@Nullable String errCode, String problem, Model model) {
		model.addAttribute("errCode", errCode);
		model.addAttribute("problem", problem);
		return "launch-refused";
	}

	private record Attempt(LocalMerchant merchant, FakeLaunch launch) {

	}

}
