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

package io.github.payscore.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The example of WeChat Pay's page on creating an order.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ExampleCreation {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");

	private ExampleCreation() {
	}

	static CreateOrderRequest request() {
		return CreateOrderRequest.builder()
			.serviceId("2002000000000558128851361561536")
			.appid("wxd678efh567hg6787")
			.subMchid("1900000109")
			.subAppid("wxd678efh567hg6999")
			.outOrderNo(ExampleOrder.OUT_ORDER_NO)
			.currency("HKD")
			.serviceIntroduction("XX充电宝")
			.postPayments(
					List.of(PostPayment.builder().name("就餐费用").description("就餐人均100元").amount(40000).count(4).build()))
			.postDiscounts(
					List.of(PostDiscount.builder().name("满20减1元").description("不与其他优惠叠加").amount(100).count(2).build()))
			.riskFund(RiskFund.builder().name(RiskFund.NAME_DEPOSIT).amount(10000).description("就餐的预估费用").build())
			.timeRange(TimeRange.builder()
				.startTime(TIME)
				.endTime(TIME)
				.startTimeRemark("备注1")
				.endTimeRemark("备注2")
				.build())
			.location(Location.builder().startLocation("嗨客时尚主题展餐厅").endLocation("嗨客时尚主题展餐厅").build())
			.openid("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o")
			.needUserConfirm(true)
			.notifyUrl("https://api.test.com")
			.attach("Easdfowealsdkjfnlaksjdlfkwqoi&wl3l2sald")
			.build();
	}

	public static CreateOrderRequest.Builder minimal(String outOrderNo) {
		return CreateOrderRequest.builder()
			.appid("wxd678efh567hg6787")
			.outOrderNo(outOrderNo)
			.currency("HKD")
			.serviceIntroduction("XX充电宝")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 10000))
			.timeRange(TimeRange.builder().startTime(TIME).build())
			.notifyUrl("https://api.test.com");
	}

	// The JSON of the page, without its line breaks and indentation.
	static String json() {
		try (InputStream page = ExampleCreation.class.getResourceAsStream("/create-order.json")) {
			String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
			return text.replaceAll("\\n *", "").replace("\": ", "\":").strip();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
