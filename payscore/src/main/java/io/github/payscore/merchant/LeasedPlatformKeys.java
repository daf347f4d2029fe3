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

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;

/**
 * The keys of one merchant: those that it was registered with, and those that are
 * downloaded for all merchants of the same number.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LeasedPlatformKeys implements PlatformKeys {

	private final PlatformKeys fixed;

	private final RotatingPlatformKeys rotating;

	LeasedPlatformKeys(PlatformKeys fixed, RotatingPlatformKeys rotating) {
		this.fixed = fixed;
		this.rotating = rotating;
	}

	@Override
	public @Nullable PlatformKey find(String serial) {
		PlatformKey key = this.fixed.find(serial);
		return (key != null) ? key : this.rotating.find(serial);
	}

	@Override
	public Mono<PlatformKey> obtain(String serial) {
		PlatformKey key = this.fixed.find(serial);
		return (key != null) ? Mono.just(key) : this.rotating.obtain(serial);
	}

	@Override
	public Mono<Void> ready() {
		return this.fixed.serials().isEmpty() ? this.rotating.ready() : Mono.empty();
	}

	@Override
	public Set<String> serials() {
		Set<String> serials = new LinkedHashSet<>(this.fixed.serials());
		serials.addAll(this.rotating.serials());
		return serials;
	}

	@Override
	public @Nullable String publicKeyId() {
		return this.fixed.publicKeyId();
	}

	@Override
	public String toString() {
		return "PlatformKeys " + serials();
	}

}
