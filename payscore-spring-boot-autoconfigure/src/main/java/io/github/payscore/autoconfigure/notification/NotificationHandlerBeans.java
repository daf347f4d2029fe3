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

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.notification.BindServiceAccountNotification;
import io.github.payscore.notification.GenericNotification;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.RefundNotification;
import io.github.payscore.notification.UserCancelSignPlanNotification;
import io.github.payscore.notification.UserCloseServiceNotification;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserOpenServiceNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.notification.UserSignPlanNotification;

/**
 * The beans that handle notifications, of the context and of its parents. Which event is
 * theirs says their type argument, by the definition of the bean: the class of a lambda
 * does not know it. What a context handles itself, its parents do not handle for it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationHandlerBeans {

	private static final Log logger = LogFactory.getLog(NotificationHandlerBeans.class);

	private static final Set<Class<?>> TYPES = Set.of(UserConfirmNotification.class, UserPaidNotification.class,
			UserOpenServiceNotification.class, UserCloseServiceNotification.class, BindServiceAccountNotification.class,
			UserSignPlanNotification.class, UserCancelSignPlanNotification.class, RefundNotification.class,
			GenericNotification.class, Notification.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final @Nullable NotificationHandlerBeans parent;

	// Type of notification to the name of the bean that handles it
	private final Map<String, String> names = new TreeMap<>();

	NotificationHandlerBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.parent = (beanFactory.getParentBeanFactory() instanceof ConfigurableListableBeanFactory ofParent)
				? new NotificationHandlerBeans(ofParent) : null;
	}

	void addTo(NotificationReceiver.Builder receiver) {
		addTo(receiver, Map.of());
	}

	private void addTo(NotificationReceiver.Builder receiver, Map<String, String> handledByChild) {
		for (String name : this.beanFactory.getBeanNamesForType(NotificationHandler.class)) {
			Class<? extends Notification> type = typeToHandle(name, NotificationHandler.class, handledByChild);
			if (type != null) {
				add(receiver, name, type);
			}
		}
		for (String name : this.beanFactory.getBeanNamesForType(ReactiveNotificationHandler.class)) {
			Class<? extends Notification> type = typeToHandle(name, ReactiveNotificationHandler.class, handledByChild);
			if (type != null) {
				addReactive(receiver, name, type);
			}
		}
		this.names.putAll(handledByChild);
		if (this.parent != null) {
			this.parent.addTo(receiver, this.names);
			this.names.putAll(this.parent.names);
		}
	}

	private @Nullable Class<? extends Notification> typeToHandle(String name, Class<?> handler,
			Map<String, String> handledByChild) {
		if (!isCandidate(name)) {
			return null;
		}
		Class<? extends Notification> type = type(name, handler);
		if (handledByChild.containsKey(type.getSimpleName())) {
			return null;
		}
		checkUnique(name, type);
		return type;
	}

	void sayWhatIsReceived(String path) {
		if (this.names.isEmpty()) {
			logger
				.warn("Notifications of WeChat Pay are received at POST %s, but nothing is done with them: there is no "
					.formatted(path) + "bean of type NotificationHandler or ReactiveNotificationHandler");
			return;
		}
		logger.info("Notifications of WeChat Pay are received at POST %s: %s".formatted(path,
				this.names.entrySet()
					.stream()
					.map((handler) -> "%s by bean '%s'".formatted(handler.getKey(), handler.getValue()))
					.collect(Collectors.joining(", "))));
	}

	@SuppressWarnings("unchecked")
	private <N extends Notification> void add(NotificationReceiver.Builder receiver, String name, Class<N> type) {
		receiver.handler(type, this.beanFactory.getBean(name, NotificationHandler.class));
	}

	@SuppressWarnings("unchecked")
	private <N extends Notification> void addReactive(NotificationReceiver.Builder receiver, String name,
			Class<N> type) {
		receiver.reactiveHandler(type, this.beanFactory.getBean(name, ReactiveNotificationHandler.class));
	}

	// The target of a scoped proxy, for example, is none
	private boolean isCandidate(String name) {
		return !this.beanFactory.containsBeanDefinition(name)
				|| this.beanFactory.getMergedBeanDefinition(name).isAutowireCandidate();
	}

	private Class<? extends Notification> type(String name, Class<?> handler) {
		Class<?> type = declaredType(name, handler);
		if (type == null) {
			type = argument(ResolvableType.forClass(AopUtils.getTargetClass(this.beanFactory.getBean(name))), handler);
		}
		if (type == null) {
			throw InvalidWeChatPayConfigurationException.of(
					"The bean '%s' is a %s, but its definition does not say for which notification.".formatted(name,
							handler.getSimpleName()),
					"Declare it with a type argument, such as %s<UserPaidNotification>."
						.formatted(handler.getSimpleName()));
		}
		return type.asSubclass(Notification.class);
	}

	private @Nullable Class<?> declaredType(String name, Class<?> handler) {
		if (!this.beanFactory.containsBeanDefinition(name)) {
			return null;
		}
		BeanDefinition definition = this.beanFactory.getMergedBeanDefinition(name);
		return argument(definition.getResolvableType(), handler);
	}

	private static @Nullable Class<?> argument(ResolvableType bean, Class<?> handler) {
		ResolvableType type = bean.as(handler);
		Class<?> argument = type.hasUnresolvableGenerics() ? null : type.getGeneric().resolve();
		return (argument != null && TYPES.contains(argument)) ? argument : null;
	}

	private void checkUnique(String name, Class<?> type) {
		String other = this.names.putIfAbsent(type.getSimpleName(), name);
		if (other != null) {
			throw InvalidWeChatPayConfigurationException.of(
					"The beans '%s' and '%s' both handle %s.".formatted(other, name, type.getSimpleName()),
					"Remove one of them, or let one do the work of both.");
		}
	}

}
