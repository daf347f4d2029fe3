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

package io.github.payscore.local.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.ServiceOrder.Collection;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.permission.ApplyPermissionRequest;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.refund.CreateRefundRequest;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.test.FakeWeChatPay;

/**
 * A direct merchant's application that rents out power banks.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestApplication implements AutoCloseable {

	private static final LocalDateTime START = LocalDateTime.of(2026, 11, 26, 9, 0);

	private final ConfigurableApplicationContext context;

	private final HttpServer notifications;

	private volatile int notificationStatus = 204;

	private TestApplication(ConfigurableApplicationContext context, HttpServer notifications) {
		this.context = context;
		this.notifications = notifications;
		notifications.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(this.notificationStatus, -1);
			exchange.close();
		});
		notifications.start();
	}

	static TestApplication start(FakeWeChatPay merchant) throws IOException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Config.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties(Map.copyOf(merchant.properties()))
			.run();
		return new TestApplication(context,
				HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
	}

	void answerNotifications(int status) {
		this.notificationStatus = status;
	}

	/**
	 * Create an order.
	 * @param outOrderNo its number
	 * @return what opens the page to confirm it, as a query string
	 */
	String rent(String outOrderNo) {
		ServiceOrder order = Objects.requireNonNull(
				orders()
					.create(MainlandCreateOrderRequest.builder()
						.outOrderNo(outOrderNo)
						.serviceIntroduction("充电宝租借")
						.postPayments(
								List.of(PostPayment.builder().name("租金").description("每小时 3 元，24 小时封顶 30 元").build()))
						.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 9900))
						.timeRange(MainlandTimeRange.builder().startTime(START).build())
						.notifyUrl(notifyUrl())
						.build())
					.block());
		return asQuery(this.context.getBean(LaunchOperations.class).confirm(order));
	}

	/**
	 * Complete an order.
	 * @param outOrderNo its number
	 */
	void giveBack(String outOrderNo) {
		orders()
			.complete(outOrderNo, MainlandCompleteOrderRequest.builder()
				.postPayments(
						List.of(PostPayment.builder().name("租金").description("4 小时").amount(1200).count(4).build()))
				.totalAmount(1200)
				.timeRange(MainlandTimeRange.builder().startTime(START).endTime(START.plusHours(4)).build())
				.build())
			.block();
	}

	/**
	 * Ask the user for a permission to rent without a confirmation.
	 * @param serviceId the service
	 * @param authorizationCode the number of the permission
	 * @return what opens the page to give it, as a query string
	 */
	String ask(String serviceId, String authorizationCode) {
		String token = Objects
			.requireNonNull(this.context.getBean(PermissionOperations.class)
				.apply(ApplyPermissionRequest.builder()
					.serviceId(serviceId)
					.authorizationCode(authorizationCode)
					.notifyUrl(notifyUrl())
					.build())
				.block())
			.applyPermissionsToken();
		return asQuery(this.context.getBean(LaunchOperations.class).permission(Objects.requireNonNull(token)));
	}

	private String notifyUrl() {
		return "http://127.0.0.1:%d/payscore".formatted(this.notifications.getAddress().getPort());
	}

	private static String asQuery(LaunchParameters parameters) {
		return "businessType=" + parameters.businessType() + "&" + parameters.queryString();
	}

	/**
	 * Refund one yuan of a paid order.
	 * @param outOrderNo its number
	 * @param outRefundNo the number of the refund
	 */
	void refund(String outOrderNo, String outRefundNo) {
		Collection paid = Objects.requireNonNull(query(outOrderNo).collection());
		String transactionId = Objects.requireNonNull(paid.details().get(0).transactionId());
		this.context.getBean(RefundOperations.class)
			.create(CreateRefundRequest.builder()
				.transactionId(transactionId)
				.outRefundNo(outRefundNo)
				.amountInFen(100, 1200)
				.build())
			.block();
	}

	String state(String outOrderNo) {
		return String.valueOf(query(outOrderNo).state());
	}

	private ServiceOrder query(String outOrderNo) {
		MainlandQueryOrderRequest query = MainlandQueryOrderRequest.builder().outOrderNo(outOrderNo).build();
		return Objects.requireNonNull(orders().query(query).block());
	}

	private DirectOrderOperations orders() {
		return this.context.getBean(DirectOrderOperations.class);
	}

	@Override
	public void close() {
		this.context.close();
		this.notifications.stop(0);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Config {

	}

}
