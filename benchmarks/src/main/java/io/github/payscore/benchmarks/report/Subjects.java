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

package io.github.payscore.benchmarks.report;

import java.util.List;

/**
 * The subjects that the report compares, by their names in the results.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Subjects {

	static final String FLOOR = "WebClient, unsigned";

	static final String JDK = "PayScore, JDK";

	static final String ACCP = "PayScore, ACCP";

	static final List<String> PEERS = List.of("wechatpay-java", "wechatpay-apache-httpclient", "weixin-java-pay");

	static final String NO_LOAD = "no load";

	private Subjects() {
	}

	static boolean isOurs(String subject) {
		return subject.startsWith("PayScore");
	}

}
