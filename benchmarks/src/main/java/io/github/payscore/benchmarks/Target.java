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

import java.net.InetAddress;

import org.apache.http.impl.client.HttpClientBuilder;

/**
 * Where orders are completed, and with which keys.
 *
 * @param port the port of the server on this machine
 * @param keys the keys of both sides
 * @author PayScore for Spring Boot contributors
 */
record Target(int port, KeyFolder keys) {

	/**
	 * The name that the peers know WeChat Pay by; two of them sign for no other.
	 */
	static final String WECHAT_PAY_HOST = "apihk.mch.weixin.qq.com";

	/**
	 * More than there are callers.
	 */
	static final int MAX_CONNECTIONS = 200;

	String baseUrl() {
		return "http://127.0.0.1:" + this.port;
	}

	String baseUrlOfWeChatPay() {
		return "http://" + WECHAT_PAY_HOST + ":" + this.port;
	}

	String url(String outOrderNo) {
		return baseUrl() + ExampleOrder.path(outOrderNo);
	}

	String urlOfWeChatPay(String outOrderNo) {
		return baseUrlOfWeChatPay() + ExampleOrder.path(outOrderNo);
	}

	// Make the Apache HttpClient find WeChat Pay on this machine, and keep connections
	// for all callers.
	static void useLoopback(HttpClientBuilder builder) {
		builder.setDnsResolver((host) -> new InetAddress[] { InetAddress.getLoopbackAddress() })
			.setMaxConnPerRoute(MAX_CONNECTIONS)
			.setMaxConnTotal(MAX_CONNECTIONS);
	}

}
