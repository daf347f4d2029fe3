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

package io.github.payscore.test.platform;

import java.util.Set;
import java.util.regex.Pattern;

import io.github.payscore.test.rules.QueryParameters;

/**
 * The list of certificates on the host of the mainland, which that of oversea has as
 * well.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CertificatesEndpoint implements Endpoint {

	private static final Pattern PATH = Pattern.compile("/v3/certificates");

	@Override
	public String method() {
		return "GET";
	}

	@Override
	public Pattern path() {
		return PATH;
	}

	@Override
	public boolean listsCertificates() {
		return true;
	}

	@Override
	public Answer handle(IncomingRequest request, Platform platform) {
		QueryParameters parameters = QueryParameters.of(request.query(), Set.of("algorithm_type"));
		if (parameters.has("algorithm_type")
				&& !Set.of("RSA", "ALL").contains(parameters.required("algorithm_type", 3))) {
			throw QueryParameters.invalid("algorithm_type", "must be RSA or ALL");
		}
		return platform.certificateList();
	}

}
