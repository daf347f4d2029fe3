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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.Location;
import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.TimeRange;

/**
 * The example of WeChat Pay's page on completing an order.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ExampleOrder {

	/**
	 * What the path begins with, before the number of the order.
	 */
	public static final String PATH_PREFIX = "/v3/payscore/oversea/partner/serviceorder/";

	/**
	 * The path with a variable for the number of the order.
	 */
	public static final String PATH_TEMPLATE = PATH_PREFIX + "{out_order_no}/complete";

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");

	private static final String JSON = new JsonMapper().readTree(resource("complete-order.json")).toString();

	private ExampleOrder() {
	}

	/**
	 * Return the path that completes an order.
	 * @param outOrderNo the number of the order
	 * @return the path
	 */
	public static String path(String outOrderNo) {
		return PATH_PREFIX + outOrderNo + "/complete";
	}

	/**
	 * Return the example as an application would build it.
	 * @return the request
	 */
	public static CompleteOrderRequest request() {
		return CompleteOrderRequest.builder()
			.serviceId("2002000000000558128851361561536")
			.channelId("1230000109")
			.subMchid("1900000109")
			.postPayments(List.of(payment()))
			.postDiscounts(List.of(discount()))
			.totalAmount(50000)
			.currency("HKD")
			.timeRange(timeRange())
			.location(Location.builder().startLocation("嗨客时尚主题展餐厅").endLocation("嗨客时尚主题展餐厅").build())
			.profitSharing(true)
			.completeTime(TIME)
			.goodsTag("goods_tag")
			.build();
	}

	private static PostPayment payment() {
		return PostPayment.builder().name("就餐费用").description("就餐人均100元").amount(40000).count(4).build();
	}

	private static PostDiscount discount() {
		return PostDiscount.builder().name("满20减1元").description("不与其他优惠叠加").amount(100).count(2).build();
	}

	private static TimeRange timeRange() {
		return TimeRange.builder().startTime(TIME).endTime(TIME).startTimeRemark("备注1").endTimeRemark("备注2").build();
	}

	/**
	 * Return the JSON of the page without white space between its values, as it goes over
	 * the wire.
	 * @return a JSON object
	 */
	public static String json() {
		return JSON;
	}

	/**
	 * Return the bytes that go over the wire.
	 * @return {@link #json()} in UTF-8
	 */
	public static byte[] bytes() {
		return JSON.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Return the JSON that a notification carries once the user has paid.
	 * @return a JSON object
	 */
	public static String userPaid() {
		return resource("user-paid.json");
	}

	private static String resource(String name) {
		try (InputStream content = ExampleOrder.class.getResourceAsStream("/" + name)) {
			if (content == null) {
				throw new IllegalStateException("There is no " + name + " on the class path");
			}
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
