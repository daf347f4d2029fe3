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

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.local.view.LocalMerchants;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeWeChatPay;

/**
 * What the pages are about: merchants, and orders and permissions of all of them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Subjects {

	private final LocalMerchants merchants;

	Subjects(LocalMerchants merchants) {
		this.merchants = merchants;
	}

	List<LocalMerchant> merchants() {
		return this.merchants.all();
	}

	LocalMerchant merchant(String name) {
		return this.merchants.all()
			.stream()
			.filter((merchant) -> merchant.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new MissingException("merchant", name));
	}

	FakeWeChatPay all() {
		return this.merchants.fake();
	}

	/**
	 * Find the merchants that a page is about.
	 * @param name the name of one, or {@code null} or an empty text for all
	 * @return the merchants
	 */
	List<LocalMerchant> chosen(@Nullable String name) {
		return (name == null || name.isEmpty()) ? merchants() : List.of(merchant(name));
	}

	ShownOrder order(String merchantName, String outOrderNo) {
		LocalMerchant merchant = merchant(merchantName);
		return merchant.fake()
			.orders()
			.stream()
			.filter((order) -> order.outOrderNo().equals(outOrderNo))
			.findFirst()
			.map(ShownOrder.with(merchant))
			.orElseThrow(() -> new MissingException("order", outOrderNo));
	}

	/**
	 * Return orders of merchants.
	 * @param of the merchants
	 * @param which says which orders
	 * @param limit how many at most
	 * @return the orders, those first to which something happened last
	 */
	static List<ShownOrder> orders(List<LocalMerchant> of, Predicate<FakeOrder> which, int limit) {
		return of.stream()
			.flatMap((merchant) -> merchant.fake().orders().stream().filter(which).map(ShownOrder.with(merchant)))
			.sorted(Comparator.comparing(ShownOrder::changed).reversed())
			.limit(limit)
			.toList();
	}

	ShownPermission permission(String merchantName, String authorizationCode) {
		return permissions(merchant(merchantName))
			.filter((permission) -> permission.permission().authorizationCode().equals(authorizationCode))
			.findFirst()
			.orElseThrow(() -> new MissingException("permission", authorizationCode));
	}

	List<ShownPermission> permissions() {
		return merchants().stream().flatMap(Subjects::permissions).toList();
	}

	private static Stream<ShownPermission> permissions(LocalMerchant merchant) {
		return merchant.fake()
			.permissions()
			.all()
			.stream()
			.map((permission) -> new ShownPermission(merchant.name(), merchant.mode(), permission));
	}

}
