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

package io.github.payscore.test.state;

import org.jspecify.annotations.Nullable;

/**
 * Where an order is in its life: each a combination of the three fields on the wire.
 * <p>
 * Source: WeChat Pay's documentation, page 4012692256.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum Phase {

	/**
	 * Created, the user has not confirmed yet.
	 */
	CREATED("CREATED", null, null),

	/**
	 * The service runs.
	 */
	USER_CONFIRM("DOING", "USER_CONFIRM", null),

	/**
	 * Completed, the deduction is under way.
	 */
	MCH_COMPLETE("DOING", "MCH_COMPLETE", "USER_PAYING"),

	/**
	 * Paid.
	 */
	USER_PAID("DONE", null, "USER_PAID"),

	/**
	 * Completed with a total of 0: nothing is collected.
	 */
	NOTHING_TO_PAY("DONE", null, null),

	/**
	 * Cancelled by the merchant.
	 */
	REVOKED("REVOKED", null, null),

	/**
	 * Never confirmed in time.
	 */
	EXPIRED("EXPIRED", null, null);

	private final String state;

	private final @Nullable String stateDescription;

	private final @Nullable String collectionState;

	Phase(String state, @Nullable String stateDescription, @Nullable String collectionState) {
		this.state = state;
		this.stateDescription = stateDescription;
		this.collectionState = collectionState;
	}

	public String state() {
		return this.state;
	}

	public @Nullable String stateDescription() {
		return this.stateDescription;
	}

	public @Nullable String collectionState() {
		return this.collectionState;
	}

}
