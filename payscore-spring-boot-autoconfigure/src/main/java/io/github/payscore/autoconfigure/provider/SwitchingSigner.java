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

package io.github.payscore.autoconfigure.provider;

import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.Signer;
import io.github.payscore.signature.UnusableKeyException;

/**
 * Signs with the provider of the moment: the JDK, until a faster one takes over. If that
 * one cannot use the key, it goes on with the JDK. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SwitchingSigner implements Signer {

	private static final Log logger = LogFactory.getLog(SwitchingSigner.class);

	private final Supplier<CryptoProvider> selected;

	private volatile Current current;

	SwitchingSigner(RsaSigner first, Supplier<CryptoProvider> selected) {
		this.selected = selected;
		this.current = new Current(first, CryptoProvider.jdk());
	}

	@Override
	public Mono<byte[]> sign(byte[] message) {
		return Mono.defer(() -> signer().sign(message));
	}

	private RsaSigner signer() {
		CryptoProvider provider = this.selected.get();
		Current current = this.current;
		if (!current.provider.equals(provider)) {
			current = new Current(with(current.signer, provider), provider);
			this.current = current;
		}
		return current.signer;
	}

	private static RsaSigner with(RsaSigner signer, CryptoProvider provider) {
		try {
			return signer.with(provider);
		}
		catch (UnusableKeyException ex) {
			logger.warn("%s cannot use the key of a merchant, so the JDK signs for it".formatted(provider.getName()),
					ex);
			return signer;
		}
	}

	/**
	 * What signs, and for which selection it was made.
	 *
	 * @param signer what signs
	 * @param provider the provider that was selected
	 */
	private record Current(RsaSigner signer, CryptoProvider provider) {

	}

}
