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

package io.github.payscore.local.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.SentNotification;

/**
 * A notification with each of its deliveries.
 *
 * @param merchant the name of the merchant
 * @param deliveries the deliveries, oldest first, at least one
 * @author PayScore for Spring Boot contributors
 */
record ShownNotification(String merchant, List<SentNotification> deliveries) {

	/**
	 * Return the notifications of a merchant.
	 * @param merchant the merchant
	 * @return the notifications, oldest first
	 */
	static List<ShownNotification> of(LocalMerchant merchant) {
		Map<String, List<SentNotification>> byId = new LinkedHashMap<>();
		merchant.fake()
			.notifications()
			.forEach((sent) -> byId.computeIfAbsent(sent.id(), (id) -> new ArrayList<>()).add(sent));
		return byId.values().stream().map((sent) -> new ShownNotification(merchant.name(), sent)).toList();
	}

	static List<ShownNotification> newestFirst(Collection<LocalMerchant> merchants) {
		List<ShownNotification> all = new ArrayList<>();
		merchants.forEach((merchant) -> all.addAll(of(merchant)));
		all.sort(Comparator.comparing((ShownNotification notification) -> notification.last().endedAt()));
		Collections.reverse(all);
		return all;
	}

	public SentNotification last() {
		return this.deliveries.get(this.deliveries.size() - 1);
	}

	public boolean isAccepted() {
		return this.deliveries.stream().anyMatch(SentNotification::isAccepted);
	}

	public String subject() {
		return last().outOrderNo();
	}

}
