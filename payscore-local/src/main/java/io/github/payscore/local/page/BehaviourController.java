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

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.payscore.local.view.Behaviour;
import io.github.payscore.local.view.LocalMerchant;

/**
 * The switches for misbehaviours.
 *
 * @author PayScore for Spring Boot contributors
 */
@Controller
@RequestMapping("/desk/behaviour")
class BehaviourController {

	private static final String PATH = "/desk/behaviour";

	private final Subjects subjects;

	private final Behaviour behaviour;

	BehaviourController(Subjects subjects, Behaviour behaviour) {
		this.subjects = subjects;
		this.behaviour = behaviour;
	}

	@GetMapping
	String behaviour(Model model) {
		model.addAttribute("merchants", this.subjects.merchants());
		model.addAttribute("names", this.behaviour.names());
		model.addAttribute("notificationNames", this.behaviour.notificationNames());
		model.addAttribute("always", this.behaviour.always());
		model.addAttribute("planned", this.subjects.all().plannedMisbehaviours());
		return "desk-behaviour";
	}

	@PostMapping("/next/{name}")
	String next(@PathVariable("name") String name) {
		this.behaviour.next(1, known(name, this.behaviour.names()));
		return Notice.PLANNED.redirect(PATH);
	}

	@PostMapping("/always/{name}")
	String always(@PathVariable("name") String name) {
		this.behaviour.always(known(name, this.behaviour.names()));
		return Notice.SWITCHED_ON.redirect(PATH);
	}

	@PostMapping("/notifications/{name}")
	String notification(@PathVariable("name") String name, @RequestParam("merchant") String merchant) {
		LocalMerchant owner = this.subjects.merchant(merchant);
		this.behaviour.nextNotification(owner, known(name, this.behaviour.notificationNames()));
		return Notice.PLANNED.redirect(PATH);
	}

	private static String known(String name, List<String> names) {
		if (!names.contains(name)) {
			throw new MissingException("misbehaviour", name);
		}
		return name;
	}

	@PostMapping("/off")
	String off() {
		this.behaviour.behave();
		return Notice.SWITCHED_OFF.redirect(PATH);
	}

	@PostMapping("/reset")
	String reset() {
		this.behaviour.reset();
		return Notice.STARTED_OVER.redirect(PATH);
	}

}
