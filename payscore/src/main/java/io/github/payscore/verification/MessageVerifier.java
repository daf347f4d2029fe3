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
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.SerialNumber;
import io.github.payscore.signature.SignatureVerifier;

/**
 * Decides whether a message, be it an answer or a notification, comes from WeChat Pay.
 * Fails closed: whatever is not proven is refused. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html">Signature
 * verification</a>
 */
public final class MessageVerifier {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final int LONGEST_SERIAL = 128;

	private final Function<byte[], Mono<PlatformKeys>> platformKeys;

	private final InstantSource clock;

	private final SignatureVerifier signatureVerifier;

	private final @Nullable AcceptedMessages accepted;

	private MessageVerifier(Function<byte[], Mono<PlatformKeys>> platformKeys, InstantSource clock,
			SignatureVerifier signatureVerifier, @Nullable AcceptedMessages accepted) {
		Assert.notNull(platformKeys, "'platformKeys' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		Assert.notNull(signatureVerifier, "'signatureVerifier' must not be null");
		this.platformKeys = platformKeys;
		this.clock = clock;
		this.signatureVerifier = signatureVerifier;
		this.accepted = accepted;
	}

	/**
	 * Create a verifier.
	 * @param platformKeys the keys of WeChat Pay
	 * @param clock the clock that the time of a message is checked against
	 * @param signatureVerifier what verifies signatures
	 * @return the verifier
	 */
	public static MessageVerifier of(PlatformKeys platformKeys, InstantSource clock,
			SignatureVerifier signatureVerifier) {
		Assert.notNull(platformKeys, "'platformKeys' must not be null");
		Mono<PlatformKeys> always = Mono.just(platformKeys);
		return new MessageVerifier((body) -> always, clock, signatureVerifier, null);
	}

	/**
	 * Create a verifier for messages that bring the keys they are signed with, such as
	 * the list of platform certificates.
	 * @param platformKeys finds the keys for a message by the bytes of its body. Whatever
	 * it returns is trusted, so it must know by other means that they are WeChat Pay's
	 * @param clock the clock that the time of a message is checked against
	 * @param signatureVerifier what verifies signatures
	 * @return the verifier
	 */
	public static MessageVerifier trusting(Function<byte[], Mono<PlatformKeys>> platformKeys, InstantSource clock,
			SignatureVerifier signatureVerifier) {
		return new MessageVerifier(platformKeys, clock, signatureVerifier, null);
	}

	/**
	 * Return a verifier that accepts each message once, for the answers to requests: a
	 * signature says nothing about the request, so an answer that comes again would be
	 * taken for the answer to another one.
	 * @return the verifier
	 */
	public MessageVerifier acceptingOnce() {
		return new MessageVerifier(this.platformKeys, this.clock, this.signatureVerifier,
				new AcceptedMessages(this.clock));
	}

	/**
	 * Check what costs nothing, before anything is looked up for a message: it must have
	 * the four headers, each once, a time less than 5 minutes off, a serial that can be
	 * one, and a signature in Base64. This proves nothing.
	 * @param headers the headers of the message
	 * @param clock the clock that the time of the message is checked against
	 * @return the serial of the key that the message names
	 * @throws VerificationException if the message cannot be from WeChat Pay
	 */
	public static String checkHeaders(HttpHeaders headers, InstantSource clock) {
		SignatureHeaders signature = SignatureHeaders.of(headers);
		checkTime(signature.epochSecond(), clock);
		if (!isSerial(signature.serial())) {
			throw new VerificationException("the header Wechatpay-Serial is no serial");
		}
		byte[] unused = signature.decodedSignature();
		return signature.serial();
	}

	private static boolean isSerial(String text) {
		return text.length() <= LONGEST_SERIAL && (PlatformKey.isPublicKeyId(text) || SerialNumber.parse(text) != null);
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
			checkTime(signature.epochSecond(), this.clock);
			byte[] decoded = signature.decodedSignature();
			return this.platformKeys.apply(body)
				.flatMap((keys) -> obtain(keys, signature.serial()))
				.flatMap((key) -> verify(key, signature.signedMessage(body), decoded))
				.doOnSuccess((done) -> accept(headers, decoded));
		});
	}

	private static void checkTime(long timestamp, InstantSource clock) {
		long difference = clock.instant().getEpochSecond() - timestamp;
		if (Math.abs(difference) >= TOLERANCE.toSeconds()) {
			throw new VerificationException("its time is %d s %s the local clock, more than the %d s that are allowed"
				.formatted(Math.abs(difference), (difference > 0) ? "behind" : "ahead of", TOLERANCE.toSeconds() - 1));
		}
	}

	private static Mono<PlatformKey> obtain(PlatformKeys keys, String serial) {
		return keys.obtain(serial)
			.switchIfEmpty(Mono.error(() -> new VerificationException("the serial %s is not among the configured %s"
				.formatted(UntrustedText.clean(serial), keys.serials()))));
	}

	private Mono<Void> verify(PlatformKey key, byte[] message, byte[] signature) {
		if (key.isExpired(this.clock.instant())) {
			throw new VerificationException(
					"the platform certificate %s expired at %s".formatted(key.getSerial(), key.getNotAfter()));
		}
		return this.signatureVerifier.verify(key.getPublicKey(), message, signature)
			.defaultIfEmpty(false)
			.flatMap((right) -> right ? Mono.empty() : Mono.error(wrongSignature(key)));
	}

	private void accept(HttpHeaders headers, byte[] signature) {
		if (this.accepted != null) {
			this.accepted.accept(headers, signature);
		}
	}

	private static VerificationException wrongSignature(PlatformKey key) {
		return new VerificationException("its signature does not match, by the key " + key.getSerial());
	}

}
