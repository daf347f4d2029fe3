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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.payscore.test.rules.Refusal;

/**
 * One address of the {@link Platforms}: it tells of its requests, and misbehaves where a
 * test wants that.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class AccessPoint {

	private static final Logger logger = LoggerFactory.getLogger("io.github.payscore.test.FakeWeChatPay");

	private final Platforms platforms;

	private final MisbehaviourPlan plan = new MisbehaviourPlan();

	private final Map<String, MisbehaviourPlan> plans = new ConcurrentHashMap<>();

	private final RequestListener listener;

	public AccessPoint(Platforms platforms, RequestListener listener) {
		this.platforms = platforms;
		this.listener = listener;
	}

	/**
	 * Return the plan for all requests, which comes after that of the merchant.
	 * @return the plan
	 */
	public MisbehaviourPlan plan() {
		return this.plan;
	}

	/**
	 * Return the plan for the requests of a merchant.
	 * @param mchid the merchant number
	 * @return the plan
	 */
	public MisbehaviourPlan plan(String mchid) {
		return this.plans.computeIfAbsent(mchid, (key) -> new MisbehaviourPlan());
	}

	public void behave() {
		this.plan.clear();
		this.plans.values().forEach(MisbehaviourPlan::clear);
	}

	Reply reply(IncomingRequest request) {
		Platform named = this.platforms.of(request);
		String mchid = (named != null) ? named.merchant().mchid() : null;
		return reply(mchid, (named != null) ? named : this.platforms.first(), request);
	}

	private Reply reply(@Nullable String mchid, Platform platform, IncomingRequest request) {
		Misbehaviour misbehaviour = take(mchid);
		Instant arrival = platform.now();
		try {
			Answer answer = platform.answer(request, arrival, misbehaviour);
			this.listener.answered(mchid, request, arrival, answer.status(), null, misbehaviour.plannedName());
			logger.debug("{} {}: {} (misbehaviour: {})", request.method(), request.target(), answer.status(),
					misbehaviour.name());
			return new Reply(answer, misbehaviour.delay(), misbehaviour.signal());
		}
		catch (Refusal refusal) {
			this.listener.answered(mchid, request, arrival, refusal.status(), refusal.problem(),
					misbehaviour.plannedName());
			logger.warn("Refused {} {}: {}", request.method(), request.target(), refusal.problem());
			return new Reply(platform.refuse(refusal, arrival, misbehaviour), misbehaviour.delay(),
					misbehaviour.signal());
		}
	}

	private Misbehaviour take(@Nullable String mchid) {
		MisbehaviourPlan own = (mchid != null) ? this.plans.get(mchid) : null;
		Misbehaviour misbehaviour = (own != null) ? own.take() : Misbehaviour.NONE;
		return misbehaviour.equals(Misbehaviour.NONE) ? this.plan.take() : misbehaviour;
	}

}
