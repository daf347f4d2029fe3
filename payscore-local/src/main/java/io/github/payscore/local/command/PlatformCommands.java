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

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.github.payscore.local.view.Behaviour;
import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.local.view.LocalMerchants;

/**
 * Commands about all merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
@RestController
@RequestMapping("/api")
class PlatformCommands {

	private final LocalMerchants merchants;

	private final Behaviour behaviour;

	PlatformCommands(LocalMerchants merchants, Behaviour behaviour) {
		this.merchants = merchants;
		this.behaviour = behaviour;
	}

	@GetMapping("/requests")
	List<RequestView> requests(@RequestParam(required = false) @Nullable LocalMerchant merchant) {
		return ((merchant != null) ? merchant.fake() : this.merchants.fake()).requests()
			.stream()
			.map(RequestView::of)
			.toList();
	}

	@GetMapping("/misbehaviours")
	MisbehavioursView misbehaviours() {
		return new MisbehavioursView(this.behaviour.names(), this.behaviour.notificationNames(),
				this.behaviour.always());
	}

	@PostMapping("/misbehave")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void misbehave(@RequestBody Misbehave command) {
		if (command.count() != null) {
			this.behaviour.next(command.count(), command.misbehaviour());
		}
		else {
			this.behaviour.always(command.misbehaviour());
		}
	}

	@PostMapping("/behave")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void behave() {
		this.behaviour.behave();
	}

	@PostMapping("/reset")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset() {
		this.behaviour.reset();
	}

	@RequestMapping("/**")
	void unknown(HttpServletRequest request) {
		throw new NotFoundException(
				"There is no command %s %s: see /openapi.yaml".formatted(request.getMethod(), request.getRequestURI()));
	}

	/**
	 * The misbehaviours that there are.
	 *
	 * @param requests the names of those at requests
	 * @param notifications the names of those at notifications
	 * @param always what is done to every request, or {@code null} for nothing
	 */
	record MisbehavioursView(List<String> requests, List<String> notifications, @Nullable String always) {

	}

}
