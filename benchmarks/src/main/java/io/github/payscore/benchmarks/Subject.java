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

package io.github.payscore.benchmarks;

import java.util.List;

/**
 * What orders are completed through: steps that lead to this library, this library, and
 * other SDKs.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Subject {

	BARE_SIGNATURE("bare signature"), WEB_CLIENT("WebClient, unsigned"), SIGNED_INLINE("WebClient, signed inline"),
	SIGNED_ON_THREADS("WebClient, signed on two threads"), SIGNED_AND_VERIFIED("the same, answers verified"),
	PAYSCORE_CORE("PayScore's client alone, JDK"), PAYSCORE_JDK("PayScore, JDK"),
	PAYSCORE_JDK_BLOCKING("PayScore, JDK, block()"), PAYSCORE_ACCP("PayScore, ACCP"),
	PAYSCORE_ACCP_BLOCKING("PayScore, ACCP, block()"), PAYSCORE_CONSCRYPT("PayScore, Conscrypt"),
	WECHATPAY_JAVA("wechatpay-java"), WECHATPAY_APACHE_HTTPCLIENT("wechatpay-apache-httpclient"),
	WEIXIN_JAVA_PAY("weixin-java-pay");

	/**
	 * Those that an application could choose from, and the floor.
	 */
	static final List<Subject> CLIENTS = List.of(WEB_CLIENT, PAYSCORE_JDK, PAYSCORE_JDK_BLOCKING, PAYSCORE_ACCP,
			PAYSCORE_ACCP_BLOCKING, PAYSCORE_CONSCRYPT, WECHATPAY_JAVA, WECHATPAY_APACHE_HTTPCLIENT, WEIXIN_JAVA_PAY);

	/**
	 * The steps from a signature to this library, each of which adds something.
	 */
	static final List<Subject> LADDER = List.of(BARE_SIGNATURE, WEB_CLIENT, SIGNED_INLINE, SIGNED_ON_THREADS,
			SIGNED_AND_VERIFIED, PAYSCORE_CORE, PAYSCORE_JDK);

	/**
	 * The other SDKs.
	 */
	static final List<Subject> PEERS = List.of(WECHATPAY_JAVA, WECHATPAY_APACHE_HTTPCLIENT, WEIXIN_JAVA_PAY);

	/**
	 * Those that a quick run measures.
	 */
	private static final List<Subject> QUICK = List.of(WEB_CLIENT, PAYSCORE_JDK, PAYSCORE_JDK_BLOCKING, PAYSCORE_ACCP,
			WECHATPAY_JAVA);

	private final String title;

	Subject(String title) {
		this.title = title;
	}

	static List<Subject> of(Settings settings) {
		if (!settings.subjects().isEmpty()) {
			return List.copyOf(Settings.parseAll(Subject.class, settings.subjects()));
		}
		return (settings.mode() == Mode.QUICK) ? QUICK : List.of(values());
	}

	// Return the name in the report.
	String title() {
		return this.title;
	}

	boolean signs() {
		return this != BARE_SIGNATURE && this != WEB_CLIENT;
	}

	boolean verifies() {
		return signs() && this != SIGNED_INLINE && this != SIGNED_ON_THREADS;
	}

	// Whether pings on its event loops are measured.
	boolean isPinged() {
		return this == WEB_CLIENT || this == PAYSCORE_JDK || this == PAYSCORE_ACCP;
	}

}
