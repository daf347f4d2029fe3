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
 * The example of WeChat Pay's page on completing an order.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ExampleOrder {

	public static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");

	private ExampleOrder() {
	}

	public static CompleteOrderRequest request() {
		return CompleteOrderRequest.builder()
			.serviceId("2002000000000558128851361561536")
			.channelId("1230000109")
			.subMchid("1900000109")
			.postPayments(
					List.of(PostPayment.builder().name("就餐费用").description("就餐人均100元").amount(40000).count(4).build()))
			.postDiscounts(
					List.of(PostDiscount.builder().name("满20减1元").description("不与其他优惠叠加").amount(100).count(2).build()))
			.totalAmount(50000)
			.currency("HKD")
			.timeRange(TimeRange.builder()
				.startTime(TIME)
				.endTime(TIME)
				.startTimeRemark("备注1")
				.endTimeRemark("备注2")
				.build())
			.location(Location.builder().startLocation("嗨客时尚主题展餐厅").endLocation("嗨客时尚主题展餐厅").build())
			.profitSharing(true)
			.completeTime(TIME)
			.goodsTag("goods_tag")
			.build();
	}

	/**
	 * Return the JSON of the page, without its line breaks and indentation.
	 * @return the JSON as a reader would expect it
	 */
	public static String json() {
		try (InputStream page = ExampleOrder.class.getResourceAsStream("/complete-order.json")) {
			String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
			return text.replaceAll("\\n *", "").replace("\": ", "\":");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
