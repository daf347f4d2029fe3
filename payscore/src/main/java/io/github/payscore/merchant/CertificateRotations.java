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

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.certificates.CertificateDownload;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;

/**
 * Downloads platform certificates once for each merchant number and access point, however
 * many merchants share them, and on one thread for all. A rotation goes on for as long as
 * anybody holds the keys that it gave out, calls that are under way included.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CertificateRotations implements AutoCloseable {

	private final MerchantClients clients;

	private final InstantSource clock;

	private final Duration refreshInterval;

	private final Scheduler scheduler = Schedulers.newSingle("wechatpay-certificates", true);

	/**
	 * Has a thread, so it is made when there is something to download.
	 */
	private @Nullable Cleaner cleaner;

	private final Map<Source, Rotation> rotations = new HashMap<>();

	private boolean closed;

	CertificateRotations(MerchantClients clients, InstantSource clock, Duration refreshInterval) {
		this.clients = clients;
		this.clock = clock;
		this.refreshInterval = refreshInterval;
	}

	// The keys that are known without a download come first.
	PlatformKeys lease(String merchant, MerchantRegistration registration, MerchantCredentials credentials,
			ApiV3Key apiV3Key) {
		Source source = Source.of(registration.settings());
		synchronized (this.rotations) {
			Rotation rotation = this.rotations.get(source);
			if (rotation == null) {
				rotation = new Rotation(merchant, credentials, apiV3Key);
				rotation.start(registration);
				this.rotations.put(source, rotation);
			}
			rotation.use(credentials, apiV3Key);
			return lease(source, rotation, registration.getPlatformKeys());
		}
	}

	private LeasedPlatformKeys lease(Source source, Rotation rotation, PlatformKeys fixed) {
		LeasedPlatformKeys leased = new LeasedPlatformKeys(fixed, rotation.keys());
		rotation.leases++;
		Cleaner.Cleanable unused = cleaner().register(leased, () -> release(source, rotation));
		return leased;
	}

	private Cleaner cleaner() {
		Cleaner cleaner = (this.cleaner != null) ? this.cleaner : Cleaner.create();
		this.cleaner = cleaner;
		return cleaner;
	}

	private void release(Source source, Rotation rotation) {
		synchronized (this.rotations) {
			rotation.leases--;
			if (rotation.leases > 0 || this.closed) {
				return;
			}
			this.rotations.remove(source, rotation);
		}
		rotation.keys().close();
	}

	// By the name of the merchant that was the first to need them.
	Map<String, RotatingPlatformKeys> all() {
		synchronized (this.rotations) {
			Map<String, RotatingPlatformKeys> all = new LinkedHashMap<>();
			this.rotations.values().forEach((rotation) -> all.put(rotation.merchant, rotation.keys()));
			return all;
		}
	}

	@Override
	public void close() {
		synchronized (this.rotations) {
			this.closed = true;
		}
		all().values().forEach(RotatingPlatformKeys::close);
		this.scheduler.dispose();
	}

	private record Source(String mchid, String baseUrl, String path) {

		static Source of(MerchantSettings settings) {
			return new Source(settings.mchid(), settings.baseUrl(), settings.certificatesPath());
		}

	}

	private final class Rotation {

		private final String merchant;

		private volatile MerchantCredentials credentials;

		private volatile ApiV3Key apiV3Key;

		private volatile RotatingPlatformKeys keys;

		private int leases;

		@SuppressWarnings("NullAway.Init")
		Rotation(String merchant, MerchantCredentials credentials, ApiV3Key apiV3Key) {
			this.merchant = merchant;
			this.credentials = credentials;
			this.apiV3Key = apiV3Key;
		}

		// What the next download signs and decrypts with, because keys are replaced.
		private void use(MerchantCredentials credentials, ApiV3Key apiV3Key) {
			this.credentials = credentials;
			this.apiV3Key = apiV3Key;
		}

		private RotatingPlatformKeys keys() {
			return this.keys;
		}

		private void start(MerchantRegistration registration) {
			WeChatPayClientBuilder settings = CertificateRotations.this.clients
				.create(() -> this.credentials, registration.getPlatformKeys())
				.merchant(this.merchant)
				.baseUrl(registration.getBaseUrl())
				.backupBaseUrl(registration.getBackupBaseUrl());
			this.keys = RotatingPlatformKeys
				.builder(new CertificateDownload(settings, registration.settings().certificatesPath(),
						() -> this.apiV3Key, () -> this.credentials, CertificateRotations.this.clock))
				.clock(CertificateRotations.this.clock)
				.refreshInterval(CertificateRotations.this.refreshInterval)
				.advice(registration.refreshAdvice())
				.merchant(this.merchant)
				.scheduler(Schedulers.single(CertificateRotations.this.scheduler))
				.build();
		}

	}

}
