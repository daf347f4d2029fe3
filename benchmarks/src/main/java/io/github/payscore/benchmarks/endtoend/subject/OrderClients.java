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

package io.github.payscore.benchmarks.endtoend.subject;

import io.github.payscore.benchmarks.endtoend.contract.Subject;

/**
 * Creates the client of each subject.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OrderClients {

	private OrderClients() {
	}

	/**
	 * Create a client that lives as long as the process.
	 * @param subject what to complete orders through
	 * @param target where to complete them
	 * @return the client
	 * @throws Exception if the subject cannot be set up
	 */
	public static OrderClient create(Subject subject, Target target) throws Exception {
		return switch (subject) {
			case REACTOR_NETTY -> new ReactorNettyFloor(target);
			case WEB_CLIENT -> new WebClientFloor(target);
			case PAYSCORE_JDK -> new PayScore(target, "jdk");
			case PAYSCORE_ACCP -> new PayScore(target, "AmazonCorrettoCryptoProvider");
			case PAYSCORE_CONSCRYPT -> new PayScore(target, "Conscrypt");
			case PAYSCORE_JDK_BLOCKING -> blocking(new PayScore(target, "jdk"));
			case PAYSCORE_ACCP_BLOCKING -> blocking(new PayScore(target, "AmazonCorrettoCryptoProvider"));
			case WECHATPAY_JAVA -> new WechatpayJava(target);
			case WECHATPAY_APACHE_HTTPCLIENT -> new WechatpayApacheHttpclient(target);
			case WEIXIN_JAVA_PAY -> new WeixinJavaPay(target);
		};
	}

	private static BlockingOrderClient blocking(ReactiveOrderClient client) {
		return client::complete;
	}

}
