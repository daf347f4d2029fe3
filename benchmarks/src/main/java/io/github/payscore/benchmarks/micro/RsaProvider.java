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

package io.github.payscore.benchmarks.micro;

import io.github.payscore.signature.CryptoProvider;

/**
 * The providers that signatures are measured with.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum RsaProvider {

	/**
	 * The JDK's own.
	 */
	JDK("JDK"),

	/**
	 * The Amazon Corretto Crypto Provider.
	 */
	ACCP("ACCP"),

	/**
	 * Conscrypt.
	 */
	CONSCRYPT("Conscrypt");

	private final String reportName;

	RsaProvider(String reportName) {
		this.reportName = reportName;
	}

	/**
	 * Return the name of the provider in the report.
	 * @return the name
	 */
	public String reportName() {
		return this.reportName;
	}

	/**
	 * Load the provider.
	 * @return the provider
	 */
	public CryptoProvider load() {
		return switch (this) {
			case JDK -> CryptoProvider.jdk();
			case ACCP -> CryptoProvider.named("AmazonCorrettoCryptoProvider");
			case CONSCRYPT -> CryptoProvider.named("Conscrypt");
		};
	}

}
