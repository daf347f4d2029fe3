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

package io.github.payscore.autoconfigure.mode;

import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

import io.github.payscore.merchant.PayScoreMode;

/**
 * Matches in the modes that {@link ConditionalOnPayScoreMode} names.
 *
 * @author PayScore for Spring Boot contributors
 */
class OnPayScoreModeCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Set<PayScoreMode> required = Set.of(metadata.getAnnotations()
			.get(ConditionalOnPayScoreMode.class)
			.getEnumArray("value", PayScoreMode.class));
		PayScoreMode actual = ModeProperty.of(context.getEnvironment());
		ConditionMessage.Builder message = ConditionMessage.forCondition(ConditionalOnPayScoreMode.class,
				required.stream().map(PayScoreMode::value).sorted().collect(Collectors.joining(", ")));
		return required.contains(actual) ? ConditionOutcome.match(message.foundExactly("mode '" + actual.value() + "'"))
				: ConditionOutcome.noMatch(message.because("the mode is '" + actual.value() + "'"));
	}

}
