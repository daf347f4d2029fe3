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

package io.github.payscore.permission;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.account.CreateServiceAccountApplicationRequest;
import io.github.payscore.account.QueryServiceQuotasRequest;
import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.account.ServiceAccountOperations;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.notification.BindServiceAccountNotification;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.UserCloseServiceNotification;
import io.github.payscore.notification.UserOpenServiceNotification;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the whole life of a permission in an application of a direct merchant and in
 * one of a partner, each with a web server of its own, against FakeWeChatPay.
 *
 * @author PayScore for Spring Boot contributors
 */
class PermissionLifeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String NOTIFICATIONS = "/wechatpay/notifications";

	private static final String SERVICE = "2002000000000558128851361561999";

	private static final String CODE = "PERMISSION-1";

	private static final String USER = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

	@Test
	void permissionOfDirectMerchantWhenItLivesThenOrdersNeedNoConfirmation() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT);
				ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, fake)) {
			PermissionOperations permissions = context.getBean(PermissionOperations.class);
			DirectOrderOperations orders = context.getBean(DirectOrderOperations.class);
			assertThatIsRefused(permissions.query(QueryPermissionRequest.ofAuthorizationCode(CODE)), "ORDER_NOT_EXIST");
			open(fake, context, get(permissions.apply(application(context))), null);
			assertThat(get(permissions.query(QueryPermissionRequest.ofOpenid(USER))).isAvailable()).isTrue();
			assertThat(get(permissions.userServiceState(QueryPermissionRequest.ofOpenid(USER))).useServiceState())
				.isEqualTo(UserServiceState.STATE_AVAILABLE);
			assertThat(get(permissions
				.assessUserRiskLevel(AssessUserRiskLevelRequest.builder().authorizationCode(CODE).build()))
				.userRiskLevel()).isEqualTo(1);
			assertThat(get(orders.create(creation("ORDER-1"))).stage()).isEqualTo(OrderStage.IN_SERVICE);
			assertThat(get(orders.complete("ORDER-1", completion())).stage()).isEqualTo(OrderStage.COLLECTING);
			end(context, permissions.terminate(TerminatePermissionRequest.ofAuthorizationCode(CODE, "用户注销")));
			assertThat(get(permissions.query(QueryPermissionRequest.ofAuthorizationCode(CODE))).authorizationState())
				.isEqualTo(Permission.STATE_UNAVAILABLE);
			assertThatIsRefused(orders.create(creation("ORDER-2")), "INVALID_REQUEST");
		}
	}

	@Test
	void permissionOfPartnerWhenItLivesThenOrdersNeedNoConfirmation() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.PARTNER);
				ConfigurableApplicationContext context = run(WebApplicationType.REACTIVE, fake)) {
			PartnerPermissionOperations permissions = context.getBean(PartnerPermissionOperations.class);
			PartnerOrderOperations orders = context.getBean(PartnerOrderOperations.class);
			assertThatIsRefused(permissions.query(QueryPermissionRequest.ofAuthorizationCode(CODE)), "ORDER_NOT_EXIST");
			open(fake, context, get(permissions.apply(application(context))), LaunchOperations.SCENE_ORDER);
			Permission given = get(permissions.query(QueryPermissionRequest.ofOpenid(USER)));
			assertThat(given.isAvailable()).isTrue();
			assertThat(get(permissions.assessUserRiskLevel(AssessUserRiskLevelRequest.builder().openid(USER).build()))
				.userRiskLevel()).isEqualTo(1);
			assertThat(get(context.getBean(ServiceAccountOperations.class)
				.quotas(QueryServiceQuotasRequest.ofRiskLevelVersion(Objects.requireNonNull(given.riskLevelVersion()))))
				.quotas()).isNotEmpty();
			assertThat(get(orders.create(creation("ORDER-1"))).stage()).isEqualTo(OrderStage.IN_SERVICE);
			orders.complete("ORDER-1", completion()).block(TIME_LIMIT);
			assertThat(get(
					orders.query(MainlandQueryOrderRequest.builder().serviceId(SERVICE).outOrderNo("ORDER-1").build()))
				.stage()).isEqualTo(OrderStage.COLLECTING);
			end(context, permissions.terminate(TerminatePermissionRequest.ofOpenid(USER, "用户注销")));
			assertThatIsRefused(orders.create(creation("ORDER-2")), "INVALID_REQUEST");
		}
	}

	@Test
	void terminationWhenAnswerIsLostThenQuerySettlesIt() {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT);
				ConfigurableApplicationContext context = run(WebApplicationType.NONE, fake)) {
			PermissionOperations permissions = context.getBean(PermissionOperations.class);
			fake.permissions().give(SERVICE, USER);
			fake.next().dropAfterEffect();
			StepVerifier.create(permissions.terminate(TerminatePermissionRequest.ofOpenid(USER, "用户注销")))
				.expectComplete()
				.verify(TIME_LIMIT);
			assertThat(fake.requests()).hasSize(3);
			assertThatIsRefused(permissions.terminate(TerminatePermissionRequest.ofOpenid(USER, "用户注销")),
					"ORDER_CANCELED");
		}
	}

	@Test
	void permissionForSceneWhenUserGivesItInAPaymentThenNotified() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.PARTNER);
				ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, fake)) {
			PartnerPermissionOperations permissions = context.getBean(PartnerPermissionOperations.class);
			ScenePermissionToken token = get(permissions.applyForScene(ApplyPermissionForSceneRequest.builder()
				.authorizationCode(CODE)
				.notifyUrl(notifyUrl(context))
				.scene(ApplyPermissionForSceneRequest.SCENE_TRANSACTION)
				.transactionSceneInfo(
						new ApplyPermissionForSceneRequest.TransactionSceneInfo("1900000104", "1900000109"))
				.build()));
			assertThat(token.transactionPermissionsToken()).isNotBlank();
			fake.openService(CODE);
			assertThat(poll(context)).isInstanceOf(UserOpenServiceNotification.class);
		}
	}

	@Test
	void serviceAccountWhenWeChatPayDecidesThenNotified() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.PARTNER);
				ConfigurableApplicationContext context = run(WebApplicationType.REACTIVE, fake)) {
			ServiceAccountOperations accounts = context.getBean(ServiceAccountOperations.class);
			assertThat(get(accounts.create(CreateServiceAccountApplicationRequest.builder()
				.outApplyNo("APPLY-1")
				.resultNotifyUrl(notifyUrl(context))
				.build())).applyState()).isEqualTo(ServiceAccountApplication.STATE_PROCESSING);
			fake.serviceAccounts().approve("APPLY-1");
			assertThat(poll(context)).isInstanceOfSatisfying(BindServiceAccountNotification.class, (decided) -> {
				assertThat(decided.application().outApplyNo()).isEqualTo("APPLY-1");
				assertThat(decided.application().applyState()).isEqualTo(ServiceAccountApplication.STATE_APPROVED);
			});
			assertThat(get(accounts.query("APPLY-1")).applyState()).isEqualTo(ServiceAccountApplication.STATE_APPROVED);
		}
	}

	private static FakeWeChatPay start(FakeMode mode) {
		return FakeWeChatPay.builder().mode(mode).serviceIdWithoutUserConfirm(SERVICE).start();
	}

	private static void open(FakeWeChatPay fake, ConfigurableApplicationContext context, PermissionToken token,
			@Nullable String scene) throws InterruptedException {
		LaunchOperations launch = context.getBean(LaunchOperations.class);
		String applied = Objects.requireNonNull(token.applyPermissionsToken());
		LaunchParameters page = (scene != null) ? launch.permission(applied, scene) : launch.permission(applied);
		assertThat(fake.launch(page.businessType(), page.extraData()).problem()).isNull();
		assertThat(fake.launch(page.businessType(), page.queryString()).isOpened()).isTrue();
		fake.openService(CODE);
		assertThat(poll(context)).isInstanceOfSatisfying(UserOpenServiceNotification.class, (opened) -> {
			assertThat(opened.service().authorizationCode()).isEqualTo(CODE);
			assertThat(opened.service().openid()).isEqualTo(USER);
		});
	}

	private static void end(ConfigurableApplicationContext context, Mono<Void> termination)
			throws InterruptedException {
		StepVerifier.create(termination).expectComplete().verify(TIME_LIMIT);
		assertThat(poll(context)).isInstanceOfSatisfying(UserCloseServiceNotification.class,
				(closed) -> assertThat(closed.service().authorizationCode()).isEqualTo(CODE));
	}

	private static void assertThatIsRefused(Mono<?> call, String code) {
		StepVerifier.create(call).expectErrorSatisfies((ex) -> {
			assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo(code);
			assertThat(((WeChatPayResponseException) ex).isOutcomeUnknown()).isFalse();
		}).verify(TIME_LIMIT);
	}

	private static ConfigurableApplicationContext run(WebApplicationType type, FakeWeChatPay fake) {
		Map<String, String> properties = new LinkedHashMap<>(fake.properties());
		properties.put("wechatpay.payscore.service-id", SERVICE);
		properties.put("wechatpay.notification.path", NOTIFICATIONS);
		properties.put("server.port", "0");
		return new SpringApplicationBuilder(Application.class).web(type)
			.run(properties.entrySet().stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	private static String notifyUrl(ConfigurableApplicationContext context) {
		return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + NOTIFICATIONS;
	}

	private static ApplyPermissionRequest application(ConfigurableApplicationContext context) {
		return ApplyPermissionRequest.builder().authorizationCode(CODE).notifyUrl(notifyUrl(context)).build();
	}

	private static MainlandCreateOrderRequest creation(String outOrderNo) {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo(outOrderNo)
			.serviceIntroduction("Power bank")
			.riskFund(RiskFund.of(RiskFund.NAME_ESTIMATE_ORDER_COST, 9900))
			.timeRange(MainlandTimeRange.builder()
				.startTime(LocalDateTime.of(2026, 11, 26, 8, 0))
				.endTime(LocalDateTime.of(2026, 11, 26, 10, 0))
				.build())
			.openid(USER)
			.needUserConfirm(false)
			.notifyUrl("https://example.com/payscore")
			.build();
	}

	private static MainlandCompleteOrderRequest completion() {
		return MainlandCompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Rent").amount(200).build()))
			.totalAmount(200)
			.build();
	}

	private static <T> T get(Mono<T> call) {
		return Objects.requireNonNull(call.block(TIME_LIMIT));
	}

	private static Notification poll(ConfigurableApplicationContext context) throws InterruptedException {
		return Objects.requireNonNull(
				context.getBean(Handled.class).notifications().poll(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS));
	}

	/**
	 * What was handled.
	 *
	 * @param notifications the notifications
	 */
	record Handled(BlockingQueue<Notification> notifications) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handled handled() {
			return new Handled(new LinkedBlockingQueue<>());
		}

		@Bean
		NotificationHandler<UserOpenServiceNotification> opened(Handled handled) {
			return handled.notifications()::add;
		}

		@Bean
		NotificationHandler<UserCloseServiceNotification> closed(Handled handled) {
			return handled.notifications()::add;
		}

		@Bean
		NotificationHandler<BindServiceAccountNotification> bound(Handled handled) {
			return handled.notifications()::add;
		}

	}

}
