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

package io.github.payscore.test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeChat Pay's side of a request: check it, let it take effect, sign the answer, and
 * misbehave where a test wants that.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Platform {

	private static final Logger logger = LoggerFactory.getLogger(FakeWeChatPay.class);

	/**
	 * Internal error numbers that support quotes from the end of a Request-ID.
	 */
	private static final Map<String, String> ERROR_NUMBERS = Map.of("ORDER_NOT_EXIST", "271317510",
			"INVALID_ORDER_STATE", "271302262", "ORDER_DONE", "271302262", "ORDER_CANCELED", "271302262", "NO_AUTH",
			"268503786", "SIGN_ERROR", "270924332");

	private static final String OTHER_ERROR_NUMBER = "268435464";

	private final String mchid;

	private final Clock clock;

	private final PlatformKeys keys;

	private final RequestAuthenticator authenticator;

	private final OrderBook orders;

	private final MisbehaviourPlan plan;

	private final RequestLog requests;

	Platform(String mchid, Clock clock, PlatformKeys keys, OrderBook orders, MisbehaviourPlan plan,
			RequestLog requests) {
		this.mchid = mchid;
		this.clock = clock;
		this.keys = keys;
		this.orders = orders;
		this.plan = plan;
		this.requests = requests;
		this.authenticator = new RequestAuthenticator(mchid, KeyMaterial.merchantSerial(),
				KeyMaterial.merchantKey().getPublic());
	}

	Reply reply(IncomingRequest request) {
		Misbehaviour misbehaviour = this.plan.take();
		Instant now = this.clock.instant().plus(misbehaviour.clockSkew());
		try {
			Answer answer = answer(request, misbehaviour, now);
			this.requests.add(new RecordedRequest(request, answer.status(), null));
			logger.debug("{} {}: {} (misbehaviour: {})", request.method(), request.target(), answer.status(),
					misbehaviour.name());
			return reply(answer, OTHER_ERROR_NUMBER, now, misbehaviour);
		}
		catch (Refusal refusal) {
			this.requests.add(new RecordedRequest(request, refusal.answer().status(), refusal.problem()));
			logger.warn("Refused {} {}: {}", request.method(), request.target(), refusal.problem());
			String number = ERROR_NUMBERS.getOrDefault(refusal.code(), OTHER_ERROR_NUMBER);
			return reply(refusal.answer(), number, now, misbehaviour);
		}
	}

	private Answer answer(IncomingRequest request, Misbehaviour misbehaviour, Instant now) {
		Endpoint endpoint = Endpoint.of(request);
		RequestHeaders.check(request, endpoint);
		this.authenticator.check(request, now);
		PlatformKey key = this.keys.wantedBy(request.headers());
		if (misbehaviour.insteadOfEffect() != null) {
			return misbehaviour.insteadOfEffect();
		}
		Answer success = endpoint.handle(request, this.orders, this.mchid);
		if (misbehaviour.afterEffect() != null) {
			return misbehaviour.afterEffect();
		}
		return success.with(misbehaviour.signature().headers(key, now, success.body()));
	}

	private static Reply reply(Answer answer, String errorNumber, Instant now, Misbehaviour misbehaviour) {
		if (answer.isDropped()) {
			return new Reply(answer, misbehaviour.delay());
		}
		String requestId = RandomText.hex(32) + "-" + ((answer.status() < 400) ? "0" : errorNumber);
		String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
		return new Reply(answer.with("Request-ID", requestId).with("Date", date), misbehaviour.delay());
	}

}
