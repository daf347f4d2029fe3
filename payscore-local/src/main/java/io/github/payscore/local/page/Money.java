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

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * Amounts as people read them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Money {

	private static final int USUAL_DIGITS = 2;

	private Money() {
	}

	/**
	 * Write an amount.
	 * @param amount the amount in the minor unit of the currency
	 * @param currency the three-letter code
	 * @return for example {@code HKD 1,500.00}
	 */
	static String format(long amount, String currency) {
		int digits = digits(currency);
		return String.format(Locale.ROOT, "%s %,." + digits + "f", currency, BigDecimal.valueOf(amount, digits));
	}

	private static int digits(String currency) {
		return Currency.getAvailableCurrencies()
			.stream()
			.filter((known) -> known.getCurrencyCode().equals(currency))
			.mapToInt(Currency::getDefaultFractionDigits)
			.filter((digits) -> digits >= 0)
			.findFirst()
			.orElse(USUAL_DIGITS);
	}

}
