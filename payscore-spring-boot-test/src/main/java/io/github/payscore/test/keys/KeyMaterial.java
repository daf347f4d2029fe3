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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The keys of a merchant, its own and WeChat Pay's for it. Each is made when it is first
 * needed and kept for every fake of this JVM, because an RSA key costs too much to make
 * one per test: the first merchant of any fake has the first of these, the second one the
 * second. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class KeyMaterial {

	/**
	 * When certificates start to be valid: early enough for tests whose clock stands in
	 * the past.
	 */
	public static final Instant NOT_BEFORE = Instant.parse("2015-01-01T00:00:00Z");

	/**
	 * When certificates stop being valid: late enough for tests whose clock stands in the
	 * future.
	 */
	public static final Instant NOT_AFTER = Instant.parse("2099-12-31T23:59:59Z");

	private static final List<KeyMaterial> ALL = new ArrayList<>();

	private final int index;

	private final String publicKeyId;

	private final Once<KeyPair> merchantKey;

	private final Once<String> merchantSerial;

	private final Once<PlatformKey> publicKey;

	private final Once<PlatformCertificate> certificate;

	private final List<Once<KeyPair>> moreKeys;

	private KeyMaterial(int index) {
		this.index = index;
		this.publicKeyId = "PUB_KEY_ID_01123000010920261122%014d".formatted(index + 1);
		this.merchantKey = new Once<>(RsaKeys::newKeyPair);
		this.merchantSerial = new Once<>(RsaKeys::newSerial);
		this.publicKey = new Once<>(() -> new PlatformKey(this.publicKeyId, RsaKeys.newKeyPair()));
		this.certificate = new Once<>(() -> PlatformCertificate.of(RsaKeys.newKeyPair(), NOT_BEFORE, NOT_AFTER));
		this.moreKeys = new ArrayList<>();
	}

	private KeyMaterial(KeyMaterial made, GivenKeys given) {
		this.index = made.index;
		this.merchantKey = given.merchantKey().map((key) -> new Once<>(key::keyPair)).orElse(made.merchantKey);
		this.merchantSerial = given.merchantKey().map((key) -> new Once<>(key::name)).orElse(made.merchantSerial);
		this.publicKeyId = given.publicKey().map(GivenKey::name).orElse(made.publicKeyId);
		this.publicKey = given.publicKey()
			.map((key) -> new Once<>(() -> new PlatformKey(key.name(), key.keyPair())))
			.orElse(made.publicKey);
		this.certificate = given.certificate().map((key) -> new Once<>(key::certificate)).orElse(made.certificate);
		this.moreKeys = made.moreKeys;
	}

	/**
	 * Return the keys of a merchant.
	 * @param index which merchant of its fake, counted from 0
	 * @return the keys
	 */
	public static KeyMaterial of(int index) {
		synchronized (ALL) {
			while (ALL.size() <= index) {
				ALL.add(new KeyMaterial(ALL.size()));
			}
			return ALL.get(index);
		}
	}

	/**
	 * Make the keys that merchants start with, which takes less time for all at once than
	 * for one after the other.
	 * @param merchants how many merchants, each with a key of its own and one of WeChat
	 * Pay's
	 */
	public static void prepare(int merchants) {
		long missing = IntStream.range(0, merchants).filter((index) -> of(index).merchantKey.made() == null).count();
		if (missing > 0) {
			RsaKeys.prepare(Math.toIntExact(2 * missing));
		}
	}

	/**
	 * Return these keys with those that a fake was given in their place.
	 * @param given the keys
	 * @return the keys
	 */
	public KeyMaterial with(GivenKeys given) {
		return new KeyMaterial(this, given);
	}

	public KeyPair merchantKey() {
		return this.merchantKey.get();
	}

	public String merchantSerial() {
		return this.merchantSerial.get();
	}

	public PlatformKey publicKey() {
		return this.publicKey.get();
	}

	public String publicKeyId() {
		return this.publicKeyId;
	}

	public PlatformCertificate certificate() {
		return this.certificate.get();
	}

	/**
	 * Return the first certificate, if it was needed before.
	 * @return the certificate, or {@code null}
	 */
	@Nullable PlatformCertificate madeCertificate() {
		return this.certificate.made();
	}

	/**
	 * Return the APIv3 key of a merchant that was given no other.
	 * @return 32 characters
	 */
	public String apiV3Key() {
		return (this.index == 0) ? "FakeWeChatPayFakeWeChatPayFake32"
				: "FakeWeChatPayMerchant%09dV3".formatted(this.index);
	}

	/**
	 * Return the APIv2 key of a merchant that was given no other.
	 * @return 32 characters
	 */
	public String apiV2Key() {
		return (this.index == 0) ? "FakeWeChatPayFakeWeChatPayFakeV2"
				: "FakeWeChatPayMerchant%09dV2".formatted(this.index);
	}

	/**
	 * Make another certificate. Its key is one that any fake may use for this merchant,
	 * its serial number is new.
	 * @param index which key, counted from 0: certificates of one fake need different
	 * ones
	 * @param notBefore when it starts to be valid
	 * @param notAfter when it stops being valid
	 * @return the certificate
	 */
	PlatformCertificate newCertificate(int index, Instant notBefore, Instant notAfter) {
		return PlatformCertificate.of(moreKeys(index).get(), notBefore, notAfter);
	}

	private Once<KeyPair> moreKeys(int index) {
		synchronized (this.moreKeys) {
			while (this.moreKeys.size() <= index) {
				this.moreKeys.add(new Once<>(RsaKeys::newKeyPair));
			}
			return this.moreKeys.get(index);
		}
	}

}
