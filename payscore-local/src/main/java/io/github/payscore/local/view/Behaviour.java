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

package io.github.payscore.local.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.Misbehaviours;
import io.github.payscore.test.NotificationMisbehaviours;

/**
 * How the local WeChat Pay behaves towards all merchants, and what is switched on at
 * present. Misbehaviours go by the names of the methods of {@link Misbehaviours} and
 * {@link NotificationMisbehaviours}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Behaviour {

	private final FakeWeChatPay fake;

	private final NamedMisbehaviours<Misbehaviours> requests = NamedMisbehaviours.ofRequests();

	private final NamedMisbehaviours<NotificationMisbehaviours> notifications = NamedMisbehaviours.ofNotifications();

	private volatile @Nullable String always;

	public Behaviour(LocalMerchants merchants) {
		this.fake = merchants.fake();
	}

	/**
	 * Return the names of misbehaviours at requests.
	 * @return the names
	 */
	public List<String> names() {
		return this.requests.names();
	}

	/**
	 * Return the names of misbehaviours at notifications.
	 * @return the names
	 */
	public List<String> notificationNames() {
		return this.notifications.names();
	}

	/**
	 * Return what is done to every request.
	 * @return the name of the misbehaviour, or {@code null} if there is none
	 */
	public @Nullable String always() {
		return this.always;
	}

	/**
	 * Misbehave at every request from now on, in place of what was switched on before.
	 * @param name the name of the misbehaviour
	 * @throws IllegalArgumentException if there is none of this name
	 */
	public void always(String name) {
		this.requests.get(name).accept(this.fake.always());
		this.always = name;
	}

	/**
	 * Misbehave at the next requests, after those for which something is planned.
	 * @param count how many, at least 1
	 * @param name the name of the misbehaviour
	 * @throws IllegalArgumentException if there is none of this name, or the count is
	 * wrong
	 */
	public void next(int count, String name) {
		this.requests.get(name).accept(this.fake.next(count));
	}

	/**
	 * Misbehave at the next notification of a merchant.
	 * @param merchant the merchant
	 * @param name the name of the misbehaviour
	 * @throws IllegalArgumentException if there is none of this name
	 */
	public void nextNotification(LocalMerchant merchant, String name) {
		this.notifications.get(name).accept(merchant.fake().nextNotification());
	}

	/**
	 * Forget all that was switched on or planned.
	 */
	public void behave() {
		this.fake.behave();
		this.always = null;
	}

	/**
	 * Forget everything: orders, requests, notifications, misbehaviours and changes of
	 * keys. The keys of the folder stay.
	 */
	public void reset() {
		this.fake.reset();
		this.always = null;
	}

}
