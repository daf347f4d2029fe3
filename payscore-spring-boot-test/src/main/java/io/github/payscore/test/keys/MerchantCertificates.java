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

package io.github.payscore.test.keys;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API certificates of a merchant, with their keys: WeChat Pay accepts all of them
 * until the merchant revokes the former ones. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class MerchantCertificates {

	private final KeyMaterial material;

	private final Map<String, KeyPair> valid = new LinkedHashMap<>();

	private String newest;

	/**
	 * Create the certificates of a merchant that has one.
	 * @param material the keys to start with
	 */
	public MerchantCertificates(KeyMaterial material) {
		this.material = material;
		this.newest = material.merchantSerial();
		this.valid.put(this.newest, material.merchantKey());
	}

	public synchronized void renew() {
		this.newest = RsaKeys.newSerial();
		this.valid.put(this.newest, RsaKeys.newKeyPair());
	}

	public synchronized void revokeFormer() {
		this.valid.keySet().retainAll(Set.of(this.newest));
	}

	public synchronized void reset() {
		this.newest = this.material.merchantSerial();
		this.valid.clear();
		this.valid.put(this.newest, this.material.merchantKey());
	}

	public synchronized String serial() {
		return this.newest;
	}

	public synchronized KeyPair key() {
		return Optional.ofNullable(this.valid.get(this.newest)).orElseThrow();
	}

	public synchronized Optional<PublicKey> find(String serial) {
		return Optional.ofNullable(this.valid.get(serial)).map(KeyPair::getPublic);
	}

	public synchronized Set<String> serials() {
		return Set.copyOf(this.valid.keySet());
	}

}
