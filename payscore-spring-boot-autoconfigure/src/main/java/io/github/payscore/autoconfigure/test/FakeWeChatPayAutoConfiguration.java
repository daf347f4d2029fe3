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

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayConnectionDetails;
import io.github.payscore.test.FakeWeChatPay;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that lets an application talk to the
 * {@link FakeWeChatPay} that is defined as its bean.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(before = WeChatPayAutoConfiguration.class)
@ConditionalOnClass(FakeWeChatPay.class)
@ConditionalOnSingleCandidate(FakeWeChatPay.class)
@Conditional(FakeWeChatPayDefinitionCondition.class)
public final class FakeWeChatPayAutoConfiguration {

	@Bean("io.github.payscore.fakeWeChatPayConnectionDetails")
	@ConditionalOnMissingBean(WeChatPayConnectionDetails.class)
	FakeWeChatPayConnectionDetails fakeWeChatPayConnectionDetails(FakeWeChatPay fake) {
		return new FakeWeChatPayConnectionDetails(fake);
	}

}
