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

package io.github.payscore.autoconfigure.provider;

/**
 * The starter whose library makes signatures faster on a platform.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FasterStarter {

	private static final String ACCP = "io.github.payscore:payscore-spring-boot-starter-accp";

	private static final String CONSCRYPT = "io.github.payscore:payscore-spring-boot-starter-conscrypt";

	private FasterStarter() {
	}

	static String ofThisPlatform() {
		return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
	}

	/**
	 * Return the faster one of those that have a library for a platform.
	 * @param system the operating system, as in {@code os.name}
	 * @param architecture the architecture, as in {@code os.arch}
	 * @return the group and the artifact
	 */
	static String of(String system, String architecture) {
		return ("Linux".equals(system) && "amd64".equals(architecture)) ? ACCP : CONSCRYPT;
	}

}
