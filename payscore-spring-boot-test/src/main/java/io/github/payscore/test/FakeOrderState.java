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

import io.github.payscore.test.state.Phase;

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
	CREATED(Phase.CREATED),

	/**
	 * {@code DOING} with {@code USER_CONFIRM}: the service runs. The only state in which
	 * a completion takes effect.
	 */
	USER_CONFIRM(Phase.USER_CONFIRM),

	/**
	 * {@code DOING} with {@code MCH_COMPLETE} and {@code USER_PAYING}: completed, the
	 * deduction is under way.
	 */
	MCH_COMPLETE(Phase.MCH_COMPLETE),

	/**
	 * {@code DONE} with {@code USER_PAID}: paid. Final.
	 */
	USER_PAID(Phase.USER_PAID),

	/**
	 * {@code DONE} without a collection: completed with a total of 0. Final. For the
	 * mainland only.
	 */
	NOTHING_TO_PAY(Phase.NOTHING_TO_PAY),

	/**
	 * {@code REVOKED}: cancelled by the merchant. Final.
	 */
	REVOKED(Phase.REVOKED),

	/**
	 * {@code EXPIRED}: never confirmed within 30 days. Final.
	 */
	EXPIRED(Phase.EXPIRED);

	private final Phase phase;

	FakeOrderState(Phase phase) {
		this.phase = phase;
	}

	static FakeOrderState of(Phase phase) {
		return valueOf(phase.name());
	}

	Phase phase() {
		return this.phase;
	}

	/**
	 * Return the field {@code state} on the wire.
	 * @return the state, for example {@code DOING}
	 */
	public String state() {
		return this.phase.state();
	}

	/**
	 * Return the field {@code state_description} on the wire.
	 * @return the description, or {@code null} outside {@code DOING}
	 */
	public @Nullable String stateDescription() {
		return this.phase.stateDescription();
	}

	/**
	 * Return the field {@code collection.state} on the wire.
	 * @return the state of the collection, or {@code null} before a completion
	 */
	public @Nullable String collectionState() {
		return this.phase.collectionState();
	}

}
