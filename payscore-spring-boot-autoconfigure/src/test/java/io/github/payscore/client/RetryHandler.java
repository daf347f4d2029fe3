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

package io.github.payscore.client;

import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import io.github.payscore.client.observation.WeChatPayCallObservationContext;

/**
 * Does something before an attempt is repeated.
 *
 * @param action is given the failed attempt
 * @author PayScore for Spring Boot contributors
 */
public record RetryHandler(Consumer<WeChatPayCallObservationContext.Retry> action)
		implements
			ObservationHandler<WeChatPayCallObservationContext> {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof WeChatPayCallObservationContext;
	}

	@Override
	public void onEvent(Observation.Event event, WeChatPayCallObservationContext context) {
		if (event instanceof WeChatPayCallObservationContext.Retry retry) {
			this.action.accept(retry);
		}
	}

}
