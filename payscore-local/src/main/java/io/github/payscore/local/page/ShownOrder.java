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

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeOrderState;

/**
 * An order as the page shows it.
 *
 * @param merchant the name of the merchant
 * @param mode what the merchant is
 * @param order the order
 * @author PayScore for Spring Boot contributors
 */
record ShownOrder(String merchant, FakeMode mode, FakeOrder order) {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	static Function<FakeOrder, ShownOrder> with(LocalMerchant merchant) {
		return (order) -> new ShownOrder(merchant.name(), merchant.mode(), order);
	}

	// Read only of the orders that are shown.
	private JsonNode document() {
		return PageJson.read(this.order.document());
	}

	/**
	 * Return what the order is called among all merchants' in the page.
	 * @return a text without white space
	 */
	public String id() {
		return this.merchant + "-" + outOrderNo();
	}

	public String outOrderNo() {
		return this.order.outOrderNo();
	}

	public FakeOrderState state() {
		return this.order.phase();
	}

	public String service() {
		return document().path("service_introduction").asString("");
	}

	public boolean isCompleted() {
		return this.order.totalAmount() != null;
	}

	/**
	 * Return what is to be paid, or before a completion what the user vouches for.
	 * @return the amount, or {@code null} if neither is said
	 */
	public @Nullable String amount() {
		Long total = this.order.totalAmount();
		return (total != null) ? money(total) : amountOf(document().path("risk_fund"));
	}

	/**
	 * Return what the user is billed for.
	 * @return the payments, then the discounts
	 */
	public List<Item> items() {
		return Stream.concat(items("post_payments", ""), items("post_discounts", "\u2212 ")).toList();
	}

	private Stream<Item> items(String field, String sign) {
		return document().path(field).valueStream().map((item) -> {
			String amount = amountOf(item);
			return new Item(item.path("name").asString(""), item.path("description").asString(""),
					(amount != null) ? sign + amount : null, item.path("count").asInt(1));
		});
	}

	private @Nullable String amountOf(JsonNode item) {
		return item.path("amount").isNumber() ? money(item.path("amount").asLong()) : null;
	}

	private String money(long amount) {
		return Money.format(amount, this.order.currency());
	}

	/**
	 * Return further facts for the user.
	 * @return texts by the fields that they are from; empty ones are left out
	 */
	public Map<String, String> facts() {
		Map<String, String> facts = PageJson.texts(document(), "/time_range/start_time", "/time_range/end_time",
				"/location/start_location", "/location/end_location", "/risk_fund/description");
		facts.replaceAll((field, text) -> field.startsWith("time_range") ? readable(text) : text);
		return facts;
	}

	// 20261126090000 and 20261126 of the mainland; others are readable already.
	private static String readable(String time) {
		return time.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3")
			.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})$", "$1-$2-$3 $4:$5:$6");
	}

	/**
	 * Return whether notifications would go to another machine, so that none are sent.
	 * @return whether there is an address that is not of this machine
	 */
	public boolean isNotifiedElsewhere() {
		String url = this.order.notifyUrl();
		return url != null && !LOOPBACK.contains(String.valueOf(URI.create(url).getHost()));
	}

	public String json() {
		return PageJson.pretty(document());
	}

	/**
	 * Return when something happened to the order last.
	 * @return the time
	 */
	public Instant changed() {
		return this.order.history().get(this.order.history().size() - 1).time();
	}

	public List<ShownEvent> events() {
		return this.order.history()
			.stream()
			.map((event) -> new ShownEvent(event, (event.totalAmount() != null) ? money(event.totalAmount()) : null))
			.toList();
	}

	/**
	 * Something that is billed.
	 *
	 * @param name what it is called
	 * @param description more about it
	 * @param amount what it costs, or {@code null} if that is not known yet
	 * @param count how many
	 */
	record Item(String name, String description, @Nullable String amount, int count) {

	}

	/**
	 * Something that happened.
	 *
	 * @param event the event
	 * @param amount what was to be paid from then on, or {@code null}
	 */
	record ShownEvent(FakeOrder.Event event, @Nullable String amount) {

		/**
		 * Return the end of the key of its message.
		 * @return for example {@code payment-failed}
		 */
		public String key() {
			return this.event.what().replace(' ', '-');
		}

	}

}
