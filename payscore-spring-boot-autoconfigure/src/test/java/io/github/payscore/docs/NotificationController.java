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

package io.github.payscore.docs;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.InvalidNotificationException;
import io.github.payscore.notification.NotificationParser;

/**
 * Snippet on a controller for notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
// tag::controller[]
@RestController
class NotificationController {

	private final NotificationParser parser;

	private final Bookings bookings;

	NotificationController(NotificationParser parser, Bookings bookings) {
		this.parser = parser;
		this.bookings = bookings;
	}

	@PostMapping("/my/notifications")
	Mono<ResponseEntity<Void>> receive(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
		return this.parser.parse(headers, body)
			.flatMap(this.bookings::received)
			.thenReturn(ResponseEntity.noContent().<Void>build())
			.onErrorReturn(InvalidNotificationException.class,
					ResponseEntity.status(HttpStatus.UNAUTHORIZED).<Void>build());
	}

}
// end::controller[]
