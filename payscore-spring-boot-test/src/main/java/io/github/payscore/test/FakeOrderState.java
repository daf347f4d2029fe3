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

package io.github.payscore.test;

import org.jspecify.annotations.Nullable;

/**
 * The states of a service order, each a combination of the three fields that must be read
 * together.
 * <p>
 * Source: WeChat Pay's documentation, page 4012692256.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum FakeOrderState {

	/**
	 * {@code CREATED}: created, the user has not confirmed yet.
	 */
	CREATED("CREATED", null, null),

	/**
	 * {@code DOING} with {@code USER_CONFIRM}: the service runs. The only state in which
	 * a completion takes effect.
	 */
	USER_CONFIRM("DOING", "USER_CONFIRM", null),

	/**
	 * {@code DOING} with {@code MCH_COMPLETE} and {@code USER_PAYING}: completed, the
	 * deduction is under way.
	 */
	MCH_COMPLETE("DOING", "MCH_COMPLETE", "USER_PAYING"),

	/**
	 * {@code DONE} with {@code USER_PAID}: paid. Final.
	 */
	USER_PAID("DONE", null, "USER_PAID"),

	/**
	 * {@code REVOKED}: cancelled by the merchant. Final.
	 */
	REVOKED("REVOKED", null, null),

	/**
	 * {@code EXPIRED}: never confirmed within 30 days. Final.
	 */
	EXPIRED("EXPIRED", null, null);

	private final String state;

	private final @Nullable String stateDescription;

	private final @Nullable String collectionState;

	FakeOrderState(String state, @Nullable String stateDescription, @Nullable String collectionState) {
		this.state = state;
		this.stateDescription = stateDescription;
		this.collectionState = collectionState;
	}

	/**
	 * Return the field {@code state} on the wire.
	 * @return the state, for example {@code DOING}
	 */
	public String state() {
		return this.state;
	}

	/**
	 * Return the field {@code state_description} on the wire.
	 * @return the description, or {@code null} outside {@code DOING}
	 */
	public @Nullable String stateDescription() {
		return this.stateDescription;
	}

	/**
	 * Return the field {@code collection.state} on the wire.
	 * @return the state of the collection, or {@code null} before a completion
	 */
	public @Nullable String collectionState() {
		return this.collectionState;
	}

}
