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

import java.util.stream.Stream;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeCertificate;

/**
 * The keys, and their rotation.
 *
 * @author PayScore for Spring Boot contributors
 */
@Controller
@RequestMapping("/desk/keys")
class KeysController {

	private static final String PATH = "/desk/keys";

	private final Subjects subjects;

	KeysController(Subjects subjects) {
		this.subjects = subjects;
	}

	@GetMapping
	String keys(Model model) {
		model.addAttribute("keys", this.subjects.merchants().stream().map(ShownKeys::of).toList());
		return "desk-keys";
	}

	@PostMapping("/{merchant}/rotate")
	String rotate(@PathVariable("merchant") String merchant) {
		LocalMerchant owner = this.subjects.merchant(merchant);
		return Notice.ROTATED.after(() -> owner.fake().rotateCertificate()).redirect(PATH);
	}

	@PostMapping("/{merchant}/{serial}/sign")
	String sign(@PathVariable("merchant") String merchant, @PathVariable("serial") String serial) {
		LocalMerchant owner = owner(merchant, serial);
		return Notice.SIGNS.after(() -> owner.fake().signWith(serial)).redirect(PATH);
	}

	@PostMapping("/{merchant}/{serial}/remove")
	String remove(@PathVariable("merchant") String merchant, @PathVariable("serial") String serial) {
		LocalMerchant owner = owner(merchant, serial);
		return Notice.REMOVED.after(() -> owner.fake().removeCertificate(serial)).redirect(PATH);
	}

	private LocalMerchant owner(String merchant, String serial) {
		LocalMerchant owner = this.subjects.merchant(merchant);
		Stream<String> certificates = owner.fake().certificates().stream().map(FakeCertificate::serial);
		if (Stream.concat(certificates, Stream.of(owner.fake().platformPublicKeyId())).noneMatch(serial::equals)) {
			throw new MissingException("key", serial);
		}
		return owner;
	}

}
