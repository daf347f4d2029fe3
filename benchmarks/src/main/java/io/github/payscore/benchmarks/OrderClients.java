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

import reactor.core.scheduler.Schedulers;

/**
 * Creates the client of each subject.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderClients {

	private static final String JDK = "jdk";

	private static final String ACCP = "AmazonCorrettoCryptoProvider";

	private OrderClients() {
	}

	// The client lives as long as the process.
	static OrderClient create(Subject subject, Target target) throws Exception {
		return switch (subject) {
			case BARE_SIGNATURE -> new BareSignature(target)::authorization;
			case WEB_CLIENT -> WebClientRung.unsigned(target);
			case SIGNED_INLINE -> WebClientRung.signed(target, new BareSignature(target), Schedulers.immediate());
			case SIGNED_ON_THREADS -> onThreads(target, new BareSignature(target));
			case SIGNED_AND_VERIFIED -> verified(target, new BareSignature(target));
			case PAYSCORE_CORE -> new PayScoreCore(target);
			case PAYSCORE_JDK -> new PayScore(target, JDK);
			case PAYSCORE_ACCP -> new PayScore(target, ACCP);
			case PAYSCORE_CONSCRYPT -> new PayScore(target, "Conscrypt");
			case PAYSCORE_JDK_BLOCKING -> blocking(new PayScore(target, JDK));
			case PAYSCORE_ACCP_BLOCKING -> blocking(new PayScore(target, ACCP));
			case WECHATPAY_JAVA -> new WechatpayJava(target);
			case WECHATPAY_APACHE_HTTPCLIENT -> new WechatpayApacheHttpclient(target);
			case WEIXIN_JAVA_PAY -> new WeixinJavaPay(target);
		};
	}

	private static WebClientRung onThreads(Target target, BareSignature signature) {
		return WebClientRung.signed(target, signature, Schedulers.newParallel("signature", 2));
	}

	private static WebClientRung verified(Target target, BareSignature signature) {
		return onThreads(target, signature).verifying(signature);
	}

	private static OrderClient blocking(ReactiveOrderClient client) {
		return (outOrderNo) -> client.completion(outOrderNo).block();
	}

}
