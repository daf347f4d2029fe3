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

package io.github.payscore.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.github.binarywang.wxpay.bean.payscore.WxPayScoreResult;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.PayScoreService;
import com.wechat.pay.java.core.notification.NotificationParser;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.InvalidNotificationException;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.UserPaidNotification;

/**
 * The verification, decryption and reading of a notification that says that a user has
 * paid, by this library and by others, and the refusal of a forged one.
 *
 * @author PayScore for Spring Boot contributors
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class NotificationBenchmark {

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	private final ExampleNotification genuine = new ExampleNotification();

	private final ExampleNotification forged = this.genuine.forged();

	private final io.github.payscore.notification.NotificationParser parser = this.genuine.parser();

	private final NotificationParser wechatpayJavaParser = this.genuine.wechatpayJavaParser();

	private final PayScoreService wxJava = this.genuine.wxJava();

	/**
	 * Check that the right order comes out of each, and that each refuses a forged
	 * notification.
	 * @throws WxPayException if WxJava fails
	 */
	@Setup
	public void setUp() throws WxPayException {
		if (!(payScore() instanceof UserPaidNotification paid && OUT_ORDER_NO.equals(paid.order().outOrderNo()))
				|| !OUT_ORDER_NO.equals(wechatpayJava().getOutOrderNo())
				|| !OUT_ORDER_NO.equals(wxJava().getOutOrderNo())) {
			throw new IllegalStateException("The notification is read wrong");
		}
		if (payScoreRefusingForged() != null || !isRefused(() -> read(this.wechatpayJavaParser, this.forged))
				|| !isRefused(() -> read(this.wxJava, this.forged))) {
			throw new IllegalStateException("A forged notification is accepted");
		}
	}

	/**
	 * Read it with this library.
	 * @return the notification
	 */
	@Benchmark
	public Notification payScore() {
		return Objects.requireNonNull(read(this.genuine).block());
	}

	/**
	 * Refuse a forged one with this library.
	 * @return nothing
	 */
	@Benchmark
	public @Nullable Notification payScoreRefusingForged() {
		return read(this.forged).onErrorResume(NotificationBenchmark::isNotVerified, (ex) -> Mono.empty()).block();
	}

	/**
	 * Read it with {@code wechatpay-java}, into WxJava's class because it has none.
	 * @return what is in it
	 */
	@Benchmark
	public WxPayScoreResult wechatpayJava() {
		return read(this.wechatpayJavaParser, this.genuine);
	}

	/**
	 * Read it with WxJava.
	 * @return what is in it
	 * @throws WxPayException if it fails
	 */
	@Benchmark
	public WxPayScoreResult wxJava() throws WxPayException {
		return read(this.wxJava, this.genuine);
	}

	private Mono<Notification> read(ExampleNotification notification) {
		return this.parser.parse(notification.headers(), notification.body());
	}

	private static WxPayScoreResult read(NotificationParser parser, ExampleNotification notification) {
		return parser.parse(notification.requestParam(), WxPayScoreResult.class);
	}

	private static WxPayScoreResult read(PayScoreService service, ExampleNotification notification)
			throws WxPayException {
		return service
			.decryptNotifyDataResource(service.parseNotifyData(notification.text(), notification.signatureHeader()));
	}

	private static boolean isNotVerified(Throwable ex) {
		return ex instanceof InvalidNotificationException invalid
				&& invalid.getReason() == InvalidNotificationException.Reason.NOT_VERIFIED;
	}

	private static boolean isRefused(Reading reading) {
		try {
			reading.read();
			return false;
		}
		catch (Exception ex) {
			return true;
		}
	}

	/**
	 * Reads a notification.
	 */
	private interface Reading {

		Object read() throws Exception;

	}

}
