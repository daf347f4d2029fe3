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

package io.github.payscore.autoconfigure;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import io.github.payscore.autoconfigure.actuate.WeChatPayActuatorAutoConfiguration;
import io.github.payscore.autoconfigure.actuate.WeChatPayHealthAutoConfiguration;
import io.github.payscore.autoconfigure.jdbc.WeChatPayJdbcAutoConfiguration;
import io.github.payscore.autoconfigure.metrics.WeChatPayMetricsAutoConfiguration;
import io.github.payscore.autoconfigure.notification.WeChatPayNotificationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the beans of the library leave every name to the beans of the application.
 *
 * @author PayScore for Spring Boot contributors
 */
class BeanNamesTests {

	// A bean of this name replaces it, as the names of health indicators are shown
	private static final String HEALTH_INDICATOR = "weChatPayHealthIndicator";

	@ParameterizedTest
	@EnumSource
	void beansWhenApplicationUsesTheirShortNamesThenAreAllThere(Kind kind) {
		Set<String> names = namesOfBeans(kind, Set.of());
		assertThat(names).hasSizeGreaterThan(10);
		assertThat(namesOfBeans(kind, shortNames(names))).isEqualTo(names);
	}

	private static Set<String> shortNames(Set<String> names) {
		return names.stream()
			.map((name) -> name.substring(name.lastIndexOf('.') + 1))
			.filter((name) -> !name.equals(HEALTH_INDICATOR))
			.collect(Collectors.toSet());
	}

	private static Set<String> namesOfBeans(Kind kind, Set<String> taken) {
		return switch (kind) {
			case NOT_WEB -> namesOfBeans(new ApplicationContextRunner(), taken);
			case SERVLET -> namesOfBeans(new WebApplicationContextRunner(), taken);
			case REACTIVE -> namesOfBeans(new ReactiveWebApplicationContextRunner(), taken);
			case JDBC ->
				namesOfBeans(new WebApplicationContextRunner().withPropertyValues("wechatpay.notification.store=jdbc",
						"wechatpay.notification.jdbc.initialize-schema=always"), taken);
		};
	}

	private static <R extends AbstractApplicationContextRunner<R, C, A>, C extends ConfigurableApplicationContext, A extends ApplicationContextAssertProvider<C>> Set<String> namesOfBeans(
			R runner, Set<String> taken) {
		Set<String> names = new TreeSet<>();
		runner
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					WeChatPayAutoConfiguration.class, WeChatPayActuatorAutoConfiguration.class,
					WeChatPayHealthAutoConfiguration.class, WeChatPayMetricsAutoConfiguration.class,
					WeChatPayNotificationAutoConfiguration.class, WeChatPayJdbcAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid()
				.with("api-v3-key", "0123456789abcdef0123456789abcdef")
				.with("notification.path", "/notifications")
				.toPairs())
			.withInitializer((context) -> register((GenericApplicationContext) context, taken))
			.run((context) -> names.addAll(namesOfBeans(context.getSourceApplicationContext().getBeanFactory())));
		return names;
	}

	private static void register(GenericApplicationContext context, Set<String> names) {
		names.forEach((name) -> context.registerBean(name, Object.class, Object::new));
	}

	private static Set<String> namesOfBeans(ConfigurableListableBeanFactory beanFactory) {
		return Arrays.stream(beanFactory.getBeanDefinitionNames())
			.filter((name) -> isAutoConfigured(beanFactory.getBeanDefinition(name)))
			.collect(Collectors.toSet());
	}

	private static boolean isAutoConfigured(BeanDefinition definition) {
		String configuration = (definition.getFactoryBeanName() != null) ? definition.getFactoryBeanName()
				: definition.getBeanClassName();
		return definition.getFactoryMethodName() != null && configuration != null
				&& configuration.startsWith(BeanNamesTests.class.getPackageName());
	}

	enum Kind {

		NOT_WEB, SERVLET, REACTIVE, JDBC

	}

}
