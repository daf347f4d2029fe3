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

package io.github.payscore.bill;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The columns of a bill, by the names in its head. Which there are depends on the kind of
 * the bill and on its age.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BillColumns {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	static final List<String> ORDER_AMOUNT = List.of("订单金额", "应结订单金额", "总金额");

	private static final String NONE = "0";

	private final Map<String, Integer> indexes = new HashMap<>();

	private BillColumns() {
	}

	static BillColumns of(String head) {
		BillColumns columns = new BillColumns();
		List<String> names = split(head, ",");
		for (int i = 0; i < names.size(); i++) {
			columns.indexes.put(names.get(i).replace("`", "").strip(), i);
		}
		return columns;
	}

	// A comma within a value is escaped, so one before a backquote separates.
	static List<String> values(String line) {
		return split(line.substring(1), ",`");
	}

	private static List<String> split(String line, String separator) {
		List<String> parts = new ArrayList<>();
		int start = 0;
		for (int end = line.indexOf(separator); end != -1; end = line.indexOf(separator, start)) {
			parts.add(line.substring(start, end));
			start = end + separator.length();
		}
		parts.add(line.substring(start));
		return parts;
	}

	boolean hasAny(List<String> names) {
		return names.stream().anyMatch(this.indexes::containsKey);
	}

	TradeBillRow row(String line, int number) {
		List<String> values = values(line);
		if (values.size() != this.indexes.size()) {
			throw new MalformedBillException("Line %d of the bill has %d values, but its head has %d columns"
				.formatted(number, values.size(), this.indexes.size()));
		}
		return row(new Values(this.indexes, values, number));
	}

	private static TradeBillRow row(Values values) {
		return TradeBillRow.builder()
			.time(values.time("交易时间"))
			.appid(values.text("公众账号ID"))
			.mchid(values.text("商户号"))
			.subMchid(values.number("特约商户号", "子商户号"))
			.transactionId(values.text("微信订单号"))
			.outTradeNo(values.text("商户订单号"))
			.openid(values.text("用户标识"))
			.tradeType(values.text("交易类型"))
			.tradeState(values.text("交易状态"))
			.currency(values.text("货币种类"))
			.orderAmount(values.amount(ORDER_AMOUNT.toArray(String[]::new)))
			.settlementAmount(values.amount("应结订单金额", "总金额"))
			.refundId(values.number("微信退款单号"))
			.outRefundNo(values.number("商户退款单号"))
			.refundAmount(values.amount("申请退款金额", "退款金额"))
			.refundType(values.text("退款类型"))
			.refundStatus(values.text("退款状态"))
			.goodsName(values.chosen("商品名称"))
			.data(values.chosen("商户数据包"))
			.fee(values.decimal("手续费"))
			.build();
	}

	/**
	 * The values of a line. Where there are several names, they are of one column in
	 * bills of several kinds.
	 *
	 * @param indexes the columns
	 * @param values the values
	 * @param line the number of the line
	 */
	private record Values(Map<String, Integer> indexes, List<String> values, int line) {

		private @Nullable String text(String... names) {
			for (String name : names) {
				Integer index = this.indexes.get(name);
				if (index != null) {
					String value = this.values.get(index).strip();
					return value.isEmpty() ? null : value;
				}
			}
			return null;
		}

		// A number that is not there is written as 0.
		private @Nullable String number(String... names) {
			String text = text(names);
			return NONE.equals(text) ? null : text;
		}

		private @Nullable String chosen(String name) {
			String text = text(name);
			return (text != null) ? BillText.unescape(text) : null;
		}

		private @Nullable LocalDateTime time(String name) {
			String text = text(name);
			try {
				return (text != null) ? LocalDateTime.parse(text, TIME) : null;
			}
			catch (DateTimeParseException ex) {
				throw malformed(name, "no time");
			}
		}

		// A column that the kind of bill does not have is no amount, but a blank is an
		// error.
		private long amount(String... names) {
			if (Stream.of(names).noneMatch(this.indexes::containsKey)) {
				return 0;
			}
			BigDecimal decimal = decimal(names);
			if (decimal == null) {
				throw malformed(names[0], "no amount");
			}
			try {
				return decimal.movePointRight(2).longValueExact();
			}
			catch (ArithmeticException ex) {
				throw malformed(names[0], "no amount with 2 decimals");
			}
		}

		private @Nullable BigDecimal decimal(String... names) {
			String text = text(names);
			try {
				return (text != null) ? new BigDecimal(text) : null;
			}
			catch (NumberFormatException ex) {
				throw malformed(names[0], "no amount");
			}
		}

		private MalformedBillException malformed(String name, String problem) {
			return new MalformedBillException(
					"Line %d of the bill has %s in the column %s".formatted(this.line, problem, name));
		}

	}

}
