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

package io.github.payscore.order;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What can never be right in a request about an order, for the requests of all modes. An
 * application has no need of it: its requests are checked.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class OrderChecks {

	private static final Pattern OUT_ORDER_NO = Pattern.compile("[0-9A-Za-z_\\-|*]{1,32}");

	private static final int MAX_QUERY_ID_LENGTH = 512;

	private OrderChecks() {
	}

	/**
	 * Check an id, which must not have characters that nobody sees.
	 * @param field the name of the field
	 * @param id the id, or {@code null}
	 * @throws IllegalArgumentException if it has such a character
	 */
	public static void id(String field, @Nullable String id) {
		Ids.check(field, id);
	}

	/**
	 * Check an id that a setting takes the place of if it is blank.
	 * @param field the name of the field
	 * @param id the id, or {@code null}
	 * @throws IllegalArgumentException if it has a character that nobody sees, and
	 * another one
	 */
	public static void idUnlessBlank(String field, @Nullable String id) {
		Ids.checkUnlessBlank(field, id);
	}

	/**
	 * Return the value of a field, or of the setting that takes its place.
	 * @param field the name of the field
	 * @param value the value in the request; blank if there is none
	 * @param defaultValue the value of the setting; blank if there is none
	 * @param setting given the name of the field, names the setting
	 * @return the value
	 * @throws IllegalArgumentException if there is neither
	 */
	public static String resolve(String field, @Nullable String value, @Nullable String defaultValue,
			UnaryOperator<String> setting) {
		String resolved = StringUtils.hasText(value) ? value : defaultValue;
		if (!StringUtils.hasText(resolved)) {
			throw new IllegalArgumentException(
					"'%s' is missing: set it in the request, or set %s".formatted(field, setting.apply(field)));
		}
		return resolved;
	}

	/**
	 * Return a value that must be set.
	 * @param field the name of the field
	 * @param value the value
	 * @param <T> the type of the value
	 * @return the value
	 * @throws IllegalArgumentException if it is {@code null}
	 */
	public static <T> T required(String field, @Nullable T value) {
		if (value == null) {
			throw new IllegalArgumentException("'%s' must be set".formatted(field));
		}
		return value;
	}

	/**
	 * Return an amount that must be set.
	 * @param field the name of the field
	 * @param amount the amount, in the minor unit of the currency
	 * @return the amount
	 * @throws IllegalArgumentException if it is {@code null} or negative
	 */
	public static Long requiredAmount(String field, @Nullable Long amount) {
		Long required = required(field, amount);
		amount(field, required);
		return required;
	}

	/**
	 * Check an amount.
	 * @param field the name of the field
	 * @param amount the amount, in the minor unit of the currency, or {@code null}
	 * @throws IllegalArgumentException if it is negative
	 */
	public static void amount(String field, @Nullable Long amount) {
		Assert.isTrue(amount == null || amount >= 0, () -> "'%s' must not be negative".formatted(field));
	}

	/**
	 * Check the number that the merchant gave an order.
	 * @param outOrderNo the number
	 * @throws IllegalArgumentException if it is malformed
	 */
	public static void outOrderNo(@Nullable String outOrderNo) {
		Assert.isTrue(outOrderNo != null && OUT_ORDER_NO.matcher(outOrderNo).matches(),
				() -> "'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *"
						+ Ids.mentionInvisible(outOrderNo));
	}

	/**
	 * Check what a query names its order by.
	 * @param outOrderNo the number that the merchant gave the order, or {@code null}
	 * @param queryId the id that the user came back from WeChat with, or {@code null}
	 * @throws IllegalArgumentException if both are given, or none, or the one that is
	 * given is malformed
	 */
	public static void oneNumber(@Nullable String outOrderNo, @Nullable String queryId) {
		Assert.isTrue(outOrderNo == null || queryId == null,
				"Only one of 'outOrderNo' and 'queryId' must be set, but both are");
		Assert.isTrue(outOrderNo != null || queryId != null,
				"One of 'outOrderNo' and 'queryId' must be set, but none is");
		if (outOrderNo != null) {
			outOrderNo(outOrderNo);
		}
		Assert.isTrue(queryId == null || (!queryId.isEmpty() && queryId.length() <= MAX_QUERY_ID_LENGTH),
				"'queryId' must have 1 to %d characters".formatted(MAX_QUERY_ID_LENGTH));
		Ids.check("queryId", queryId);
	}

	/**
	 * Check the address that WeChat Pay sends notifications to.
	 * @param notifyUrl the address
	 * @throws IllegalArgumentException if it is missing, no complete URL, or has a query
	 * string
	 */
	public static void notifyUrl(@Nullable String notifyUrl) {
		NotifyUrl.check(notifyUrl);
	}

	/**
	 * Check the risk fund of a request.
	 * @param riskFund the risk fund
	 * @throws IllegalArgumentException if it is missing, or its name is, or its amount is
	 * not more than 0
	 */
	public static void riskFund(@Nullable RiskFund riskFund) {
		required("riskFund", riskFund).check();
	}

	/**
	 * Check that each payment has a name.
	 * @param payments the payments, or {@code null}
	 * @throws IllegalArgumentException if one has none
	 */
	public static void names(@Nullable List<PostPayment> payments) {
		PostPayment.requireNames(payments);
	}

	/**
	 * Check that each discount has a name and a description.
	 * @param discounts the discounts, or {@code null}
	 * @throws IllegalArgumentException if one lacks either
	 */
	public static void namesAndDescriptions(@Nullable List<PostDiscount> discounts) {
		PostDiscount.requireNames(discounts);
		PostDiscount.requireDescriptions(discounts);
	}

}
