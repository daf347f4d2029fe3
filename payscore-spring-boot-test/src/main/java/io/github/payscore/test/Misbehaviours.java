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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import io.github.payscore.test.keys.MessageSignature;
import io.github.payscore.test.keys.PlatformKey;
import io.github.payscore.test.keys.PlatformKeys;
import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.CertificateList;
import io.github.payscore.test.platform.HttpDate;
import io.github.payscore.test.platform.Misbehaviour;

/**
 * The ways in which {@link FakeWeChatPay} can go wrong; each method plans one of them for
 * the requests that {@link FakeWeChatPay#next()}, {@link FakeWeChatPay#next(int)},
 * {@link FakeWeChatPay#sometimes(long)} or {@link FakeWeChatPay#always()} chose.
 * <p>
 * Every request that arrives takes one slot of the plan, whatever becomes of it, those
 * for the list of certificates included. A request that breaks the protocol (path,
 * headers, authorization) is refused as usual, so that a misbehaviour hides no mistake of
 * a client; and so is one whose order forbids the effect that a misbehaviour should
 * follow. Misbehaviours of the signature change 2xx answers only, because WeChat Pay
 * signs no others. Thread-safe.
 * <p>
 * Sources: WeChat Pay's documentation, pages 4012354982 and 4016271743.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class Misbehaviours {

	private static final List<String> SIGNATURE_HEADERS = List.of(PlatformKey.TIMESTAMP, PlatformKey.NONCE,
			PlatformKey.SIGNATURE, PlatformKey.SERIAL, PlatformKey.SIGNATURE_TYPE);

	private static final String RETRY_AFTER = "Retry-After";

	private static final String BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head>"
			+ "<body><center><h1>502 Bad Gateway</h1></center></body></html>";

	private final PlatformKeys keys;

	private final Consumer<Misbehaviour> plan;

	Misbehaviours(PlatformKeys keys, Consumer<Misbehaviour> plan) {
		this.keys = keys;
		this.plan = plan;
	}

	/**
	 * Sign with a timestamp that is 10 minutes old; the signature itself is right.
	 * @see FakeAnswer#header(String, String)
	 */
	public void staleSignature() {
		this.plan.accept(Misbehaviour.signature("staleSignature", MessageSignature.STALE));
	}

	/**
	 * Send a signature that is well-formed, but over another message.
	 */
	public void wrongSignature() {
		this.plan.accept(Misbehaviour.signature("wrongSignature", MessageSignature.WRONG));
	}

	/**
	 * Send the signature of WeChat Pay's own probes, which starts with
	 * {@code WECHATPAY/SIGNTEST/}.
	 */
	public void signatureProbe() {
		this.plan.accept(Misbehaviour.signature("signatureProbe", MessageSignature.PROBE));
	}

	/**
	 * Leave out all {@code Wechatpay-*} headers.
	 */
	public void unsigned() {
		this.plan.accept(Misbehaviour.signature("unsigned", (key, time, body) -> Map.of()));
	}

	/**
	 * Leave out one of the {@code Wechatpay-*} headers.
	 * @param name the header to leave out: {@code Wechatpay-Timestamp},
	 * {@code Wechatpay-Nonce}, {@code Wechatpay-Signature}, {@code Wechatpay-Serial} or
	 * {@code Wechatpay-Signature-Type}
	 */
	public void withoutHeader(String name) {
		if (SIGNATURE_HEADERS.stream().noneMatch(name::equalsIgnoreCase)) {
			throw new IllegalArgumentException(
					"'name' must be one of %s but is '%s'".formatted(SIGNATURE_HEADERS, name));
		}
		this.plan.accept(Misbehaviour.signedHeaders("withoutHeader", (headers) -> {
			Map<String, String> left = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			left.putAll(headers);
			left.remove(name);
			return left;
		}));
	}

	/**
	 * Name a {@code Wechatpay-Serial} that no one knows; the signature itself is right.
	 */
	public void unknownSerial() {
		this.plan.accept(Misbehaviour.signedHeaders("unknownSerial", (headers) -> {
			headers.put(PlatformKey.SERIAL, "PUB_KEY_ID_0000000000000000000000000000000000");
			return headers;
		}));
	}

	/**
	 * Sign with a key of one's own choice, whatever the request's
	 * {@code Wechatpay-Serial} asks for. So behaves WeChat Pay during a switch-over
	 * between certificates and public key.
	 * @param serial the serial number of a certificate of the fake, which need not be
	 * listed any more, or the id of its public key, whatever its {@link PlatformKeyKind}
	 */
	public void signedWith(String serial) {
		PlatformKey chosen = this.keys.any(serial);
		this.plan.accept(Misbehaviour.signature("signedWith", (key, time, body) -> chosen.sign(time, body)));
	}

	/**
	 * Answer a list of certificates that has none. Other requests are answered as usual.
	 */
	public void emptyCertificateList() {
		this.plan.accept(Misbehaviour.certificates("emptyCertificateList", CertificateList::empty));
	}

	/**
	 * Answer a list of certificates that the APIv3 key does not decrypt. Other requests
	 * are answered as usual.
	 */
	public void undecryptableCertificateList() {
		this.plan.accept(
				Misbehaviour.certificates("undecryptableCertificateList", CertificateList::encryptedWithAnotherKey));
	}

	/**
	 * Answer 500 {@code SYSTEM_ERROR}; the request has no effect.
	 */
	public void serverErrorBeforeEffect() {
		this.plan.accept(Misbehaviour.insteadOfEffect("serverErrorBeforeEffect", systemError()));
	}

	/**
	 * Answer 500 {@code SYSTEM_ERROR} although the request took effect.
	 */
	public void serverErrorAfterEffect() {
		this.plan.accept(Misbehaviour.afterEffect("serverErrorAfterEffect", (success) -> systemError()));
	}

	/**
	 * Answer 503 {@code SERVICE_UNAVAILABLE}; the request has no effect.
	 */
	public void serviceUnavailable() {
		this.plan.accept(Misbehaviour.insteadOfEffect("serviceUnavailable", unavailable()));
	}

	/**
	 * Answer 503 {@code SERVICE_UNAVAILABLE} with {@code Retry-After} in seconds; the
	 * request has no effect.
	 * @param retryAfter how long to wait, rounded up to whole seconds, at least 1
	 */
	public void serviceUnavailable(Duration retryAfter) {
		this.plan.accept(Misbehaviour.insteadOfEffect("serviceUnavailable",
				unavailable().with(RETRY_AFTER, seconds(retryAfter))));
	}

	/**
	 * Answer 503 {@code SERVICE_UNAVAILABLE} with {@code Retry-After} as a date; the
	 * request has no effect.
	 * @param retryAt until when to wait, cut to whole seconds
	 */
	public void serviceUnavailable(Instant retryAt) {
		this.plan.accept(Misbehaviour.insteadOfEffect("serviceUnavailable",
				unavailable().with(RETRY_AFTER, HttpDate.format(retryAt))));
	}

	/**
	 * Answer 502 with HTML, as a gateway does; the request has no effect.
	 */
	public void badGatewayHtml() {
		this.plan.accept(Misbehaviour.insteadOfEffect("badGatewayHtml", Answer.html(502, BAD_GATEWAY)));
	}

	/**
	 * Answer an error without a body; the request has no effect.
	 * @param status the HTTP status, from 400 to 599
	 */
	public void emptyError(int status) {
		this.plan.accept(Misbehaviour.insteadOfEffect("emptyError", Answer.empty(checkError(status))));
	}

	/**
	 * Answer 429 {@code FREQUENCY_LIMITED}; the request has no effect.
	 */
	public void tooManyRequests() {
		this.plan.accept(Misbehaviour.insteadOfEffect("tooManyRequests", frequencyLimited()));
	}

	/**
	 * Answer 429 {@code FREQUENCY_LIMITED} with {@code Retry-After} in seconds; the
	 * request has no effect.
	 * @param retryAfter how long to wait, rounded up to whole seconds, at least 1
	 */
	public void tooManyRequests(Duration retryAfter) {
		this.plan.accept(Misbehaviour.insteadOfEffect("tooManyRequests",
				frequencyLimited().with(RETRY_AFTER, seconds(retryAfter))));
	}

	/**
	 * Answer 429 {@code FREQUENCY_LIMITED} with {@code Retry-After} as a date; the
	 * request has no effect.
	 * @param retryAt until when to wait, cut to whole seconds
	 */
	public void tooManyRequests(Instant retryAt) {
		this.plan.accept(Misbehaviour.insteadOfEffect("tooManyRequests",
				frequencyLimited().with(RETRY_AFTER, HttpDate.format(retryAt))));
	}

	/**
	 * Reset the connection; the request has no effect.
	 */
	public void dropBeforeEffect() {
		this.plan.accept(Misbehaviour.insteadOfEffect("dropBeforeEffect", Answer.dropped()));
	}

	/**
	 * Reset the connection although the request took effect.
	 */
	public void dropAfterEffect() {
		this.plan.accept(Misbehaviour.afterEffect("dropAfterEffect", (success) -> Answer.dropped()));
	}

	/**
	 * Close the connection without an answer, as a peer does that no longer uses it; the
	 * request has no effect. Some clients repeat a request by themselves then.
	 */
	public void closeBeforeEffect() {
		this.plan.accept(Misbehaviour.insteadOfEffect("closeBeforeEffect", Answer.closed()));
	}

	/**
	 * Close the connection without an answer although the request took effect.
	 */
	public void closeAfterEffect() {
		this.plan.accept(Misbehaviour.afterEffect("closeAfterEffect", (success) -> Answer.closed()));
	}

	/**
	 * Never answer; the request has no effect. The connection stays open and silent until
	 * the client or {@link FakeWeChatPay#close()} closes it, at most 10 minutes.
	 */
	public void stallBeforeEffect() {
		this.plan.accept(Misbehaviour.insteadOfEffect("stallBeforeEffect", Answer.stalled()));
	}

	/**
	 * Never answer although the request took effect. The connection stays open and silent
	 * until the client or {@link FakeWeChatPay#close()} closes it, at most 10 minutes.
	 */
	public void stallAfterEffect() {
		this.plan.accept(Misbehaviour.afterEffect("stallAfterEffect", (success) -> Answer.stalled()));
	}

	/**
	 * Begin to answer, then close the connection, although the request took effect: half
	 * of the body is missing, or half of the head if the answer has no body.
	 */
	public void truncateAfterEffect() {
		this.plan.accept(Misbehaviour.afterEffect("truncateAfterEffect", Answer::truncated));
	}

	/**
	 * Answer 103 {@code Early Hints}, and a moment later the request's own answer; the
	 * request takes effect.
	 * @see #interimAnswer(int)
	 */
	public void earlyHints() {
		this.plan.accept(Misbehaviour.afterEffect("earlyHints", (success) -> success.afterInterim(103)));
	}

	/**
	 * Answer an interim status, and a moment later the request's own answer; the request
	 * takes effect. A client that takes the first for the answer will take the second for
	 * that of its next request on the connection.
	 * @param status the HTTP status, from 100 to 199
	 */
	public void interimAnswer(int status) {
		if (status < 100 || status > 199) {
			throw new IllegalArgumentException("'status' must be from 100 to 199 but is " + status);
		}
		this.plan.accept(Misbehaviour.afterEffect("interimAnswer", (success) -> success.afterInterim(status)));
	}

	/**
	 * Answer late; the request takes effect at once.
	 * @param delay how late, not negative, counted in milliseconds
	 */
	public void delay(Duration delay) {
		if (delay.isNegative()) {
			throw new IllegalArgumentException("'delay' must not be negative");
		}
		this.plan.accept(Misbehaviour.delay(delay));
	}

	/**
	 * Answer no sooner than a test says; the request takes effect at once. The answer
	 * occupies no thread meanwhile.
	 * @param signal what the answer waits for: that it completes, no matter how
	 */
	public void delayUntil(CompletionStage<?> signal) {
		this.plan.accept(Misbehaviour.delayUntil(signal));
	}

	/**
	 * Answer 302; the request has no effect.
	 * @param location the target of the redirect
	 */
	public void redirect(String location) {
		this.plan.accept(Misbehaviour.insteadOfEffect("redirect", Answer.empty(302).with("Location", location)));
	}

	/**
	 * Let the platform's clock be off: its {@code Date}, the timestamps of its signatures
	 * and its idea of the request's age. More than 5 minutes make it refuse an honest
	 * request with 401 {@code SIGN_ERROR}.
	 * @param skew how far the platform's clock is ahead; negative if it is behind
	 */
	public void clockSkew(Duration skew) {
		this.plan.accept(Misbehaviour.clockSkew(skew));
	}

	/**
	 * Answer an error of WeChat Pay; the request has no effect.
	 * @param status the HTTP status, from 400 to 599
	 * @param code the code, for example {@code INVALID_REQUEST}
	 * @param message the message
	 */
	public void refuse(int status, String code, String message) {
		this.plan.accept(Misbehaviour.insteadOfEffect("refuse", Answer.error(checkError(status), code, message)));
	}

	/**
	 * Answer in words of one's own; the request has no effect.
	 * @param answer the answer
	 */
	public void answer(FakeAnswer answer) {
		this.plan.accept(Misbehaviour.insteadOfEffect("answer", answer.toAnswer()));
	}

	private static String seconds(Duration retryAfter) {
		long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
		if (seconds < 1) {
			throw new IllegalArgumentException("'retryAfter' must be positive but is " + retryAfter);
		}
		return Long.toString(seconds);
	}

	private static Answer unavailable() {
		return Answer.error(503, "SERVICE_UNAVAILABLE", "服务不可用");
	}

	private static Answer frequencyLimited() {
		return Answer.error(429, "FREQUENCY_LIMITED", "频率超限");
	}

	private static Answer systemError() {
		return Answer.error(500, "SYSTEM_ERROR", "系统异常，请使用相同参数稍后重新调用");
	}

	private static int checkError(int status) {
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("'status' must be from 400 to 599 but is " + status);
		}
		return status;
	}

}
