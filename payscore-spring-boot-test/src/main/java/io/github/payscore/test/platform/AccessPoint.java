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

package io.github.payscore.test.platform;

import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.payscore.test.rules.Refusal;

/**
 * One address of the {@link Platform}: it tells of its requests, and misbehaves where a
 * test wants that.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class AccessPoint {

	private static final Logger logger = LoggerFactory.getLogger("io.github.payscore.test.FakeWeChatPay");

	private final Platform platform;

	private final MisbehaviourPlan plan = new MisbehaviourPlan();

	private final RequestListener listener;

	public AccessPoint(Platform platform, RequestListener listener) {
		this.platform = platform;
		this.listener = listener;
	}

	public MisbehaviourPlan plan() {
		return this.plan;
	}

	Reply reply(IncomingRequest request) {
		Misbehaviour misbehaviour = this.plan.take();
		Instant arrival = this.platform.now();
		return new Reply(answer(request, arrival, misbehaviour), misbehaviour.delay(), misbehaviour.signal());
	}

	private Answer answer(IncomingRequest request, Instant arrival, Misbehaviour misbehaviour) {
		try {
			Answer answer = this.platform.answer(request, arrival, misbehaviour);
			this.listener.answered(request, arrival, answer.status(), null);
			logger.debug("{} {}: {} (misbehaviour: {})", request.method(), request.target(), answer.status(),
					misbehaviour.name());
			return answer;
		}
		catch (Refusal refusal) {
			this.listener.answered(request, arrival, refusal.status(), refusal.problem());
			logger.warn("Refused {} {}: {}", request.method(), request.target(), refusal.problem());
			return this.platform.refuse(refusal, arrival, misbehaviour);
		}
	}

}
