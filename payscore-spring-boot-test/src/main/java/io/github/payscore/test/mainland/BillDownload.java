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

import java.util.Set;
import java.util.regex.Pattern;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.platform.Platform;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.state.Bill;

/**
 * The download of a bill, the only answer that is not signed.
 * <p>
 * Source: WeChat Pay's documentation, page 4013071238.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BillDownload implements Endpoint {

	static final String PATH = "/v3/billdownload/file";

	private static final Pattern PATTERN = Pattern.compile(PATH);

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public Pattern path() {
		return PATTERN;
	}

	@Override
	public Answer handle(IncomingRequest request, Platform platform) {
		QueryParameters parameters = QueryParameters.of(request.query(), Set.of("token", "tartype"));
		Bill bill = platform.bills().find(parameters.required("token", 2048), platform.now());
		Answer answer = parameters.has("tartype") ? Answer.file("application/x-gzip", bill.compressed())
				: Answer.file("text/plain", bill.content());
		return bill.isCutOff() ? answer.truncated() : answer;
	}

	@Override
	public byte[] signedText(Answer success) {
		return UNSIGNED;
	}

}
