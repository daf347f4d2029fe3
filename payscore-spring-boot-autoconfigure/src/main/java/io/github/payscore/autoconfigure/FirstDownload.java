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

package io.github.payscore.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.autoconfigure.merchant.DownloadAdvice;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.PlatformKeys;

/**
 * Waits at the start of the application for the first platform certificates of all
 * merchants at the same time, and ends the start if they can never be had. The only class
 * that blocks a thread, with a limit.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FirstDownload implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(FirstDownload.class);

	private final Duration limit;

	private final String limitProperty;

	/**
	 * What to wait for when all beans have been made, or {@code null} when they have.
	 */
	private @Nullable List<Awaited> waiting = new ArrayList<>();

	FirstDownload(WeChatPayProperties properties, PropertyNames names) {
		this.limit = properties.getCertificates().getStartupTimeout();
		this.limitProperty = names.within("certificates").of("startup-timeout");
		if (this.limit.isNegative()) {
			throw InvalidWeChatPayConfigurationException.ofProperty(this.limitProperty,
					"A time limit must not be negative.", "Set it to a duration such as '10s', or remove it.", null);
		}
	}

	/**
	 * Wait for keys: when all beans have been made, or now if they have.
	 * @param connection whose keys they are
	 * @param keys the keys
	 */
	void await(MerchantConnection connection, PlatformKeys keys) {
		Awaited awaited = new Awaited(connection, keys);
		if (!addToWaiting(awaited)) {
			await(List.of(awaited));
		}
	}

	private synchronized boolean addToWaiting(Awaited awaited) {
		return this.waiting != null && this.waiting.add(awaited);
	}

	@Override
	public void afterSingletonsInstantiated() {
		await(takeWaiting());
	}

	private synchronized List<Awaited> takeWaiting() {
		List<Awaited> waiting = (this.waiting != null) ? this.waiting : List.of();
		this.waiting = null;
		return waiting;
	}

	private void await(List<Awaited> all) {
		// A bean that is made late may be made on an event loop
		if (all.isEmpty() || this.limit.isZero() || Schedulers.isInNonBlockingThread()) {
			return;
		}
		Flux.fromIterable(all)
			.flatMap(Awaited::ready, Math.max(1, all.size()))
			.then()
			.timeout(this.limit, Mono.fromRunnable(this::sayTooLate))
			.block();
	}

	private void sayTooLate() {
		logger.warn(("No platform certificate was downloaded within %d ms (%s); "
				+ "the start goes on, and calls wait for the download")
			.formatted(this.limit.toMillis(), this.limitProperty));
	}

	/**
	 * Keys that are waited for.
	 *
	 * @param connection whose they are
	 * @param keys the keys
	 */
	private record Awaited(MerchantConnection connection, PlatformKeys keys) {

		Mono<Void> ready() {
			return this.keys.ready()
				.onErrorResume((failure) -> isTemporary(failure) ? Mono.empty() : Mono.error(failure))
				.onErrorMap(PlatformCertificateException.class,
						(failure) -> this.connection.explain(explain(failure, this.connection.names())));
		}

		// Has been logged by the keys, and will be tried again.
		private static boolean isTemporary(Throwable failure) {
			return !(failure instanceof PlatformCertificateException ex)
					|| ex.getReason() == PlatformCertificateException.Reason.TEMPORARY;
		}

		private static InvalidWeChatPayConfigurationException explain(PlatformCertificateException failure,
				PropertyNames names) {
			DownloadAdvice advice = new DownloadAdvice(names);
			return switch (failure.getReason()) {
				case NO_CERTIFICATES -> InvalidWeChatPayConfigurationException
					.of("No platform certificate of WeChat Pay can be downloaded, so no answer could be verified: "
							+ failure.getProblem(), advice.usePublicKey());
				case WRONG_API_V3_KEY -> InvalidWeChatPayConfigurationException.ofProperty(names.of("api-v3-key"),
						"No platform certificate of WeChat Pay can be decrypted with it.",
						"Set it " + DownloadAdvice.RIGHT_API_V3_KEY, failure);
				case OWN_CERTIFICATE -> cannotBeDownloaded(failure, advice.checkAccessPoint());
				default -> cannotBeDownloaded(failure, advice.checkCredentials());
			};
		}

		private static InvalidWeChatPayConfigurationException cannotBeDownloaded(PlatformCertificateException failure,
				String action) {
			return InvalidWeChatPayConfigurationException
				.of("The platform certificates of WeChat Pay cannot be downloaded: " + failure.getProblem(), action);
		}

	}

}
