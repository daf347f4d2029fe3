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
 * What orders are completed through. The ladder is in the order of its rungs.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Subject {

	/**
	 * The signature of a request and nothing else.
	 */
	BARE_SIGNATURE("bare signature"),

	/**
	 * Boot's {@code WebClient} sending the same bytes unsigned: the floor.
	 */
	WEB_CLIENT("WebClient, unsigned"),

	/**
	 * The same, signing on whatever thread asks.
	 */
	SIGNED_INLINE("WebClient, signed inline"),

	/**
	 * The same, signing on two threads of their own.
	 */
	SIGNED_ON_THREADS("WebClient, signed on two threads"),

	/**
	 * The same, verifying the answer where it is read.
	 */
	SIGNED_AND_VERIFIED("the same, answers verified"),

	/**
	 * The client of this library without Spring Boot.
	 */
	PAYSCORE_CORE("PayScore's client alone, JDK"),

	/**
	 * This library with the JDK's provider.
	 */
	PAYSCORE_JDK("PayScore, JDK"),

	/**
	 * The same from threads that wait.
	 */
	PAYSCORE_JDK_BLOCKING("PayScore, JDK, block()"),

	/**
	 * This library with the Amazon Corretto Crypto Provider.
	 */
	PAYSCORE_ACCP("PayScore, ACCP"),

	/**
	 * The same from threads that wait.
	 */
	PAYSCORE_ACCP_BLOCKING("PayScore, ACCP, block()"),

	/**
	 * This library with Conscrypt.
	 */
	PAYSCORE_CONSCRYPT("PayScore, Conscrypt"),

	/**
	 * WeChat Pay's own SDK.
	 */
	WECHATPAY_JAVA("wechatpay-java"),

	/**
	 * WeChat Pay's own extension of the Apache HttpClient.
	 */
	WECHATPAY_APACHE_HTTPCLIENT("wechatpay-apache-httpclient"),

	/**
	 * WxJava.
	 */
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
