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

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.keys.MessageSignature;

/**
 * How the platform goes wrong in one reply. All but {@link #NONE} change one thing.
 *
 * @param name the name, for the log
 * @param clockSkew how far off the platform's clock is
 * @param delay how late the answer is
 * @param signal what the answer waits for
 * @param insteadOfEffect the answer that is given without any effect, or {@code null}
 * @param certificates what becomes of a list of certificates
 * @param afterEffect what becomes of the answer to a request that took effect
 * @param signature how a success is signed
 * @author PayScore for Spring Boot contributors
 */
public record Misbehaviour(String name, Duration clockSkew, Duration delay, CompletionStage<?> signal,
		@Nullable Answer insteadOfEffect, UnaryOperator<Answer> certificates, UnaryOperator<Answer> afterEffect,
		MessageSignature signature) {

	static final Misbehaviour NONE = new Misbehaviour("none", Duration.ZERO, Duration.ZERO,
			CompletableFuture.completedFuture(null), null, UnaryOperator.identity(), UnaryOperator.identity(),
			MessageSignature.RIGHT);

	@Nullable String plannedName() {
		return this.name.equals(NONE.name) ? null : this.name;
	}

	public static Misbehaviour clockSkew(Duration skew) {
		return new Misbehaviour("clockSkew", skew, NONE.delay, NONE.signal, null, NONE.certificates, NONE.afterEffect,
				NONE.signature);
	}

	public static Misbehaviour delay(Duration delay) {
		return new Misbehaviour("delay", NONE.clockSkew, delay, NONE.signal, null, NONE.certificates, NONE.afterEffect,
				NONE.signature);
	}

	public static Misbehaviour delayUntil(CompletionStage<?> signal) {
		return new Misbehaviour("delayUntil", NONE.clockSkew, NONE.delay, signal, null, NONE.certificates,
				NONE.afterEffect, NONE.signature);
	}

	public static Misbehaviour insteadOfEffect(String name, Answer answer) {
		return new Misbehaviour(name, NONE.clockSkew, NONE.delay, NONE.signal, answer, NONE.certificates,
				NONE.afterEffect, NONE.signature);
	}

	public static Misbehaviour afterEffect(String name, UnaryOperator<Answer> change) {
		return new Misbehaviour(name, NONE.clockSkew, NONE.delay, NONE.signal, null, NONE.certificates, change,
				NONE.signature);
	}

	public static Misbehaviour certificates(String name, UnaryOperator<Answer> change) {
		return new Misbehaviour(name, NONE.clockSkew, NONE.delay, NONE.signal, null, change, NONE.afterEffect,
				NONE.signature);
	}

	public static Misbehaviour signature(String name, MessageSignature signature) {
		return new Misbehaviour(name, NONE.clockSkew, NONE.delay, NONE.signal, null, NONE.certificates,
				NONE.afterEffect, signature);
	}

	public static Misbehaviour signedHeaders(String name, UnaryOperator<Map<String, String>> change) {
		return signature(name, (key, time, body) -> change.apply(new LinkedHashMap<>(key.sign(time, body))));
	}

}
