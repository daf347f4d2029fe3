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

import java.io.IOException;
import java.security.GeneralSecurityException;

import com.wechat.pay.contrib.apache.httpclient.WechatPayHttpClientBuilder;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;

/**
 * WeChat Pay's own extension of the Apache HttpClient.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WechatpayApacheHttpclient implements OrderClient {

	private final Target target;

	private final CloseableHttpClient httpClient;

	WechatpayApacheHttpclient(Target target) throws IOException, GeneralSecurityException {
		this.target = target;
		WechatPayHttpClientBuilder builder = WechatPayHttpClientBuilder.create()
			.withMerchant(Merchant.MCHID, Merchant.SERIAL,
					KeyFolder.readPrivateKey(target.keys().merchantPrivateKeyFile()))
			.withWechatPay(Merchant.PUBLIC_KEY_ID, KeyFolder.readPublicKey(target.keys().platformPublicKeyFile()));
		Target.useLoopback(builder);
		this.httpClient = builder.build();
	}

	@Override
	public void complete(String outOrderNo) throws IOException {
		HttpPost request = new HttpPost(this.target.urlOfWeChatPay(outOrderNo));
		request.addHeader("Accept", "application/json");
		request.setEntity(new StringEntity(ExampleOrder.json(), ContentType.APPLICATION_JSON));
		try (CloseableHttpResponse response = this.httpClient.execute(request)) {
			EntityUtils.consume(response.getEntity());
			if (response.getStatusLine().getStatusCode() != 204) {
				throw new IOException("The server answered " + response.getStatusLine());
			}
		}
	}

}
