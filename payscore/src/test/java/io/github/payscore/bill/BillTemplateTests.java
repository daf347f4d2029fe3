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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BillTemplate}.
 *
 * @author PayScore for Spring Boot contributors
 */
class BillTemplateTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

	private static final String BILL = "交易时间,微信订单号\r\n";

	private static final String LOCATION = """
			{"hash_type":"SHA1","hash_value":"%s","download_url":"https://api.mch.weixin.qq.com%s"}""";

	private final ScriptedPlatform platform = new ScriptedPlatform();

	@TempDir
	private Path directory;

	@AfterEach
	void close() {
		this.platform.close();
	}

	private Path target() {
		return this.directory.resolve("bill.csv");
	}

	@Test
	void tradeBillOfDirectMerchantIsAskedForAndDownloaded() {
		this.platform.answerNextQuery(200, LOCATION.formatted(sha1(BILL), "/v3/billdownload/file?token=a%2Fb"));
		this.platform.answerNextQuery(200, BILL);
		StepVerifier
			.create(BillTemplate.direct(this.platform.client()).tradeBill(TradeBillRequest.ofDay(DAY), target()))
			.expectNext(target())
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(target()).hasContent(BILL);
		assertThat(this.platform.requestLines()).containsExactly(
				"GET /v3/bill/tradebill?bill_date=2026-11-25&bill_type=ALL&tar_type=GZIP",
				"GET /v3/billdownload/file?token=a%2Fb");
	}

	@Test
	void tradeBillOfPartnerCanBeThatOfASubMerchant() {
		this.platform.answerNextQuery(200, LOCATION.formatted(sha1(BILL), "/v3/billdownload/file?token=a"));
		this.platform.answerNextQuery(200, BILL);
		TradeBillRequest request = TradeBillRequest.ofDay(DAY)
			.toBuilder()
			.subMchid("1900000109")
			.billType(TradeBillRequest.TYPE_REFUND)
			.build();
		StepVerifier.create(BillTemplate.partner(this.platform.client()).tradeBill(request, target()))
			.expectNext(target())
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).first()
			.isEqualTo(
					"GET /v3/bill/tradebill?bill_date=2026-11-25&bill_type=REFUND&tar_type=GZIP&sub_mchid=1900000109");
	}

	@Test
	void tradeBillWhenHashIsWrongThenFailsAndLeavesNoFile() {
		this.platform.answerNextQuery(200, LOCATION.formatted(sha1("other"), "/v3/billdownload/file?token=a"));
		for (int i = 0; i < 3; i++) {
			this.platform.answerNextQuery(200, BILL);
		}
		StepVerifier
			.create(BillTemplate.direct(this.platform.client()).tradeBill(TradeBillRequest.ofDay(DAY), target()))
			.expectError(UnverifiedResponseException.class)
			.verify(TIME_LIMIT);
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void tradeBillWhenAddressHasExpiredThenFailsAndLeavesNoFile() {
		this.platform.answerNextQuery(200, LOCATION.formatted(sha1(BILL), "/v3/billdownload/file?token=a"));
		this.platform.answerNextQuery(400, "{\"code\":\"INVALID_REQUEST\",\"message\":\"-\"}");
		StepVerifier
			.create(BillTemplate.direct(this.platform.client()).tradeBill(TradeBillRequest.ofDay(DAY), target()))
			.expectErrorSatisfies(
					(ex) -> assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo("INVALID_REQUEST"))
			.verify(TIME_LIMIT);
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void tradeBillWhenAddressIsForgedThenNothingIsDownloaded() {
		this.platform.start("", "", LOCATION.formatted(sha1(BILL), "/v3/billdownload/file?token=a"));
		for (int i = 0; i < 3; i++) {
			this.platform.nextQuery(Fault.WRONGLY_SIGNED);
		}
		StepVerifier
			.create(BillTemplate.direct(this.platform.client()).tradeBill(TradeBillRequest.ofDay(DAY), target()))
			.expectError(UnverifiedResponseException.class)
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(3)
			.allMatch((line) -> line.startsWith("GET /v3/bill/tradebill?"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}",
			"{\"hash_type\":\"SHA256\",\"hash_value\":\"a\",\"download_url\":\"https://a.example/b\"}",
			"{\"hash_type\":\"SHA1\",\"hash_value\":\"a\",\"download_url\":\"https://a.example/b\"}",
			"{\"hash_type\":\"SHA1\",\"download_url\":\"https://a.example/b\"}",
			"{\"hash_type\":\"SHA1\",\"hash_value\":\"79bb0f45fc4c42234a918000b2668d689e2bde04\",\"download_url\":\"b\"}" })
	void tradeBillWhenAnswerHasNoAddressThenFails(String answer) {
		this.platform.answerNextQuery(200, answer);
		StepVerifier
			.create(BillTemplate.direct(this.platform.client()).tradeBill(TradeBillRequest.ofDay(DAY), target()))
			.expectErrorSatisfies((ex) -> assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
				.hasMessageContaining("without an address and a SHA-1 of the bill"))
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	@Test
	void statementOfOverseaPartnerNeedsASignedHash() {
		for (int i = 0; i < 3; i++) {
			this.platform.answerNextQuery(200, BILL);
		}
		StepVerifier
			.create(BillTemplate.oversea(this.platform.client(), "1900000100")
				.statement(StatementRequest.ofDay(DAY).toBuilder().subMchid("1900000109").build(), target()))
			.expectError(UnverifiedResponseException.class)
			.verify(TIME_LIMIT);
		assertThat(this.directory).isEmptyDirectory();
		assertThat(this.platform.requestLines())
			.containsOnly("GET /v3/global/statements?date=20261125&sp_mchid=1900000100&sub_mchid=1900000109");
	}

	@Test
	void callOfAnotherModeFailsAtOnce() {
		assertThatIllegalStateException().isThrownBy(() -> BillTemplate.oversea(this.platform.client(), "1900000100")
			.tradeBill(TradeBillRequest.ofDay(DAY), target()));
		assertThatIllegalStateException().isThrownBy(
				() -> BillTemplate.partner(this.platform.client()).statement(StatementRequest.ofDay(DAY), target()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BillTemplate.direct(this.platform.client())
				.tradeBill(TradeBillRequest.ofDay(DAY).toBuilder().subMchid("1900000109").build(), target()))
			.withMessage("'subMchid' must not be set in a request of a direct merchant: only partners have this field");
	}

	private static String sha1(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
