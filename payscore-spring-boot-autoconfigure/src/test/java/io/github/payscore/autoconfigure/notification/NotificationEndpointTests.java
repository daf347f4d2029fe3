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

package io.github.payscore.autoconfigure.notification;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.notification.observation.NotificationObservationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint, over the wire, on Netty and Tomcat.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(180)
class NotificationEndpointTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenHandledThenReplies204(WebApplicationType type, CapturedOutput output) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class)) {
			Recorder recorder = server.bean(Recorder.class);
			RawHttp.Reply paid = server.post(TestNotification.paid("O-SECRET").sign());
			RawHttp.Reply confirmed = server.post(TestNotification.confirm("O-SECRET").sign());
			RawHttp.Reply other = server.post(TestNotification.of("NEW.EVENT", "{\"a\":\"O-SECRET\"}").sign());
			for (RawHttp.Reply reply : new RawHttp.Reply[] { paid, confirmed, other }) {
				assertThat(reply.status()).isEqualTo(204);
				assertThat(reply.body()).isEmpty();
			}
			assertThat(recorder.poll()).isInstanceOfSatisfying(UserPaidNotification.class,
					(notification) -> assertThat(notification.order().outOrderNo()).isEqualTo("O-SECRET"));
			assertThat(recorder.poll()).isInstanceOf(UserConfirmNotification.class);
			assertThat(recorder.notifications()).isEmpty();
			assertThat(output)
				.contains("There is no handler for notifications of NEW.EVENT",
						"Handled notifications are remembered in this process only, and until it ends; set "
								+ "'wechatpay.notification.store' to 'jdbc'")
				.doesNotContain("O-SECRET");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenObservedThenTheNotificationIsAChildOfTheRequest(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class)) {
			Stopped stopped = new Stopped();
			server.bean(ObservationRegistry.class).observationConfig().observationHandler(stopped);
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isEqualTo(204);
			assertThat(stopped.contexts).singleElement().satisfies((context) -> {
				assertThat(context.getName()).isEqualTo("wechatpay.notification");
				assertThat(context.getOutcome()).isEqualTo(NotificationObservationContext.Outcome.HANDLED);
				ObservationView parent = context.getParentObservation();
				assertThat(parent).isNotNull()
					.extracting((request) -> request.getContextView().getName())
					.isEqualTo("http.server.requests");
			});
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenBodyIsChunkedThenReadsIt(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class)) {
			assertThat(
					RawHttp.postChunked(server.port(), NotificationServer.PATH, TestNotification.paid("O-1").sign(), 7)
						.status())
				.isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenHundredAtOnceThenIsHandledOnce(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(postAtOnce(server, signed, 100)).contains(204)
				.allMatch((status) -> status == 204 || status == 503);
			assertThat(server.post(signed).status()).isEqualTo(204);
			assertThat(server.bean(Recorder.class).notifications()).hasSize(1);
		}
	}

	private static List<Integer> postAtOnce(NotificationServer server, TestNotification.Signed signed, int count)
			throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(count);
		try {
			List<Callable<RawHttp.Reply>> deliveries = new ArrayList<>();
			for (int number = 0; number < count; number++) {
				deliveries.add(() -> server.post(signed));
			}
			List<Integer> replies = new ArrayList<>();
			for (Future<RawHttp.Reply> delivery : threads.invokeAll(deliveries)) {
				replies.add(delivery.get().status());
			}
			return replies;
		}
		finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenHandlerFailsThenReplies500WithoutReason(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, FailingApplication.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			RawHttp.Reply reply = server.post(signed);
			assertThat(reply.status()).isEqualTo(500);
			assertThat(reply.body()).contains("{\"code\":\"FAIL\",\"message\":\"The notification was not handled\"}")
				.doesNotContain("SECRET", "IllegalState");
			assertThat(server.post(signed).status()).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenHandlerIsSlowThenReplies503WhenItsTimeIsUp(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, SlowApplication.class,
				"--spring.mvc.async.request-timeout=1s")) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			long start = System.nanoTime();
			RawHttp.Reply reply = server.post(signed);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(4400));
			assertThat(reply.status()).isEqualTo(503);
			assertThat(reply.body())
				.contains("{\"code\":\"FAIL\",\"message\":\"The notification is not handled yet\"}");
			server.bean(CountDownLatch.class).countDown();
			server.bean(NotificationReceiver.class).whenIdle().block(TIME_LIMIT);
			assertThat(server.post(signed).status()).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenClientGoesAwayThenHandlerEnds(WebApplicationType type, CapturedOutput output) throws Exception {
		int before = output.getAll().length();
		try (NotificationServer server = NotificationServer.start(type, SlowApplication.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
				String head = RawHttp.head("POST", NotificationServer.PATH, signed.headers());
				socket.getOutputStream()
					.write((head + "Content-Length: " + signed.body().length + "\r\n\r\n")
						.getBytes(StandardCharsets.US_ASCII));
				socket.getOutputStream().write(signed.body());
				server.bean(Recorder.class).poll();
			}
			server.bean(CountDownLatch.class).countDown();
			server.bean(NotificationReceiver.class).whenIdle().block(TIME_LIMIT);
			assertThat(server.post(signed).status()).isEqualTo(204);
			assertThat(server.bean(Recorder.class).notifications()).isEmpty();
		}
		assertThat(output.getAll().substring(before)).doesNotContain("\tat ");
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void closeWhenHandlerIsUnderWayThenWaitsForIt(WebApplicationType type, CapturedOutput output) throws Exception {
		NotificationServer server = NotificationServer.start(type, SlowApplication.class,
				"--server.shutdown=immediate");
		CountDownLatch end = server.bean(CountDownLatch.class);
		Recorder recorder = server.bean(Recorder.class);
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Future<?> delivery = threads.submit(() -> postAndForget(server));
			recorder.poll();
			Future<?> closing = threads.submit(server::close);
			end.countDown();
			closing.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
			delivery.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(output).doesNotContain("failed to remember", "The handler of notification");
	}

	// The server may end before it replies
	private static void postAndForget(NotificationServer server) {
		try {
			RawHttp.Reply unused = server.post(TestNotification.paid("O-1").sign());
		}
		catch (IOException | IllegalStateException ex) {
			assertThat(ex).isNotNull();
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenApplicationMapperIsOddThenReadsAllTheSame(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, OddApplication.class)) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isEqualTo(204);
			assertThat(server.bean(Recorder.class).poll()).isInstanceOfSatisfying(UserPaidNotification.class,
					(notification) -> assertThat(notification.order().outOrderNo()).isEqualTo("O-1"));
			assertThat(server.post(TestNotification.paid("O-1").sign().withByteChanged(3)).body())
				.contains("{\"code\":\"FAIL\"");
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenApplicationHasContextPathThenIsBelow(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class,
				"--server.servlet.context-path=/shop", "--spring.webflux.base-path=/shop")) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(RawHttp.post(server.port(), "/shop" + NotificationServer.PATH, signed).status()).isEqualTo(204);
			assertThat(RawHttp.post(server.port(), NotificationServer.PATH, signed).status()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenLimitIsSetThenKeepsIt(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class,
				"--wechatpay.notification.max-body-size=100B")) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isEqualTo(413);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void postWhenChunkIsMalformedThenRefuses(WebApplicationType type) throws Exception {
		try (NotificationServer server = NotificationServer.start(type, Application.class)) {
			String head = RawHttp.head("POST", NotificationServer.PATH, TestNotification.paid("O-1").sign().headers());
			RawHttp.Reply reply = RawHttp.send(server.port(), head + "Transfer-Encoding: chunked\r\n\r\n",
					"zz\r\n{}\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(reply.status()).isBetween(400, 499);
			assertThat(reply.body()).doesNotContain("\tat ");
			assertThat(server.bean(Recorder.class).notifications()).isEmpty();
		}
	}

	/**
	 * What was handled.
	 *
	 * @param notifications the notifications
	 */
	record Recorder(BlockingQueue<Notification> notifications) {

		Notification poll() throws InterruptedException {
			return Objects.requireNonNull(this.notifications.poll(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RecorderConfiguration {

		@Bean
		Recorder recorder() {
			return new Recorder(new LinkedBlockingQueue<>());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application extends RecorderConfiguration {

		@Bean
		NotificationHandler<UserPaidNotification> paid(Recorder recorder) {
			return recorder.notifications()::add;
		}

		@Bean
		ReactiveNotificationHandler<UserConfirmNotification> confirmed(Recorder recorder) {
			return (notification) -> Mono.fromRunnable(() -> recorder.notifications().add(notification));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class FailingApplication {

		private boolean failed;

		@Bean
		NotificationHandler<UserPaidNotification> paid() {
			return (notification) -> {
				if (!this.failed) {
					this.failed = true;
					throw new IllegalStateException("SECRET");
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SlowApplication extends RecorderConfiguration {

		@Bean
		CountDownLatch end() {
			return new CountDownLatch(1);
		}

		@Bean
		NotificationHandler<UserPaidNotification> paid(CountDownLatch end, Recorder recorder) {
			return (notification) -> {
				recorder.notifications().add(notification);
				assertThat(end.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OddApplication extends Application {

		@Bean
		JsonMapper jsonMapper() {
			JsonFactory factory = JsonFactory.builder()
				.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(1).maxStringLength(10).build())
				.build();
			return JsonMapper.builder(factory)
				.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
				.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.build();
		}

	}

	private static final class Stopped implements ObservationHandler<NotificationObservationContext> {

		private final List<NotificationObservationContext> contexts = new CopyOnWriteArrayList<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof NotificationObservationContext;
		}

		@Override
		public void onStop(NotificationObservationContext context) {
			this.contexts.add(context);
		}

	}

}
