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

import org.jspecify.annotations.Nullable;

/**
 * What the page says after a button was pressed. The browser brings it back by name, so
 * that no session is needed.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Notice {

	CONFIRMED, PAID, EXPIRED, SERVICE_OPENED, SERVICE_CLOSED, WALLET_EMPTIED, WALLET_FILLED, PLANNED, SWITCHED_ON,
	SWITCHED_OFF, ROTATED, SIGNS, REMOVED, REFUND_ENDED, STARTED_OVER,

	OUT_OF_MONEY(true), NOT_POSSIBLE(true);

	static final String PARAMETER = "notice";

	private final boolean failure;

	Notice() {
		this(false);
	}

	Notice(boolean failure) {
		this.failure = failure;
	}

	static @Nullable Notice of(@Nullable String name) {
		for (Notice notice : values()) {
			if (notice.name().equals(name)) {
				return notice;
			}
		}
		return null;
	}

	/**
	 * Tell what came of an act.
	 * @param act the act
	 * @return this, or {@link #NOT_POSSIBLE} if the fake does not allow the act as things
	 * are, which the page shows anyway
	 */
	Notice after(Runnable act) {
		try {
			act.run();
			return this;
		}
		catch (IllegalStateException ex) {
			return NOT_POSSIBLE;
		}
	}

	String redirect(String path) {
		return "redirect:" + path + (path.contains("?") ? "&" : "?") + PARAMETER + "=" + name();
	}

	public boolean isFailure() {
		return this.failure;
	}

}
