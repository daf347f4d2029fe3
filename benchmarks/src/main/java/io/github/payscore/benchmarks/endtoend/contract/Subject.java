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

package io.github.payscore.benchmarks.endtoend.contract;

/**
 * What orders are completed through.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum Subject {

	/**
	 * Reactor Netty sending the same bytes unsigned: a floor.
	 */
	REACTOR_NETTY("Reactor Netty, unsigned", false),

	/**
	 * Boot's {@code WebClient} sending the same bytes unsigned: a floor.
	 */
	WEB_CLIENT("WebClient, unsigned", false),

	/**
	 * This library with the JDK's provider.
	 */
	PAYSCORE_JDK("PayScore, JDK", true),

	/**
	 * This library with the Amazon Corretto Crypto Provider.
	 */
	PAYSCORE_ACCP("PayScore, ACCP", true),

	/**
	 * This library with Conscrypt.
	 */
	PAYSCORE_CONSCRYPT("PayScore, Conscrypt", true),

	/**
	 * This library with the JDK's provider, called from threads that wait.
	 */
	PAYSCORE_JDK_BLOCKING("PayScore, JDK, blocking callers", true),

	/**
	 * This library with the Amazon Corretto Crypto Provider, called from threads that
	 * wait.
	 */
	PAYSCORE_ACCP_BLOCKING("PayScore, ACCP, blocking callers", true),

	/**
	 * WeChat Pay's own SDK.
	 */
	WECHATPAY_JAVA("wechatpay-java", true),

	/**
	 * WeChat Pay's own extension of the Apache HttpClient.
	 */
	WECHATPAY_APACHE_HTTPCLIENT("wechatpay-apache-httpclient", true),

	/**
	 * WxJava.
	 */
	WEIXIN_JAVA_PAY("weixin-java-pay", true);

	private final String title;

	private final boolean signed;

	Subject(String title, boolean signed) {
		this.title = title;
		this.signed = signed;
	}

	/**
	 * Return whether the subject signs requests and verifies answers.
	 * @return {@code false} for a floor
	 */
	public boolean isSigned() {
		return this.signed;
	}

	/**
	 * Return the name in the report.
	 */
	@Override
	public String toString() {
		return this.title;
	}

}
