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

import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;

/**
 * WxJava, with its call for endpoints that it has no method for.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeixinJavaPay implements OrderClient {

	private final Target target;

	private final WxPayService service;

	WeixinJavaPay(Target target) throws WxPayException {
		this.target = target;
		this.service = service(target);
	}

	static WxPayService service(Target target) throws WxPayException {
		WxPayConfig config = config(target);
		config.initApiV3HttpClient();
		WxPayService service = new WxPayServiceImpl();
		service.setConfig(config);
		return service;
	}

	private static WxPayConfig config(Target target) {
		WxPayConfig config = new WxPayConfig();
		config.setMchId(Merchant.MCHID);
		config.setCertSerialNo(Merchant.SERIAL);
		config.setPrivateKeyPath(target.keys().merchantPrivateKeyFile().toString());
		config.setPublicKeyId(Merchant.PUBLIC_KEY_ID);
		config.setPublicKeyPath(target.keys().platformPublicKeyFile().toString());
		config.setFullPublicKeyModel(true);
		config.setApiV3Key(Merchant.API_V3_KEY);
		config.setApiHostUrl(target.baseUrlOfWeChatPay());
		config.setApiV3HttpClientBuilderCustomizer(Target::useLoopback);
		return config;
	}

	@Override
	public void complete(String outOrderNo) throws WxPayException {
		this.service.postV3(this.target.urlOfWeChatPay(outOrderNo), ExampleOrder.json());
	}

}
