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

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.payscore.merchant.PayScoreMerchants;

/**
 * Chooses the one merchant that a notification is for, of those whose keys verified and
 * decrypted it: the merchant number that it carries decides. Names that share the number
 * and the keys are told apart by the service and the application of the event, as far as
 * they have one; if that does not decide, the merchant {@code default} comes first, then
 * the name that comes first by its characters. An application has no need of it.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class RecipientChoice {

	private final Set<String> mchids;

	private final Set<String> serviceIds;

	private final Set<String> appids;

	private RecipientChoice(JsonNode resource) {
		this.mchids = texts(resource, "mchid", "sp_mchid");
		this.serviceIds = texts(resource, "service_id");
		this.appids = texts(resource, "appid", "sp_appid");
	}

	/**
	 * Choose the merchant that a notification is for.
	 * @param recipients the merchants whose keys verified and decrypted it
	 * @param resource what was decrypted
	 * @return the merchant, or empty if the notification is for another one
	 */
	public static Optional<Recipient> of(List<Recipient> recipients, JsonNode resource) {
		return new RecipientChoice(resource).choose(recipients);
	}

	private Optional<Recipient> choose(List<Recipient> recipients) {
		if (this.mchids.isEmpty() && !isOfOneNumber(recipients)) {
			return Optional.empty();
		}
		return recipients.stream().filter(this::hasNumber).min(preference());
	}

	// Without a number in the notification, only the keys tell whom it is for
	private static boolean isOfOneNumber(List<Recipient> recipients) {
		return recipients.stream().map((recipient) -> Objects.toString(recipient.mchid())).distinct().count() == 1;
	}

	private boolean hasNumber(Recipient recipient) {
		String mchid = recipient.mchid();
		return mchid == null || this.mchids.stream().allMatch(mchid::equals);
	}

	private Comparator<Recipient> preference() {
		return Comparator.<Recipient>comparingInt((recipient) -> distance(recipient.serviceId(), this.serviceIds))
			.thenComparingInt((recipient) -> distance(recipient.appid(), this.appids))
			.thenComparing((recipient) -> !recipient.merchant().equals(PayScoreMerchants.DEFAULT))
			.thenComparing(Recipient::merchant);
	}

	// A merchant without the value may be meant, one with another value hardly
	private static int distance(@Nullable String own, Set<String> received) {
		if (own == null || received.isEmpty()) {
			return 1;
		}
		return received.contains(own) ? 0 : 2;
	}

	private static Set<String> texts(JsonNode resource, String... names) {
		return Stream.of(names)
			.map((name) -> resource.path(name).asString("").strip())
			.filter((text) -> !text.isEmpty())
			.collect(Collectors.toSet());
	}

}
