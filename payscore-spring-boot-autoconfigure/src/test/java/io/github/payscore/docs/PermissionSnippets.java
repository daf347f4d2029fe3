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

package io.github.payscore.docs;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.UserCloseServiceNotification;
import io.github.payscore.notification.UserOpenServiceNotification;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.permission.ApplyPermissionRequest;
import io.github.payscore.permission.Permission;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.permission.QueryPermissionRequest;
import io.github.payscore.permission.TerminatePermissionRequest;

/**
 * Snippets on permissions.
 *
 * @author PayScore for Spring Boot contributors
 */
class PermissionSnippets {

	private final PermissionOperations permissions;

	private final DirectOrderOperations orders;

	private final LaunchOperations launch;

	PermissionSnippets(PermissionOperations permissions, DirectOrderOperations orders, LaunchOperations launch) {
		this.permissions = permissions;
		this.orders = orders;
		this.launch = launch;
	}

	// tag::apply[]
	Mono<LaunchParameters> ask(String authorizationCode) {
		return this.permissions
			.apply(ApplyPermissionRequest.builder()
				.authorizationCode(authorizationCode)
				.notifyUrl("https://merchant.example/wechatpay/notifications")
				.build())
			.mapNotNull((answer) -> answer.applyPermissionsToken())
			.map((token) -> this.launch.permission(token));
	}
	// end::apply[]

	// tag::query[]
	Mono<Boolean> isPermitted(String openid) {
		return this.permissions.query(QueryPermissionRequest.ofOpenid(openid))
			.map(Permission::isAvailable)
			.onErrorResume(WeChatPayResponseException.class,
					(ex) -> "ORDER_NOT_EXIST".equals(ex.getCode()) ? Mono.just(false) : Mono.error(ex));
	}
	// end::query[]

	// tag::order[]
	Mono<ServiceOrder> start(String outOrderNo, String openid, LocalDateTime start) {
		return this.orders.create(MainlandCreateOrderRequest.builder()
			.outOrderNo(outOrderNo)
			.serviceIntroduction("充电")
			.riskFund(RiskFund.of(RiskFund.NAME_ESTIMATE_ORDER_COST, 5000))
			.timeRange(MainlandTimeRange.builder().startTime(start).build())
			.needUserConfirm(false)
			.openid(openid)
			.notifyUrl("https://merchant.example/wechatpay/notifications")
			.build());
	}
	// end::order[]

	// tag::terminate[]
	Mono<Void> end(String authorizationCode) {
		return this.permissions.terminate(TerminatePermissionRequest.ofAuthorizationCode(authorizationCode, "用户注销账号"));
	}
	// end::terminate[]

	static class Handlers {

		// tag::handlers[]
		@Bean
		NotificationHandler<UserOpenServiceNotification> opened(Members members) {
			return (notification) -> members.permitted(notification.service().authorizationCode(),
					notification.service().openid());
		}

		@Bean
		NotificationHandler<UserCloseServiceNotification> closed(Members members) {
			return (notification) -> members.ended(notification.service().authorizationCode());
		}
		// end::handlers[]

	}

	interface Members {

		void permitted(@Nullable String authorizationCode, @Nullable String openid);

		void ended(@Nullable String authorizationCode);

	}

}
