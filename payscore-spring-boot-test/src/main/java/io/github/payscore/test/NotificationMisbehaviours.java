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

import java.util.function.Consumer;

import io.github.payscore.test.keys.MessageSignature;
import io.github.payscore.test.notification.NotificationMisbehaviour;

/**
 * The ways in which {@link FakeWeChatPay} can go wrong when it notifies of an event; each
 * method plans one of them for the next event that no other one is planned for. Only the
 * first attempt goes wrong: if the merchant refuses it, the next one is right.
 * Thread-safe.
 * <p>
 * Source: WeChat Pay's documentation, page 4016271743.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#nextNotification()
 */
public final class NotificationMisbehaviours {

	private final Consumer<NotificationMisbehaviour> plan;

	NotificationMisbehaviours(Consumer<NotificationMisbehaviour> plan) {
		this.plan = plan;
	}

	/**
	 * Send a signature that is well-formed, but over another message.
	 */
	public void wrongSignature() {
		this.plan.accept(new NotificationMisbehaviour(1, MessageSignature.WRONG));
	}

	/**
	 * Send the signature of WeChat Pay's own probes, which starts with
	 * {@code WECHATPAY/SIGNTEST/}.
	 */
	public void signatureProbe() {
		this.plan.accept(new NotificationMisbehaviour(1, MessageSignature.PROBE));
	}

	/**
	 * Sign with a timestamp that is 10 minutes old; the signature itself is right.
	 */
	public void staleSignature() {
		this.plan.accept(new NotificationMisbehaviour(1, MessageSignature.STALE));
	}

	/**
	 * Send the notification twice at the same time, each with a signature of its own but
	 * with the same body. Each of the two is repeated until it is accepted.
	 */
	public void twice() {
		this.plan.accept(new NotificationMisbehaviour(2, MessageSignature.RIGHT));
	}

	/**
	 * Send nothing: WeChat Pay does not guarantee that notifications arrive.
	 */
	public void lost() {
		this.plan.accept(new NotificationMisbehaviour(0, MessageSignature.RIGHT));
	}

}
