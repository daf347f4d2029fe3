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

package io.github.payscore.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the bills of the fake, from outside.
 *
 * @author PayScore for Spring Boot contributors
 */
class FakeBillsTests {

	private static FakeWeChatPay start(FakeMode mode) {
		FakeWeChatPay fake = FakeWeChatPay.builder().mode(mode).start();
		fake.seedOrder("ORDER-1", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(1234));
		fake.seedOrder("ORDER-2", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(5));
		fake.seedOrder("ORDER-3", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(9));
		fake.pay("ORDER-1");
		fake.pay("ORDER-2");
		return fake;
	}

	private static String today() {
		return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
	}

	@ParameterizedTest
	@EnumSource(value = FakeMode.class, names = "OVERSEA_PARTNER", mode = EnumSource.Mode.EXCLUDE)
	void billHasWhatWasPaidAndIsProvenByItsHash(FakeMode mode) throws Exception {
		try (FakeWeChatPay fake = start(mode)) {
			JsonNode location = apply(fake, "bill_date=" + today() + "&tar_type=GZIP").isJson().json();
			WireAnswer file = download(fake, location).isUnsigned();
			assertThat(file.response().statusCode()).isEqualTo(200);
			byte[] bill = new GZIPInputStream(new ByteArrayInputStream(file.response().body())).readAllBytes();
			assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bill)))
				.isEqualTo(location.path("hash_value").asString());
			List<String> lines = new String(bill, StandardCharsets.UTF_8).lines().toList();
			assertThat(lines).hasSize(5);
			assertThat(lines.get(0)).startsWith("\uFEFF交易时间,公众账号ID,商户号,特约商户号,").endsWith(",订单金额,申请退款金额,费率备注");
			assertThat(lines.get(1)).contains("|ORDER-1,`").contains(",`AUTH,`SUCCESS,").contains("`12.34");
			assertThat(lines.get(2)).contains("|ORDER-2,`").contains("`0.05");
			assertThat(lines.get(1).split(",`", -1)).hasSameSizeAs(lines.get(0).split(",", -1));
			assertThat(lines.get(3)).isEqualTo("总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额");
			assertThat(lines.get(4)).isEqualTo("`2,`12.39,`0.00,`0.00,`0.07,`12.39,`0.00");
		}
	}

	@ParameterizedTest
	@CsvSource({ "SUCCESS,3", "ALL,3" })
	void billOfATypeHasItsColumns(String type, int rows) throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			JsonNode location = apply(fake, "bill_date=" + today() + "&bill_type=" + type).json();
			List<String> lines = new String(download(fake, location).response().body(), StandardCharsets.UTF_8).lines()
				.toList();
			assertThat(lines.get(rows).split(",", -1)).hasSameSizeAs(lines.get(rows + 1).split(",`", -1));
			assertThat(lines.get(1).split(",`", -1)).hasSameSizeAs(lines.get(0).split(",", -1));
		}
	}

	@ParameterizedTest
	@CsvSource({ "'',PARAM_ERROR", "bill_date=20261126,PARAM_ERROR", "bill_date=2019-11-11,INVALID_REQUEST",
			"bill_date=2999-01-01,INVALID_REQUEST", "bill_date=TODAY&bill_type=NONE,PARAM_ERROR",
			"bill_date=TODAY&tar_type=ZIP,PARAM_ERROR", "bill_date=TODAY&sub_mchid=1900000109,PARAM_ERROR",
			"bill_date=TODAY&bill_type=REFUND,NO_STATEMENT_EXIST" })
	void applicationWhenNotAsThePageSaysThenIsRefused(String query, String code) throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			apply(fake, query.replace("TODAY", today())).isRefused(400, code);
		}
	}

	@Test
	void applicationOfPartnerForAnotherSubMerchantIsRefused() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.PARTNER)) {
			apply(fake, "bill_date=" + today() + "&sub_mchid=1900000109").isJson();
			apply(fake, "bill_date=" + today() + "&sub_mchid=1900000110").isRefused(403, "NO_AUTH");
		}
	}

	@Test
	void billWhenNotMadeYetThenIsRefusedOnce() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			fake.bills().creatingNext();
			apply(fake, "bill_date=" + today()).isRefused(400, "STATEMENT_CREATING");
			apply(fake, "bill_date=" + today()).isJson();
		}
	}

	@Test
	void billWhenHashIsWrongThenIsNotTheHashOfTheFile() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			fake.bills().wrongHashNext();
			JsonNode wrong = apply(fake, "bill_date=" + today()).json();
			byte[] file = download(fake, wrong).response().body();
			assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(file)))
				.isNotEqualTo(wrong.path("hash_value").asString());
		}
	}

	@Test
	void billWhenCutOffThenDownloadFails() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			fake.bills().cutOffNext();
			JsonNode location = apply(fake, "bill_date=" + today()).json();
			for (int i = 0; i < 2; i++) {
				assertThatExceptionOfType(IOException.class).isThrownBy(() -> download(fake, location));
			}
		}
	}

	@Test
	void billWhenExpiredOrUnknownThenDownloadIsRefused() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			fake.bills().expireNext();
			download(fake, apply(fake, "bill_date=" + today()).json()).isRefused(400, "INVALID_REQUEST", "/token");
			WireAnswer.of(TestMerchant.get(fake, "/v3/billdownload/file?token=1"))
				.isRefused(400, "INVALID_REQUEST", "/token");
		}
	}

	@Test
	void statementOfOverseaPartnerIsProvenByASignedHash() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.OVERSEA_PARTNER)) {
			WireAnswer statement = WireAnswer.of(TestMerchant.get(fake, "/v3/global/statements?date="
					+ today().replace("-", "") + "&sp_mchid=" + fake.properties().get("wechatpay.mchid")));
			byte[] body = statement.response().body();
			String sha1 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(body));
			assertThat(statement.header("Wechatpay-Statement-Sha1")).isEqualTo(sha1);
			assertThat(TestMerchant.isSignedBy(statement::header,
					"{\"sha1\":\"%s\"}".formatted(sha1).getBytes(StandardCharsets.UTF_8), TestMerchant.publicKey(fake)))
				.isTrue();
		}
	}

	private static WireAnswer apply(FakeWeChatPay fake, String query) throws Exception {
		return WireAnswer.of(TestMerchant.get(fake, "/v3/bill/tradebill" + (query.isEmpty() ? "" : "?" + query)));
	}

	private static WireAnswer download(FakeWeChatPay fake, JsonNode location) throws Exception {
		String url = location.path("download_url").asString();
		assertThat(url).startsWith(fake.baseUrl() + "/v3/billdownload/file?token=");
		return WireAnswer.of(TestMerchant.get(fake, url.substring(fake.baseUrl().length())));
	}

}
