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

import java.time.InstantSource;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.merchant.NotificationRecipients;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.verification.MessageVerifier;
import io.github.payscore.verification.VerificationException;

/**
 * Finds the merchants that a notification may be for, before it is verified. An
 * application has no need of it. Implementations are thread-safe and do not block.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface RecipientSearch {

	/**
	 * Find the merchants that a notification may be for.
	 * @param merchant the name of the merchant, which may be anything, or {@code null} if
	 * the notification names none
	 * @param headers the headers of the notification
	 * @return the merchants, by the key that the notification may be signed with; empty
	 * if there is none with the name. Fails with {@link VerificationException} if the
	 * headers or their key show that the notification is not WeChat Pay's
	 */
	Mono<List<Recipients>> find(@Nullable String merchant, HttpHeaders headers);

	/**
	 * Return a search that knows the merchant {@code default} only.
	 * @param verifier decides whether a notification is from WeChat Pay
	 * @param key the APIv3 key of the merchant
	 * @return the search
	 */
	static RecipientSearch ofOne(MessageVerifier verifier, ApiV3Key key) {
		Assert.notNull(verifier, "'verifier' must not be null");
		Assert.notNull(key, "'key' must not be null");
		Mono<List<Recipients>> one = Mono.just(List
			.of(new Recipients(verifier, List.of(new Recipient(PayScoreMerchants.DEFAULT, null, key, null, null)))));
		return (merchant, headers) -> (merchant == null || merchant.equals(PayScoreMerchants.DEFAULT)) ? one
				: Mono.empty();
	}

	/**
	 * Return a search among many merchants.
	 * @param recipients the merchants
	 * @param clock the clock that the time of a notification is checked against
	 * @param signatureVerifier what verifies signatures
	 * @return the search
	 */
	static RecipientSearch of(NotificationRecipients recipients, InstantSource clock,
			SignatureVerifier signatureVerifier) {
		return new MerchantSearch(recipients, clock, signatureVerifier);
	}

}
