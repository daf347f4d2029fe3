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

import java.util.concurrent.TimeUnit;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.JsonRequestBody;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * WeChat Pay's own SDK, with its call for endpoints that it has no service for.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WechatpayJava implements OrderClient {

	private final Target target;

	private final HttpClient httpClient;

	WechatpayJava(Target target) {
		this.target = target;
		this.httpClient = new DefaultHttpClientBuilder().config(config(target)).okHttpClient(okHttpClient()).build();
	}

	private static Config config(Target target) {
		return new RSAPublicKeyConfig.Builder().merchantId(Merchant.MCHID)
			.merchantSerialNumber(Merchant.SERIAL)
			.privateKeyFromPath(target.keys().merchantPrivateKeyFile().toString())
			.publicKeyId(Merchant.PUBLIC_KEY_ID)
			.publicKeyFromPath(target.keys().platformPublicKeyFile().toString())
			.apiV3Key(Merchant.API_V3_KEY)
			.build();
	}

	// By default it keeps 5 connections that are not in use
	private static OkHttpClient okHttpClient() {
		return new OkHttpClient.Builder()
			.connectionPool(new ConnectionPool(Target.MAX_CONNECTIONS, 5, TimeUnit.MINUTES))
			.build();
	}

	@Override
	public void complete(String outOrderNo) {
		this.httpClient.execute(new HttpRequest.Builder().httpMethod(HttpMethod.POST)
			.url(this.target.url(outOrderNo))
			.addHeader("Accept", "application/json")
			.addHeader("Content-Type", "application/json")
			.body(new JsonRequestBody.Builder().body(ExampleOrder.json()).build())
			.build(), null);
	}

}
