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

package io.github.payscore.notification.merchant;

import java.security.PublicKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.merchant.NotificationRecipients;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.verification.MessageVerifier;
import io.github.payscore.verification.VerificationException;

/**
 * Finds merchants by their name, or by the key that a notification is signed with. Looks
 * at the headers first, so that what cannot be WeChat Pay's makes nobody look anything
 * up.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MerchantSearch implements RecipientSearch {

	private static final int LONGEST_NAME = 64;

	// Those that wait for a download of certificates wait side by side
	private static final int KEYS_AT_A_TIME = 64;

	private final NotificationRecipients recipients;

	private final InstantSource clock;

	private final SignatureVerifier signatureVerifier;

	MerchantSearch(NotificationRecipients recipients, InstantSource clock, SignatureVerifier signatureVerifier) {
		Assert.notNull(recipients, "'recipients' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		Assert.notNull(signatureVerifier, "'signatureVerifier' must not be null");
		this.recipients = recipients;
		this.clock = clock;
		this.signatureVerifier = signatureVerifier;
	}

	@Override
	public Mono<List<Recipients>> find(@Nullable String merchant, HttpHeaders headers) {
		return Mono.defer(() -> {
			String serial = MessageVerifier.checkHeaders(headers, this.clock);
			return (merchant != null) ? findByName(merchant) : findBySerial(serial);
		});
	}

	private Mono<List<Recipients>> findByName(String merchant) {
		if (merchant.isEmpty() || merchant.length() > LONGEST_NAME) {
			return Mono.empty();
		}
		return this.recipients.findByMerchant(merchant)
			.map((recipient) -> List
				.of(new Recipients(verifier(recipient.platformKeys()), List.of(Recipient.of(recipient)))));
	}

	private Mono<List<Recipients>> findBySerial(String serial) {
		return this.recipients.findByPlatformSerial(serial)
			.flatMapSequential((recipient) -> obtain(recipient, serial), KEYS_AT_A_TIME)
			.collectList()
			.map(this::byKey)
			.filter((found) -> !found.isEmpty())
			.switchIfEmpty(
					Mono.error(() -> new VerificationException("no merchant knows the serial %s".formatted(serial))));
	}

	private static Flux<KeyOfRecipient> obtain(NotificationRecipient recipient, String serial) {
		return recipient.platformKeys()
			.obtain(serial)
			.map((key) -> new KeyOfRecipient(key, Recipient.of(recipient)))
			.flux();
	}

	// Each key costs one verification, however many merchants have it
	private List<Recipients> byKey(List<KeyOfRecipient> found) {
		Map<PublicKey, Recipients> byKey = new LinkedHashMap<>();
		for (KeyOfRecipient one : found) {
			byKey
				.computeIfAbsent(one.key().getPublicKey(),
						(publicKey) -> new Recipients(verifier(PlatformKeys.of(List.of(one.key()))), new ArrayList<>()))
				.all()
				.add(one.recipient());
		}
		return List.copyOf(byKey.values());
	}

	private MessageVerifier verifier(PlatformKeys keys) {
		return MessageVerifier.of(keys, this.clock, this.signatureVerifier);
	}

	private record KeyOfRecipient(PlatformKey key, Recipient recipient) {

	}

}
