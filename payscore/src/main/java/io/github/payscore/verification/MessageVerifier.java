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

package io.github.payscore.verification;

import java.time.Duration;
import java.time.InstantSource;

import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.CryptoProviderSelector;
import io.github.payscore.signature.SignatureThreads;

/**
 * Decides whether a message, be it an answer or a notification, comes from WeChat Pay.
 * Fails closed: whatever is not proven is refused. Verifies off the event loop, on
 * threads that end with {@link #close()}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html">Signature
 * verification</a>
 */
public final class MessageVerifier implements AutoCloseable {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final byte[] LINE_FEED = { '\n' };

	private final PlatformKeys platformKeys;

	private final InstantSource clock;

	private final CryptoProviderSelector cryptoProvider;

	private final SignatureThreads threads;

	/**
	 * Create a new verifier, which computes with the JDK.
	 * @param platformKeys the keys of WeChat Pay
	 * @param clock the clock that the time of a message is checked against
	 */
	public MessageVerifier(PlatformKeys platformKeys, InstantSource clock) {
		this(platformKeys, clock, CryptoProvider::jdk);
	}

	/**
	 * Create a new verifier.
	 * @param platformKeys the keys of WeChat Pay
	 * @param clock the clock that the time of a message is checked against
	 * @param cryptoProvider what verifies signatures, asked for each one
	 */
	public MessageVerifier(PlatformKeys platformKeys, InstantSource clock, CryptoProviderSelector cryptoProvider) {
		this(platformKeys, clock, cryptoProvider, new SignatureThreads());
	}

	/**
	 * Create a new verifier that computes on threads which it shares with others, and
	 * which it ends.
	 * @param platformKeys the keys of WeChat Pay
	 * @param clock the clock that the time of a message is checked against
	 * @param cryptoProvider what verifies signatures, asked for each one
	 * @param threads what a signature is verified on
	 */
	public MessageVerifier(PlatformKeys platformKeys, InstantSource clock, CryptoProviderSelector cryptoProvider,
			SignatureThreads threads) {
		Assert.notNull(platformKeys, "'platformKeys' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		Assert.notNull(cryptoProvider, "'cryptoProvider' must not be null");
		this.platformKeys = platformKeys;
		this.clock = clock;
		this.cryptoProvider = cryptoProvider;
		this.threads = threads;
	}

	/**
	 * Check the signature of a message: it must have the four headers, each once, a time
	 * less than 5 minutes off, the serial of a known key, and a signature over the time,
	 * the nonce and the body.
	 * @param headers the headers of the message
	 * @param body the raw bytes of its body
	 * @return completes if the message is from WeChat Pay, else fails with
	 * {@link VerificationException}
	 */
	public Mono<Void> verify(HttpHeaders headers, byte[] body) {
		return Mono.defer(() -> {
			SignatureHeaders signature = SignatureHeaders.of(headers);
			checkTime(signature.epochSecond());
			return this.platformKeys.obtain(signature.serial())
				.switchIfEmpty(Mono.error(() -> unknownSerial(signature.serial())))
				.flatMap((key) -> verify(key, signature, body));
		});
	}

	private void checkTime(long timestamp) {
		long difference = this.clock.instant().getEpochSecond() - timestamp;
		if (Math.abs(difference) >= TOLERANCE.toSeconds()) {
			throw new VerificationException("its time is %d s %s the local clock, more than the %d s that are allowed"
				.formatted(Math.abs(difference), (difference > 0) ? "behind" : "ahead of", TOLERANCE.toSeconds() - 1));
		}
	}

	private VerificationException unknownSerial(String serial) {
		return new VerificationException("the serial %s is not among the configured %s"
			.formatted(UntrustedText.clean(serial), this.platformKeys.serials()));
	}

	private Mono<Void> verify(PlatformKey key, SignatureHeaders headers, byte[] body) {
		if (key.isExpired(this.clock.instant())) {
			throw new VerificationException(
					"the platform certificate %s expired at %s".formatted(key.getSerial(), key.getNotAfter()));
		}
		byte[] signature = headers.decodedSignature();
		return this.threads
			.call(() -> key.getVerifier()
				.verify(this.cryptoProvider.select(), signature, headers.head(), body, LINE_FEED))
			.flatMap((right) -> right ? Mono.empty() : Mono.error(() -> wrongSignature(key)));
	}

	private static VerificationException wrongSignature(PlatformKey key) {
		return new VerificationException("its signature does not match, by the key " + key.getSerial());
	}

	/**
	 * End the threads.
	 */
	@Override
	public void close() {
		this.threads.close();
	}

}
