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

package io.github.payscore.client;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.CryptoProviderSelector;
import io.github.payscore.signature.SignatureThreads;
import io.github.payscore.verification.MessageVerifier;

/**
 * Verifies the list of certificates, whose signature may be by a certificate that only
 * the list itself brings. That one is genuine, because only WeChat Pay and the merchant
 * have the APIv3 key that the list is encrypted with.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CertificateListVerifier implements AnswerVerifier {

	private final PlatformKeys known;

	private final Function<byte[], CertificateList> reader;

	private final InstantSource clock;

	private final CryptoProviderSelector cryptoProvider;

	private final SignatureThreads threads;

	CertificateListVerifier(PlatformKeys known, Function<byte[], CertificateList> reader, InstantSource clock,
			CryptoProviderSelector cryptoProvider, SignatureThreads threads) {
		this.known = known;
		this.reader = reader;
		this.clock = clock;
		this.cryptoProvider = cryptoProvider;
		this.threads = threads;
	}

	@Override
	public Mono<Void> verify(HttpHeaders headers, byte[] body) {
		return this.threads.call(() -> this.reader.apply(body))
			.flatMap((list) -> new MessageVerifier(withKnown(list), this.clock, this.cryptoProvider, this.threads)
				.verify(headers, body));
	}

	// The known ones are asked once and for all: to obtain one that is not known would
	// wait for this very download.
	private PlatformKeys withKnown(CertificateList list) {
		List<PlatformKey> keys = new ArrayList<>(list.keys());
		this.known.serials().stream().map(this.known::find).filter(Objects::nonNull).forEach(keys::add);
		return PlatformKeys.of(keys);
	}

}
