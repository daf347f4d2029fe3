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

package io.github.payscore.signature;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.interfaces.RSAKey;

import org.jspecify.annotations.Nullable;

/**
 * A key in the form that a provider prefers. Remembers the form for the provider that
 * asked last, because that is the one that asks again. Thread-safe.
 *
 * @param <K> the kind of key
 * @author PayScore for Spring Boot contributors
 */
final class TranslatedKey<K extends Key> {

	private final K key;

	private final Class<K> type;

	private final @Nullable BigInteger modulus;

	private volatile @Nullable Form<K> last;

	TranslatedKey(K key, Class<K> type) {
		this.key = key;
		this.type = type;
		// A key inside a hardware module does not show its modulus
		this.modulus = (key instanceof RSAKey rsaKey) ? rsaKey.getModulus() : null;
	}

	K forProvider(CryptoProvider provider) throws InvalidKeyException {
		Form<K> form = this.last;
		if (form == null || !form.provider().equals(provider)) {
			form = new Form<>(provider, this.type.cast(provider.translate(this.key)));
			this.last = form;
		}
		return form.key();
	}

	boolean hasModulusOf(TranslatedKey<?> other) {
		return this.modulus != null && this.modulus.equals(other.modulus);
	}

	private record Form<K>(CryptoProvider provider, K key) {
	}

}
