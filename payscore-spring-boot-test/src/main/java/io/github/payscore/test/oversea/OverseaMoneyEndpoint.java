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

package io.github.payscore.test.oversea;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.MainlandTime;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.OutRefundNo;
import io.github.payscore.test.rules.PercentEncoding;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.RefundRequest;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Bill;

/**
 * The refunds and statements of oversea partners, as the general oversea API has them. No
 * page of WeChat Pay says that they are for PayScore, and none what a statement looks
 * like: it is like a bill of the mainland here.
 *
 * @author PayScore for Spring Boot contributors
 */
enum OverseaMoneyEndpoint implements Endpoint {

	REFUND("POST", OverseaMoneyEndpoint.REFUNDS) {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			Endpoint.checkNoQuery(request);
			RequestBody body = RefundRequest.read(Mode.OVERSEA_PARTNER, request.body());
			platform.merchant().checkRefund(body);
			return Answer.json(200,
					platform.refunds()
						.create(Mode.OVERSEA_PARTNER, platform.orders().paidBy(body.text("transaction_id")), body,
								platform.now())
						.creationAnswer());
		}

	},

	QUERY_REFUND("GET", OverseaMoneyEndpoint.REFUNDS + "/out-refund-no/([^/]+)") {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			QueryParameters parameters = QueryParameters.of(request.query(), Set.of("sp_mchid", "sub_mchid"));
			checkMerchant(parameters, platform);
			platform.merchant().checkSubMchid(parameters.required("sub_mchid", 32));
			String raw = request.path().substring(request.path().lastIndexOf('/') + 1);
			String outRefundNo = PercentEncoding.decode(raw, "/out_refund_no", "path");
			return Answer.json(200,
					platform.refunds()
						.find(OutRefundNo.check(Mode.OVERSEA_PARTNER, outRefundNo, "path"))
						.queryAnswer());
		}

	},

	STATEMENT("GET", "/v3/global/statements") {

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			QueryParameters parameters = QueryParameters.of(request.query(), Set.of("date", "sp_mchid", "sub_mchid"));
			checkMerchant(parameters, platform);
			if (parameters.has("sub_mchid")) {
				platform.merchant().checkSubMchid(parameters.required("sub_mchid", 32));
			}
			Bill bill = platform.bills()
				.make(day(parameters, platform), "ALL", platform.merchant().mchid(), platform.now());
			Answer answer = Answer.file("text/plain", bill.content()).with(STATEMENT_SHA1, bill.sha1());
			return bill.isCutOff() ? answer.truncated() : answer;
		}

		@Override
		public byte[] signedText(Answer success) {
			String sha1 = success.headers()
				.stream()
				.filter((header) -> header.getKey().equals(STATEMENT_SHA1))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse("");
			return ("{\"sha1\":\"" + sha1 + "\"}").getBytes(StandardCharsets.UTF_8);
		}

	};

	private static final String REFUNDS = "/v3/global/refunds";

	private static final String STATEMENT_SHA1 = "Wechatpay-Statement-Sha1";

	private final String method;

	private final Pattern path;

	OverseaMoneyEndpoint(String method, String path) {
		this.method = method;
		this.path = Pattern.compile(path);
	}

	@Override
	public String method() {
		return this.method;
	}

	@Override
	public Pattern path() {
		return this.path;
	}

	private static void checkMerchant(QueryParameters parameters, Platform platform) {
		if (!parameters.required("sp_mchid", 32).equals(platform.merchant().mchid())) {
			throw QueryParameters.invalid("sp_mchid", "is not the number of this partner");
		}
	}

	private static LocalDate day(QueryParameters parameters, Platform platform) {
		LocalDate day = parse(parameters.required("date", 8));
		if (day.isAfter(MainlandTime.local(platform.now()).toLocalDate())) {
			throw QueryParameters.invalid("date", "must not be in the future");
		}
		return day;
	}

	private static LocalDate parse(String text) {
		try {
			return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
		}
		catch (DateTimeException ex) {
			throw QueryParameters.invalid("date", "must be a day as 20180130");
		}
	}

}
