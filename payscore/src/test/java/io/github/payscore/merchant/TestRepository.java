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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A {@link MerchantRepository} in memory that remembers what it was asked.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestRepository implements MerchantRepository {

	final Map<String, Supplier<MerchantRegistration>> registrations = new ConcurrentHashMap<>();

	final List<String> asked = new CopyOnWriteArrayList<>();

	volatile Mono<Void> gate = Mono.empty();

	@Override
	public Mono<MerchantRegistration> findByName(String name) {
		return Mono.defer(() -> {
			this.asked.add(name);
			return this.gate.then(Mono.fromSupplier(() -> answer(name)));
		});
	}

	private @Nullable MerchantRegistration answer(String name) {
		Supplier<MerchantRegistration> registration = this.registrations.get(name);
		return (registration != null) ? registration.get() : null;
	}

	@Override
	public Flux<String> findNamesByPlatformSerial(String serial) {
		return Flux.defer(() -> {
			this.asked.add(serial);
			return Flux.fromIterable(this.registrations.entrySet())
				.filter((entry) -> entry.getValue().get().getPlatformKeys().find(serial) != null)
				.map(Map.Entry::getKey);
		});
	}

}
