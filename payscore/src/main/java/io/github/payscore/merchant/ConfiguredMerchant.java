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

package io.github.payscore.merchant;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A merchant that is there from the beginning to the end.
 *
 * @author PayScore for Spring Boot contributors
 */
interface ConfiguredMerchant {

	PayScoreMerchant merchant();

	NotificationRecipient recipient();

	// Read again what it was made of.
	Mono<Void> refresh();

	static ConfiguredMerchant registered(String name, Supplier<MerchantRegistration> registration,
			MerchantFactory factory) {
		return new Registered(name, registration, factory);
	}

	/**
	 * One that the application made itself.
	 *
	 * @param merchant the merchant
	 * @param source gives what its notifications are read with
	 * @param reread reads again what it was made of
	 */
	record OfApplication(PayScoreMerchant merchant, Supplier<NotificationRecipient> source,
			Runnable reread) implements ConfiguredMerchant {

		@Override
		public NotificationRecipient recipient() {
			return this.source.get();
		}

		// Files are read, which may block.
		@Override
		public Mono<Void> refresh() {
			return Mono.<Void>fromRunnable(this.reread).subscribeOn(Schedulers.boundedElastic());
		}

	}

	/**
	 * One that was made of its registration.
	 */
	final class Registered implements ConfiguredMerchant {

		private final String name;

		private final Supplier<MerchantRegistration> registration;

		private final MerchantFactory factory;

		private volatile RegisteredMerchant merchant;

		private Registered(String name, Supplier<MerchantRegistration> registration, MerchantFactory factory) {
			this.name = name;
			this.registration = registration;
			this.factory = factory;
			this.merchant = factory.create(name, registration.get(), null);
		}

		@Override
		public PayScoreMerchant merchant() {
			return this.merchant;
		}

		@Override
		public NotificationRecipient recipient() {
			return this.merchant.recipient();
		}

		@Override
		public Mono<Void> refresh() {
			return Mono.<Void>fromRunnable(this::reread).subscribeOn(Schedulers.boundedElastic());
		}

		private synchronized void reread() {
			this.merchant = this.factory.create(this.name, this.registration.get(), this.merchant);
		}

	}

}
