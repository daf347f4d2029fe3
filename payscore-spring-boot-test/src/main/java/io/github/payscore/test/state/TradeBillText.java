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

package io.github.payscore.test.state;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A bill of the mainland: rows and sums, as the type of the bill has them.
 * <p>
 * Source: WeChat Pay's documentation, page 4013071246.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TradeBillText {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private static final BigDecimal RATE = new BigDecimal("0.006");

	private static final List<String> SUCCESS_COLUMNS = List.of("交易时间", "公众账号ID", "商户号", "特约商户号", "设备号", "微信订单号",
			"商户订单号", "用户标识", "交易类型", "交易状态", "付款银行", "货币种类", "应结订单金额", "代金券金额", "商品名称", "商户数据包", "手续费", "费率", "订单金额",
			"费率备注");

	private static final List<String> SUCCESS_SUMS = List.of("应结订单金额", "手续费", "订单金额");

	private static final List<String> ALL_SUMS = List.of("应结订单金额", "退款金额", "充值券退款金额", "手续费", "订单金额", "申请退款金额");

	private final String mchid;

	private final List<Map<String, String>> rows = new ArrayList<>();

	TradeBillText(String mchid) {
		this.mchid = mchid;
	}

	void addPayment(PaidOrder payment) {
		Map<String, String> row = row(payment);
		row.put("交易时间", TIME.format(payment.time()));
		row.put("交易状态", "SUCCESS");
		row.put("应结订单金额", yuan(payment.amount()));
		row.put("订单金额", yuan(payment.amount()));
		row.put("手续费", fee(payment.amount()).toPlainString());
		this.rows.add(row);
	}

	void addRefund(Refund refund) {
		Map<String, String> row = row(refund.payment());
		String time = TIME.format(refund.createdInChina());
		row.put("交易时间", time);
		row.put("交易状态", "REFUND");
		row.put("退款申请时间", time);
		row.put("退款成功时间", (refund.status() == RefundStatus.SUCCESS) ? time : "");
		row.put("微信退款单号", refund.refundId());
		row.put("商户退款单号", refund.outRefundNo());
		row.put("退款金额", yuan(refund.amount()));
		row.put("申请退款金额", yuan(refund.amount()));
		row.put("退款类型", "ORIGINAL");
		row.put("退款状态", refund.status().inBills());
		row.put("手续费", fee(refund.amount()).negate().toPlainString());
		this.rows.add(row);
	}

	private Map<String, String> row(PaidOrder payment) {
		Map<String, String> row = new LinkedHashMap<>();
		row.put("公众账号ID", Objects.requireNonNullElse(payment.appid(), ""));
		row.put("商户号", this.mchid);
		row.put("特约商户号", Objects.requireNonNullElse(payment.subMchid(), "0"));
		row.put("微信订单号", payment.transactionId());
		row.put("商户订单号", payment.outTradeNo());
		row.put("用户标识", Order.OPENID);
		row.put("交易类型", "AUTH");
		row.put("付款银行", "OTHERS");
		row.put("货币种类", payment.currency());
		List.of("应结订单金额", "代金券金额", "退款金额", "充值券退款金额", "订单金额", "申请退款金额").forEach((name) -> row.put(name, yuan(0)));
		row.put("微信退款单号", "0");
		row.put("商户退款单号", "0");
		row.put("商品名称", "微信支付分");
		row.put("商户数据包", "wxzff|" + payment.orderId() + "|" + payment.outOrderNo());
		row.put("费率", "0.60%");
		return row;
	}

	private static BigDecimal fee(long amount) {
		return BigDecimal.valueOf(amount, 2).multiply(RATE).setScale(2, RoundingMode.HALF_UP);
	}

	private static String yuan(long amount) {
		return BigDecimal.valueOf(amount, 2).toPlainString();
	}

	boolean isEmpty() {
		return this.rows.isEmpty();
	}

	String text(String type) {
		List<String> columns = columns(type);
		List<String> sums = "SUCCESS".equals(type) ? SUCCESS_SUMS : ALL_SUMS;
		StringBuilder text = new StringBuilder(BYTE_ORDER_MARK).append(String.join(",", columns)).append("\r\n");
		for (Map<String, String> row : this.rows) {
			text.append(columns.stream()
				.map((column) -> "`" + row.getOrDefault(column, ""))
				.collect(Collectors.joining(","))).append("\r\n");
		}
		text.append("总交易单数");
		sums.forEach((column) -> text.append(',').append(column.replace("金额", "总金额")).append(sumSuffix(column)));
		text.append("\r\n`").append(this.rows.size());
		sums.forEach((column) -> text.append(",`").append(sum(column)));
		return text.append("\r\n").toString();
	}

	private static String sumSuffix(String column) {
		return column.endsWith("金额") ? "" : "总金额";
	}

	private String sum(String column) {
		return this.rows.stream()
			.map((row) -> new BigDecimal(row.get(column)))
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.setScale(2, RoundingMode.UNNECESSARY)
			.toPlainString();
	}

	private static List<String> columns(String type) {
		List<String> columns = new ArrayList<>(SUCCESS_COLUMNS);
		if ("SUCCESS".equals(type)) {
			return columns;
		}
		columns.addAll(columns.indexOf("商品名称"), List.of("微信退款单号", "商户退款单号", "退款金额", "充值券退款金额", "退款类型", "退款状态"));
		if ("REFUND".equals(type)) {
			columns.addAll(columns.indexOf("微信退款单号"), List.of("退款申请时间", "退款成功时间"));
		}
		columns.add(columns.indexOf("费率备注"), "申请退款金额");
		return columns;
	}

	static boolean isOf(LocalDate day, PaidOrder payment) {
		return payment.time().toLocalDate().equals(day);
	}

	static boolean isOf(LocalDate day, Refund refund) {
		return refund.createdInChina().toLocalDate().equals(day);
	}

}
