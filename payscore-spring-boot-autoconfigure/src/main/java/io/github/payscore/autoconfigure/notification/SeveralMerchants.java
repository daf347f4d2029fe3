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

package io.github.payscore.autoconfigure.notification;

import java.time.InstantSource;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.merchant.NotificationRecipients;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.signature.SignatureVerifier;

/**
 * The merchants that notifications may be for, if there are others than the one without a
 * name.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SeveralMerchants {

	private final @Nullable NotificationRecipients recipients;

	SeveralMerchants(ObjectProvider<PayScoreMerchants> merchants, ObjectProvider<MerchantRepository> repository) {
		PayScoreMerchants unique = merchants.getIfUnique();
		this.recipients = (unique instanceof NotificationRecipients candidates && isSeveral(unique, repository))
				? candidates : null;
	}

	private static boolean isSeveral(PayScoreMerchants merchants, ObjectProvider<MerchantRepository> repository) {
		return repository.getIfAvailable() != null || !merchants.names().equals(Set.of(PayScoreMerchants.DEFAULT));
	}

	@Nullable NotificationParser parser(InstantSource clock, SignatureVerifier verifier) {
		return (this.recipients != null) ? NotificationParser.of(this.recipients, clock, verifier) : null;
	}

	void requireApiV3Keys() {
		if (this.recipients != null) {
			this.recipients.known().forEach(SeveralMerchants::requireApiV3Key);
		}
	}

	private static void requireApiV3Key(NotificationRecipient recipient) {
		if (recipient.apiV3Key() == null) {
			String property = names(recipient.merchant()).of("api-v3-key");
			throw InvalidWeChatPayConfigurationException.of(
					("The property 'wechatpay.notification.path' is set, but '%s' is not, so no notification for the "
							+ "merchant '%s' could be decrypted.")
						.formatted(property, recipient.merchant()),
					("Set '%s' to the APIv3 key of the merchant from the merchant platform, or remove "
							+ "'wechatpay.notification.path'.")
						.formatted(property));
		}
	}

	private static PropertyNames names(String merchant) {
		return merchant.equals(PayScoreMerchants.DEFAULT) ? PropertyNames.DEFAULT
				: PropertyNames.DEFAULT.ofMerchant(merchant);
	}

}
