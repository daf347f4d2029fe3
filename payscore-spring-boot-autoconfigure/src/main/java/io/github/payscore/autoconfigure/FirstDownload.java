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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.RotatingPlatformKeys;

/**
 * Waits at the start of the application for the first platform certificates, and ends the
 * start if they can never be had. The only class that blocks a thread, with a limit.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FirstDownload {

	private static final Log logger = LogFactory.getLog(FirstDownload.class);

	private final RotatingPlatformKeys keys;

	private final Duration limit;

	private final PropertyNames names;

	FirstDownload(RotatingPlatformKeys keys, Duration limit, PropertyNames names) {
		this.keys = keys;
		this.limit = limit;
		this.names = names;
	}

	void await() {
		// A bean that is made late may be made on an event loop
		if (this.limit.isZero() || Schedulers.isInNonBlockingThread()) {
			return;
		}
		Mono.defer(this::firstKey)
			.timeout(this.limit, Mono.fromRunnable(this::sayTooLate))
			.onErrorResume((failure) -> isTemporary(failure) ? Mono.empty() : Mono.error(failure))
			.onErrorMap(PlatformCertificateException.class, this::explain)
			.block();
	}

	private Mono<Void> firstKey() {
		return this.keys.serials().isEmpty() ? this.keys.refresh() : Mono.empty();
	}

	private void sayTooLate() {
		logger.warn(("No platform certificate was downloaded within %d ms (%s); "
				+ "the start goes on, and calls wait for the download")
			.formatted(this.limit.toMillis(), this.names.of("certificates.startup-timeout")));
	}

	// Has been logged by the keys, and will be tried again.
	private static boolean isTemporary(Throwable failure) {
		return !(failure instanceof PlatformCertificateException ex)
				|| ex.getReason() == PlatformCertificateException.Reason.TEMPORARY;
	}

	private InvalidWeChatPayConfigurationException explain(PlatformCertificateException failure) {
		DownloadAdvice advice = new DownloadAdvice(this.names);
		return switch (failure.getReason()) {
			case NO_CERTIFICATES -> InvalidWeChatPayConfigurationException
				.of("No platform certificate of WeChat Pay can be downloaded, so no answer could be verified: "
						+ failure.getProblem(), advice.usePublicKey());
			case WRONG_API_V3_KEY -> InvalidWeChatPayConfigurationException.ofProperty(this.names.of("api-v3-key"),
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
