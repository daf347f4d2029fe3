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

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TradeBill} and {@link Reconciliation}.
 *
 * @author PayScore for Spring Boot contributors
 */
class TradeBillTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final String HEAD = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
			+ "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

	private static final String SUMMARY_HEAD = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

	@TempDir
	private Path directory;

	private Path bill(String... lines) throws IOException {
		return Files.writeString(this.directory.resolve("bill.csv"), "\uFEFF" + String.join("\r\n", lines) + "\r\n");
	}

	private static String payment(String transaction, String outTradeNo, String yuan, String data) {
		return "`2026-11-25 10:00:00,`wxd678efh567hg6787,`1900000100,`1900000109,`,`" + transaction + ",`" + outTradeNo
				+ ",`openid-1,`AUTH,`SUCCESS,`OTHERS,`CNY,`" + yuan + ",`0.00,`0,`0,`0.00,`0.00,`,`,`充电\\ 宝\\n,`" + data
				+ ",`0.06000,`0.60%,`" + yuan + ",`0.00,`";
	}

	private static String refund(String transaction, String outRefundNo, String yuan, String data) {
		return "`2026-11-25 11:00:00,`wxd678efh567hg6787,`1900000100,`0,`,`" + transaction
				+ ",`WX1,`openid-1,`AUTH,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50000000382019,`" + outRefundNo + ",`" + yuan
				+ ",`0.00,`ORIGINAL,`PROCESSING,`充电宝,`" + data + ",`-0.01000,`0.60%,`0.00,`" + yuan + ",`";
	}

	private static String summary(int rows) {
		return "`" + rows + ",`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00";
	}

	@Test
	void readWhenBillOfEverythingThenHasEveryValue() throws IOException {
		Path bill = bill(HEAD, payment("4200000008", "WX1", "12.34", "wxzff|15646546545165651651|ORDER-1"),
				refund("4200000008", "REFUND-1", "2.30", "wxzff|15646546545165651651|ORDER-1"), SUMMARY_HEAD,
				summary(2));
		StepVerifier.create(TradeBill.read(bill)).assertNext((row) -> {
			assertThat(row.time()).isEqualTo(LocalDateTime.of(2026, 11, 25, 10, 0));
			assertThat(row.appid()).isEqualTo("wxd678efh567hg6787");
			assertThat(row.mchid()).isEqualTo("1900000100");
			assertThat(row.subMchid()).isEqualTo("1900000109");
			assertThat(row.transactionId()).isEqualTo("4200000008");
			assertThat(row.outTradeNo()).isEqualTo("WX1");
			assertThat(row.openid()).isEqualTo("openid-1");
			assertThat(row.tradeType()).isEqualTo(TradeBillRow.TYPE_AUTH);
			assertThat(row.isPayment()).isTrue();
			assertThat(row.currency()).isEqualTo("CNY");
			assertThat(row.orderAmount()).isEqualTo(1234);
			assertThat(row.settlementAmount()).isEqualTo(1234);
			assertThat(row.refundAmount()).isZero();
			assertThat(row.refundId()).isNull();
			assertThat(row.outRefundNo()).isNull();
			assertThat(row.refundType()).isNull();
			assertThat(row.goodsName()).isEqualTo("充电,宝\n");
			assertThat(row.isPayScore()).isTrue();
			assertThat(row.orderId()).isEqualTo("15646546545165651651");
			assertThat(row.outOrderNo()).isEqualTo("ORDER-1");
			assertThat(row.fee()).isEqualByComparingTo(new BigDecimal("0.06"));
			assertThat(row.toString()).doesNotContain("openid-1", "ORDER-1");
		}).assertNext((row) -> {
			assertThat(row.isPayment()).isFalse();
			assertThat(row.subMchid()).isNull();
			assertThat(row.orderAmount()).isZero();
			assertThat(row.refundAmount()).isEqualTo(230);
			assertThat(row.refundId()).isEqualTo("50000000382019");
			assertThat(row.outRefundNo()).isEqualTo("REFUND-1");
			assertThat(row.refundType()).isEqualTo("ORIGINAL");
			assertThat(row.refundStatus()).isEqualTo("PROCESSING");
			assertThat(row.fee()).isEqualByComparingTo(new BigDecimal("-0.01"));
		}).expectComplete().verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!',
			textBlock = """
					交易时间,微信订单号,商户订单号,交易状态,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注 ! `2026-11-25 10:00:00,`T,`O,`SUCCESS,`1.00,`0.00,`n,`d,`0.00,`0.6%,`1.00,`
					交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,企业红包金额,商品名称,商户数据包,手续费,费率 ! `2026-11-25 10:00:00,`a,`m,`0,`,`T,`O,`u,`JSAPI,`SUCCESS,`b,`CNY,`1.00,`0.00,`n,`d,`0.00,`0.6%
					""")
	void readWhenBillOfAnotherKindThenFindsItsColumns(String head, String row) throws IOException {
		StepVerifier.create(TradeBill.read(bill(head, row, "总交易单数,总交易额", "`1,`1.00"))).assertNext((read) -> {
			assertThat(read.orderAmount()).isEqualTo(100);
			assertThat(read.transactionId()).isEqualTo("T");
			assertThat(read.refundAmount()).isZero();
			assertThat(read.subMchid()).isNull();
		}).expectComplete().verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "wxzff|1|ORDER-1,1,ORDER-1", "wxzff|1|OR|DER-1,1,OR|DER-1", "wxzff|1|ORDER-1|x,1,ORDER-1|x",
			"wxzff|1|,1,''", "wxzff|1,,", "wxzffx|1|2,,", "attach,,", "'',,", "\\\\`\\'\\\"\\140\\x,," })
	void rowTellsWhichServiceOrderItIsOf(String data, String orderId, String outOrderNo) throws IOException {
		StepVerifier.create(TradeBill.read(bill(HEAD, payment("T", "O", "0.01", data), SUMMARY_HEAD, summary(1))))
			.assertNext((row) -> {
				assertThat(row.orderId()).isEqualTo(orderId);
				assertThat(row.outOrderNo()).isEqualTo(outOrderNo);
			})
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void readUnescapesWhatPeopleChose() throws IOException {
		String data = "a\\\\b\\'c\\\"d\\`e\\140f\\ g\\nh\\ri\\tj\\";
		StepVerifier.create(TradeBill.read(bill(HEAD, payment("T", "O", "0.01", data), SUMMARY_HEAD, summary(1))))
			.assertNext((row) -> assertThat(row.data()).isEqualTo("a\\b'c\"d`e`f,g\nh\ri\tj\\"))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!',
			textBlock = """
					no head        ! ''                                        ! The file is no trade bill: it has no column 微信订单号
					no amounts     ! 微信订单号,交易状态                           ! The file is no trade bill: it has no column 订单金额
					no summary     ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`1.00                    ! The bill has no summary at its end, so rows may be missing
					half a summary ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`1.00;总交易单数           ! Line 4 of the bill is neither a row nor a summary
					other line     ! 微信订单号,交易状态,订单金额;T,SUCCESS,1.00                       ! Line 3 of the bill is neither a row nor a summary
					fewer rows     ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`1.00;总交易单数;`2       ! The summary of the bill counts other rows than the 1 that it has
					fewer values   ! 微信订单号,交易状态,订单金额;`T,`SUCCESS                          ! Line 2 of the bill has 2 values, but its head has 3 columns
					more values    ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`1.00,`x                 ! Line 2 of the bill has 4 values, but its head has 3 columns
					fraction       ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`1.001                   ! Line 2 of the bill has no amount with 2 decimals in the column 订单金额
					no number      ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`one                     ! Line 2 of the bill has no amount in the column 订单金额
					blank          ! 微信订单号,交易状态,订单金额;`T,`SUCCESS,`                        ! Line 2 of the bill has no amount in the column 订单金额
					no time        ! 交易时间,微信订单号,交易状态,订单金额;`yesterday,`T,`SUCCESS,`1.00  ! Line 2 of the bill has no time in the column 交易时间
					""")
	void readWhenNoWholeBillThenFails(String what, String lines, String message) throws IOException {
		StepVerifier.create(TradeBill.read(bill(lines.split(";"))).ignoreElements())
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).as(what).isInstanceOf(MalformedBillException.class).hasMessage(message))
			.verify(TIME_LIMIT);
	}

	@Test
	void readWhenNoFileThenFails() {
		StepVerifier.create(TradeBill.read(this.directory.resolve("none.csv")))
			.expectError(NoSuchFileException.class)
			.verify(TIME_LIMIT);
	}

	@Test
	void readWhenNobodyNeedsMoreThenStopsReading() throws IOException {
		Path bill = this.directory.resolve("large.csv");
		try (BufferedWriter writer = Files.newBufferedWriter(bill, StandardCharsets.UTF_8)) {
			writer.write(HEAD + "\r\n");
			for (int i = 0; i < 10_000; i++) {
				writer.write(payment("T" + i, "O", "0.01", "wxzff|1|ORDER-" + i) + "\r\n");
			}
		}
		StepVerifier.create(TradeBill.read(bill).take(3)).expectNextCount(3).expectComplete().verify(TIME_LIMIT);
		StepVerifier.create(TradeBill.read(bill).count()).expectError(MalformedBillException.class).verify(TIME_LIMIT);
	}

	@Test
	void reconcileSortsEveryOrderAndAddsUpToTheCent() throws IOException {
		Path bill = bill(HEAD, payment("T1", "WX1", "12.34", "wxzff|1|MATCHED"),
				payment("T2", "WX2", "0.99", "wxzff|2|LESS"), payment("T3", "WX3", "7.00", "wxzff|3|UNKNOWN"),
				payment("T4", "ACTIVE", "5.00", ""), payment("T5", "OTHER-PRODUCT", "99.00", "attach"),
				payment("T6", "WX6", "1.00", "wxzff|6|TWICE"), payment("T7", "WX7", "2.00", "wxzff|6|TWICE"),
				payment("T8", "WX8", "3.00", "wxzff|8|APPENDED|x"), refund("T1", "REFUND-1", "2.30", "wxzff|1|MATCHED"),
				refund("T9", "REFUND-2", "1.00", "wxzff|9|EARLIER"), refund("T5", "REFUND-3", "9.00", "attach"),
				SUMMARY_HEAD, summary(11));
		Map<String, Long> expected = Map.of("MATCHED", 1234L, "LESS", 100L, "ACTIVE", 500L, "TWICE", 300L, "MISSING",
				10L, "APPENDED", 300L);
		StepVerifier.create(Reconciliation.of(expected).with(bill)).assertNext((report) -> {
			assertThat(report.matched()).extracting(ReconciliationReport.Paid::outOrderNo)
				.containsExactlyInAnyOrder("MATCHED", "ACTIVE", "TWICE", "APPENDED");
			assertThat(report.different()).containsExactly(new ReconciliationReport.Paid("LESS", 100, 99));
			assertThat(report.missing()).containsExactly(Map.entry("MISSING", 10L));
			assertThat(report.unknown()).extracting(TradeBillRow::outOrderNo).containsExactly("UNKNOWN");
			assertThat(report.refunds()).extracting((refund) -> refund.outOrderNo() + " " + refund.row().refundAmount())
				.containsExactly("MATCHED 230", "EARLIER 100");
			assertThat(report.isBalanced()).isFalse();
			assertThat(report.totalExpected()).isEqualTo(2444);
			assertThat(report.totalPaid()).isEqualTo(1234 + 99 + 700 + 500 + 100 + 200 + 300);
			assertThat(report.totalRefunded()).isEqualTo(330);
			assertThat(report.net()).isEqualTo(3133 - 330);
			assertThat(report.toString()).doesNotContain("MATCHED", "T1");
		}).expectComplete().verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void reconcileWhenExpectedNumberHasABarThenTakesNothingOff(boolean isNamed) throws IOException {
		Path bill = bill(HEAD, payment("T1", "WX1", "1.00", "wxzff|1|A|2"), SUMMARY_HEAD, summary(1));
		Map<String, Long> expected = isNamed ? Map.of("A", 100L, "A|2", 100L) : Map.of("A", 100L, "B|1", 1L);
		StepVerifier.create(Reconciliation.of(expected).with(bill)).assertNext((report) -> {
			assertThat(report.missing()).containsKey("A");
			assertThat(report.unknown()).hasSize(isNamed ? 0 : 1);
		}).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void reconcileWhenEverythingAgreesThenIsBalanced() throws IOException {
		Path bill = bill(HEAD, payment("T1", "WX1", "12.34", "wxzff|1|ORDER-1"), SUMMARY_HEAD, summary(1));
		StepVerifier.create(Reconciliation.of(Map.of("ORDER-1", 1234L)).with(bill))
			.assertNext((report) -> assertThat(report.isBalanced()).isTrue())
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void reconcileWhenBillIsNotWholeThenThereIsNoReport() throws IOException {
		Path bill = bill(HEAD, payment("T1", "WX1", "12.34", "wxzff|1|ORDER-1"));
		StepVerifier.create(Reconciliation.of(Map.of("ORDER-1", 1234L)).with(bill))
			.expectError(MalformedBillException.class)
			.verify(TIME_LIMIT);
	}

	@Test
	void reconciliationWhenAmountIsNegativeThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> Reconciliation.of(Map.of("ORDER-1", -1L)))
			.withMessage("'expected' must not have negative amounts");
	}

	@Test
	void rowsOfSeveralBillsCanFollowEachOther() throws IOException {
		Path bill = bill(HEAD, payment("T1", "WX1", "1.00", "wxzff|1|ORDER-1"), SUMMARY_HEAD, summary(1));
		ReconciliationReport report = Reconciliation.of(Map.of("ORDER-1", 200L))
			.with(TradeBill.read(bill).concatWith(TradeBill.read(bill)))
			.block(TIME_LIMIT);
		assertThat(Objects.requireNonNull(report).matched()).hasSize(1);
		assertThat(List.of(report.totalPaid())).containsExactly(200L);
	}

}
