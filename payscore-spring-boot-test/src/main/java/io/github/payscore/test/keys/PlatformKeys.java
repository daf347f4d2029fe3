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

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Refusal;

/**
 * WeChat Pay's own keys: the certificates that are listed, the public key, and the key
 * that signs when a request does not choose one by {@code Wechatpay-Serial}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PlatformKeys {

	private final KeyMaterial material;

	private final boolean hasPublicKey;

	private final boolean hasCertificates;

	private final Map<String, PlatformCertificate> listed = new LinkedHashMap<>();

	private final Map<String, PlatformKey> added = new LinkedHashMap<>();

	private PlatformKey signing;

	/**
	 * Create the keys that a merchant has.
	 * @param material the keys to start with
	 * @param hasPublicKey whether there is a public key
	 * @param hasCertificates whether there are certificates; without a public key there
	 * must be
	 */
	public PlatformKeys(KeyMaterial material, boolean hasPublicKey, boolean hasCertificates) {
		this.material = material;
		this.hasPublicKey = hasPublicKey;
		this.hasCertificates = hasCertificates;
		this.signing = first();
		listFirst();
	}

	public boolean hasCertificates() {
		return this.hasCertificates;
	}

	private PlatformKey first() {
		return this.hasCertificates ? this.material.certificate().key() : this.material.publicKey();
	}

	private void listFirst() {
		if (this.hasCertificates) {
			list(this.material.certificate());
		}
	}

	private void list(PlatformCertificate certificate) {
		this.listed.put(certificate.serial(), certificate);
	}

	public synchronized PlatformCertificate addCertificate(Instant notBefore, Instant notAfter) {
		if (!this.hasCertificates) {
			throw new IllegalStateException(
					"A merchant with the public key only has no certificates: start the fake with keyKind(BOTH) or keyKind(CERTIFICATE)");
		}
		PlatformCertificate certificate = this.material.newCertificate(this.added.size(), notBefore, notAfter);
		this.added.put(certificate.serial(), certificate.key());
		list(certificate);
		return certificate;
	}

	public synchronized void removeCertificate(String serial) {
		if (!this.listed.containsKey(serial)) {
			throw new IllegalArgumentException(
					"'serial' must be one of %s but is '%s'".formatted(this.listed.keySet(), serial));
		}
		if (this.signing.serial().equals(serial)) {
			throw new IllegalStateException(
					"Certificate %s signs: call signWith with another one first".formatted(serial));
		}
		this.listed.remove(serial);
	}

	public synchronized void signWith(String serial) {
		PlatformKey key = ofMerchant(serial);
		if (key == null) {
			throw new IllegalArgumentException("'serial' must be one of %s but is '%s'".formatted(serials(), serial));
		}
		this.signing = key;
	}

	public synchronized PlatformKey signingKey() {
		return this.signing;
	}

	public synchronized List<PlatformCertificate> certificates() {
		return List.copyOf(this.listed.values());
	}

	/**
	 * Find a key, whether this merchant has it or not.
	 * @param serial the serial number or id
	 * @return the key, or {@code null} if it is not one of this merchant's
	 */
	public synchronized @Nullable PlatformKey any(String serial) {
		PlatformKey key = this.added.get(serial);
		if (key != null) {
			return key;
		}
		if (serial.equals(this.material.publicKeyId())) {
			return this.material.publicKey();
		}
		PlatformCertificate first = this.material.madeCertificate();
		return (first != null && serial.equals(first.serial())) ? first.key() : null;
	}

	/**
	 * Find the key that a request asks for.
	 * @param serials the values of its {@code Wechatpay-Serial}
	 * @param mayBeAbsent whether it need not ask
	 * @return the key
	 */
	public synchronized PlatformKey wantedBy(List<String> serials, boolean mayBeAbsent) {
		if (serials.isEmpty()) {
			if (!mayBeAbsent && !this.hasCertificates) {
				throw invalid("must be sent on every request in public-key mode: " + serials());
			}
			return this.signing;
		}
		PlatformKey key = (serials.size() == 1) ? ofMerchant(serials.get(0)) : null;
		if (key == null) {
			throw invalid("must name exactly one key that this merchant has: " + serials());
		}
		return key;
	}

	private @Nullable PlatformKey ofMerchant(String serial) {
		if (this.hasPublicKey && serial.equals(this.material.publicKeyId())) {
			return this.material.publicKey();
		}
		PlatformCertificate certificate = this.listed.get(serial);
		return (certificate != null) ? certificate.key() : null;
	}

	private List<String> serials() {
		List<String> serials = new ArrayList<>(this.listed.keySet());
		if (this.hasPublicKey) {
			serials.add(this.material.publicKeyId());
		}
		return serials;
	}

	private static Refusal invalid(String issue) {
		return Refusal.invalidRequest("Http头Wechatpay-Serial有误", PlatformKey.SERIAL, issue);
	}

	public synchronized void reset() {
		this.listed.clear();
		this.added.clear();
		this.signing = first();
		listFirst();
	}

}
