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

package io.github.payscore.notification;

import java.time.InstantSource;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.merchant.NotificationRecipients;
import io.github.payscore.merchant.TooManyLookupsException;
import io.github.payscore.notification.InvalidNotificationException.Reason;
import io.github.payscore.notification.merchant.Recipient;
import io.github.payscore.notification.merchant.RecipientSearch;
import io.github.payscore.notification.merchant.Recipients;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.verification.MessageVerifier;
import io.github.payscore.verification.UntrustedText;
import io.github.payscore.verification.VerificationException;

/**
 * Makes a {@link Notification} of what WeChat Pay sent: verifies it, checks that it is
 * from the last 5 minutes, decrypts it and reads it, in this order. Nothing is decrypted
 * or read that is not verified. Whether the notification came before is not checked.
 * Thread-safe.
 * <p>
 * Of several merchants, a notification is for the one whose key of WeChat Pay verifies
 * it, whose APIv3 key decrypts it, and whose merchant number is in it, as {@code mchid}
 * or {@code sp_mchid}. One that is signed or encrypted for another merchant, or carries
 * the number of another one, is refused. Merchants that share number and keys are told
 * apart by the name that the notification is addressed to; if it names none, by its
 * {@code service_id} and {@code appid} if their registrations have them, and if that does
 * not decide, it is for {@code default}, or else the first one by name.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096520">Notification of a
 * confirmation</a>
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notes on
 * notifications</a>
 */
public final class NotificationParser {

	private final RecipientSearch search;

	/**
	 * Create a new parser for one merchant, whose name is {@code default}.
	 * @param verifier decides whether a notification is from WeChat Pay
	 * @param key the APIv3 key of the merchant that WeChat Pay notifies
	 */
	public NotificationParser(MessageVerifier verifier, ApiV3Key key) {
		this(RecipientSearch.ofOne(verifier, key));
	}

	private NotificationParser(RecipientSearch search) {
		this.search = search;
		NotificationReader.prepare();
	}

	/**
	 * Create a parser for many merchants.
	 * @param recipients the merchants
	 * @param clock the clock that the time of a notification is checked against
	 * @param signatureVerifier what verifies signatures
	 * @return the parser
	 */
	public static NotificationParser of(NotificationRecipients recipients, InstantSource clock,
			SignatureVerifier signatureVerifier) {
		return new NotificationParser(RecipientSearch.of(recipients, clock, signatureVerifier));
	}

	/**
	 * Make a notification of a request that does not say for which merchant it is. Does
	 * not block.
	 * @param headers the headers of the request, all of them
	 * @param body the raw bytes of its body, exactly as they arrived
	 * @return the notification; fails with {@link InvalidNotificationException} if it
	 * must not be believed or cannot be read, which is to be answered with 4xx, and with
	 * {@link TooManyLookupsException} or as the repository of merchants fails if it could
	 * not be found out for whom it is, which is to be answered with 503
	 */
	public Mono<Notification> parse(HttpHeaders headers, byte[] body) {
		return parse(headers, body, null);
	}

	/**
	 * Make a notification of a request that says for which merchant it is, as in its
	 * path. Does not block.
	 * @param merchant the name of the merchant; may be anything
	 * @param headers the headers of the request, all of them
	 * @param body the raw bytes of its body, exactly as they arrived
	 * @return the notification; fails as {@link #parse(HttpHeaders, byte[])} does, and
	 * with the reason {@link Reason#NO_SUCH_MERCHANT} if there is no merchant with that
	 * name. To tell nobody which names exist, answer that like
	 * {@link Reason#NOT_VERIFIED}
	 */
	public Mono<Notification> parse(String merchant, HttpHeaders headers, byte[] body) {
		Assert.notNull(merchant, "'merchant' must not be null");
		return parse(headers, body, merchant);
	}

	private Mono<Notification> parse(HttpHeaders headers, byte[] body, @Nullable String merchant) {
		Assert.notNull(headers, "'headers' must not be null");
		Assert.notNull(body, "'body' must not be null");
		return this.search.find(merchant, headers)
			.onErrorMap(VerificationException.class, NotificationParser::notVerified)
			.switchIfEmpty(Mono.error(() -> noSuchMerchant(merchant)))
			.flatMap((candidates) -> verify(candidates, headers, body)
				.map((recipients) -> NotificationReader.read(recipients, body))
				.onErrorMap(InvalidNotificationException.class, (ex) -> named(ex, candidates)));
	}

	private static Mono<List<Recipient>> verify(List<Recipients> candidates, HttpHeaders headers, byte[] body) {
		Mono<List<Recipient>> verified = verify(candidates.get(0), headers, body);
		// Different keys with the same serial
		for (Recipients others : candidates.subList(1, candidates.size())) {
			verified = verified.onErrorResume(InvalidNotificationException.class,
					(ex) -> verify(others, headers, body));
		}
		return verified;
	}

	private static Mono<List<Recipient>> verify(Recipients candidates, HttpHeaders headers, byte[] body) {
		return candidates.verifier()
			.verify(headers, body)
			.onErrorMap(VerificationException.class, NotificationParser::notVerified)
			.then(Mono.fromSupplier(candidates::all));
	}

	private static InvalidNotificationException notVerified(VerificationException ex) {
		return new InvalidNotificationException(Reason.NOT_VERIFIED, ex.getReason(), ex);
	}

	private static InvalidNotificationException noSuchMerchant(@Nullable String merchant) {
		return new InvalidNotificationException(Reason.NO_SUCH_MERCHANT,
				"none is called '%s'".formatted(UntrustedText.clean(String.valueOf(merchant))), null);
	}

	private static InvalidNotificationException named(InvalidNotificationException ex, List<Recipients> candidates) {
		List<String> merchants = candidates.stream()
			.flatMap((some) -> some.all().stream())
			.map(Recipient::merchant)
			.distinct()
			.toList();
		return (merchants.size() == 1) ? ex.of(merchants.get(0)) : ex;
	}

}
