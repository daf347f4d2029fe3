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

package io.github.payscore.autoconfigure.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.notification.ClaimResult;
import io.github.payscore.notification.GenericNotification;
import io.github.payscore.notification.InMemoryNotificationStore;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationClaim;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.NotificationReply;
import io.github.payscore.notification.NotificationStore;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.verification.MessageVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeChatPayNotificationAutoConfiguration}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class NotificationAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations
		.of(WeChatPayAutoConfiguration.class, WeChatPayNotificationAutoConfiguration.class);

	private static final BlockingQueue<String> HANDLED = new LinkedBlockingQueue<>();

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AUTO_CONFIGURATIONS)
		.withPropertyValues(NotificationServer.properties().toPairs());

	@Test
	void refreshWhenMchidIsMissingThenBacksOff() {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("wechatpay.notification.path=/n")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NotificationParser.class));
	}

	@Test
	void refreshWhenPathIsMissingThenOffersParserOnly() {
		this.runner.withPropertyValues("wechatpay.notification.path=").run((context) -> {
			assertThat(context).hasSingleBean(NotificationParser.class).hasSingleBean(MessageVerifier.class);
			assertThat(context).doesNotHaveBean(NotificationReceiver.class).doesNotHaveBean(NotificationStore.class);
			assertThat(context).doesNotHaveBean("weChatPayNotificationEndpoint");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  " })
	void refreshWhenApiV3KeyIsBlankThenOffersNothing(String key) {
		this.runner.withPropertyValues("wechatpay.notification.path=", "wechatpay.api-v3-key=" + key)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(NotificationParser.class)
				.doesNotHaveBean(MessageVerifier.class));
	}

	@Test
	void refreshWhenPathIsSetThenOffersEndpoint() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(NotificationReceiver.class)
			.hasSingleBean(InMemoryNotificationStore.class)
			.hasSingleBean(org.springframework.web.servlet.function.RouterFunction.class));
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues(NotificationServer.properties().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(NotificationReceiver.class)
				.hasSingleBean(org.springframework.web.reactive.function.server.RouterFunction.class));
	}

	@Test
	void refreshWhenServletClassesAreMissingThenOffersReactiveEndpoint() {
		new ReactiveWebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader("org.springframework.web.servlet", "jakarta.servlet"))
			.withPropertyValues(NotificationServer.properties().toPairs())
			.run((context) -> assertThat(context)
				.hasSingleBean(org.springframework.web.reactive.function.server.RouterFunction.class));
	}

	@Test
	void refreshWhenThereIsNoWebApplicationThenSaysSo(CapturedOutput output) {
		new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues(NotificationServer.properties().toPairs())
			.run((context) -> assertThat(context).hasSingleBean(NotificationParser.class)
				.doesNotHaveBean(NotificationReceiver.class));
		assertThat(output).contains("'wechatpay.notification.path' is set, but this is no web application");
	}

	@Test
	void refreshWhenUserHasParserOrStoreThenUsesThem() {
		this.runner.withUserConfiguration(OwnStore.class)
			.run((context) -> assertThat(context).hasSingleBean(NotificationStore.class)
				.doesNotHaveBean(InMemoryNotificationStore.class));
		this.runner.withUserConfiguration(OwnParser.class)
			.withPropertyValues("wechatpay.api-v3-key=")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(NotificationParser.class)
				.hasSingleBean(NotificationReceiver.class));
	}

	@Test
	void refreshWhenStoreIsJdbcAndThereIsNoneThenFails() {
		this.runner.withPropertyValues("wechatpay.notification.store=jdbc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("The property 'wechatpay.notification.store' cannot be used: It is 'jdbc', but there is no "
						+ "database to remember notifications in. Add the dependency "
						+ "org.springframework.boot:spring-boot-starter-jdbc and set 'spring.datasource.url', or remove "
						+ "the property."));
	}

	@Test
	void refreshWhenNobodyHandlesAnythingThenWarns(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("WARN",
				"Notifications of WeChat Pay are received at POST /wechatpay/notifications, but nothing is done with them: "
						+ "there is no bean of type NotificationHandler or ReactiveNotificationHandler");
	}

	@ParameterizedTest
	@ValueSource(classes = { Lambdas.class, Components.class, MoreSpecificReturnType.class, Scoped.class, Proxied.class,
			Inherited.class, Wildcard.class })
	void receiveWhenHandlersAreDeclaredThenFindsThem(Class<?> configuration) {
		HANDLED.clear();
		this.runner.withUserConfiguration(configuration).run((context) -> {
			assertThat(context).hasNotFailed();
			NotificationReceiver receiver = context.getBean(NotificationReceiver.class);
			assertThat(receive(receiver, TestNotification.paid("O-1"))).isEqualTo(NotificationReply.HANDLED);
			assertThat(HANDLED).containsExactly("paid EV-1");
		});
	}

	@Test
	void receiveWhenEveryKindHasHandlerThenEachGetsItsOwn() {
		HANDLED.clear();
		this.runner.withUserConfiguration(EveryKind.class).run((context) -> {
			NotificationReceiver receiver = context.getBean(NotificationReceiver.class);
			receive(receiver, TestNotification.paid("O-1"));
			receive(receiver, TestNotification.confirm("O-1"));
			receive(receiver, TestNotification.of("NEW", "{}"));
			assertThat(HANDLED).containsExactly("all EV-1", "confirmed EV-1", "other EV-1");
		});
	}

	private static NotificationReply receive(NotificationReceiver receiver, TestNotification sent) {
		TestNotification.Signed signed = sent.envelope("id", "EV-1").sign();
		return Objects
			.requireNonNull(receiver.receive(signed.headers(), Mono.just(signed.body())).block(Duration.ofSeconds(30)));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		NotificationStore store() {
			return new NotificationStore() {

				@Override
				public ClaimResult claim(NotificationClaim claim, Duration lease) {
					return ClaimResult.CLAIMED;
				}

				@Override
				public boolean renew(NotificationClaim claim, Duration lease) {
					return true;
				}

				@Override
				public boolean complete(NotificationClaim claim) {
					return true;
				}

				@Override
				public void release(NotificationClaim claim) {
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnParser {

		@Bean
		NotificationParser parser(PlatformKeys keys) {
			return new NotificationParser(
					MessageVerifier.of(keys, Clock.systemUTC(), new RsaVerifier(CryptoProvider.jdk())),
					ApiV3Key.of("x".repeat(32)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Lambdas {

		@Bean
		NotificationHandler<UserPaidNotification> paid() {
			return (notification) -> HANDLED.add("paid " + notification.id());
		}

	}

	@Component
	static class PaidHandler implements NotificationHandler<UserPaidNotification> {

		@Override
		public void handle(UserPaidNotification notification) {
			HANDLED.add("paid " + notification.id());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(PaidHandler.class)
	static class Components {

	}

	@Configuration(proxyBeanMethods = false)
	static class MoreSpecificReturnType {

		@Bean
		PaidHandler paid() {
			return new PaidHandler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Scoped {

		@Bean
		@Scope(value = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
		PaidHandler paid() {
			return new PaidHandler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(PaidHandler.class)
	static class Proxied {

		// As transactions and other aspects do
		@Bean
		static BeanPostProcessor proxies() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					if (!(bean instanceof NotificationHandler)) {
						return bean;
					}
					ProxyFactory factory = new ProxyFactory(NotificationHandler.class,
							(MethodInterceptor) MethodInvocation::proceed);
					factory.setTarget(bean);
					return factory.getProxy();
				}

			};
		}

	}

	abstract static class BaseHandler<N extends Notification> implements ReactiveNotificationHandler<N> {

		@Override
		public Mono<Void> handle(N notification) {
			return Mono.fromRunnable(() -> HANDLED.add("paid " + notification.id()));
		}

	}

	static class InheritingHandler extends BaseHandler<UserPaidNotification> {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(InheritingHandler.class)
	static class Inherited {

	}

	@Configuration(proxyBeanMethods = false)
	static class Wildcard {

		@Bean
		NotificationHandler<?> paid() {
			return new PaidHandler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EveryKind {

		@Bean
		NotificationHandler<Notification> all() {
			return (notification) -> HANDLED.add("all " + notification.id());
		}

		@Bean
		NotificationHandler<UserConfirmNotification> confirmed() {
			return (notification) -> HANDLED.add("confirmed " + notification.id());
		}

		@Bean
		ReactiveNotificationHandler<GenericNotification> other() {
			return (notification) -> Mono.fromRunnable(() -> HANDLED.add("other " + notification.id()));
		}

	}

}
