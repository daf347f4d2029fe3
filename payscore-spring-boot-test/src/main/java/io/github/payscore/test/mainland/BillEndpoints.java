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

package io.github.payscore.test.mainland;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandTime;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.state.Bill;

/**
 * What the call for a bill does. The bill of the day is there at once, although WeChat
 * Pay makes it on the next one.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BillEndpoints {

	private static final int MONTHS = 3;

	private static final Set<String> TYPES = Set.of("ALL", "SUCCESS", "REFUND");

	private BillEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return List.of(MainlandEndpoint.of(null, "GET", "/v3/bill/tradebill", BillEndpoints::apply));
	}

	private static Answer apply(MainlandRequest request) {
		Platform platform = request.platform();
		QueryParameters parameters = QueryParameters.of(request.request().query(),
				request.mode().isPartner() ? Set.of("bill_date", "bill_type", "tar_type", "sub_mchid")
						: Set.of("bill_date", "bill_type", "tar_type"));
		LocalDate day = day(parameters, platform);
		String type = parameters.has("bill_type") ? parameters.required("bill_type", 32) : "ALL";
		if (!TYPES.contains(type)) {
			throw QueryParameters.invalid("bill_type", "must be one of ALL, SUCCESS and REFUND");
		}
		if (parameters.has("sub_mchid")) {
			platform.merchant().checkSubMchid(parameters.required("sub_mchid", 12));
		}
		boolean gzip = isGzip(parameters);
		Bill bill = platform.bills().make(day, type, request.mchid(), platform.now());
		return Answer.json(200,
				Json.bytes(Json.object()
					.put("hash_type", "SHA1")
					.put("hash_value", bill.sha1())
					.put("download_url", "http://" + request.request().headers().first("Host") + BillDownload.PATH
							+ "?token=" + bill.token() + (gzip ? "&tartype=gzip" : ""))));
	}

	private static boolean isGzip(QueryParameters parameters) {
		if (parameters.has("tar_type") && !"GZIP".equals(parameters.required("tar_type", 32))) {
			throw QueryParameters.invalid("tar_type", "must be GZIP");
		}
		return parameters.has("tar_type");
	}

	private static LocalDate day(QueryParameters parameters, Platform platform) {
		LocalDate day = parse(parameters.required("bill_date", 10));
		LocalDate today = MainlandTime.local(platform.now()).toLocalDate();
		if (day.isAfter(today) || day.isBefore(today.minusMonths(MONTHS))) {
			throw Refusal.of(400, "INVALID_REQUEST", "参数错误", "/bill_date",
					"must not be in the future, and at most %d months ago".formatted(MONTHS), "query");
		}
		return day;
	}

	private static LocalDate parse(String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw QueryParameters.invalid("bill_date", "must be a day as 2019-06-11");
		}
	}

}
