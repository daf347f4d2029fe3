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

package io.github.payscore.client;

/**
 * How the library names itself to WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 */
final class UserAgent {

	static final String VALUE = "payscore-spring-boot/%s (Java/%s)".formatted(libraryVersion(),
			System.getProperty("java.version"));

	private UserAgent() {
	}

	private static String libraryVersion() {
		String version = UserAgent.class.getPackage().getImplementationVersion();
		return (version != null) ? version : "development";
	}

}
