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

package io.github.payscore.autoconfigure.test;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.Assert;

import io.github.payscore.test.FakeWeChatPay;

/**
 * Matches when the application defines the {@link FakeWeChatPay}. One that was registered
 * as a finished object, as by {@code @AutoConfigureFakeWeChatPay}, comes with properties,
 * which a test may override.
 *
 * @author PayScore for Spring Boot contributors
 */
class FakeWeChatPayDefinitionCondition extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("FakeWeChatPay");
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		Assert.state(beanFactory != null, "No bean factory");
		for (String name : beanFactory.getBeanNamesForType(FakeWeChatPay.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				return ConditionOutcome.match(message.found("definition of bean").items(name));
			}
		}
		return ConditionOutcome.noMatch(message.didNotFind("definition of a bean").atAll());
	}

}
