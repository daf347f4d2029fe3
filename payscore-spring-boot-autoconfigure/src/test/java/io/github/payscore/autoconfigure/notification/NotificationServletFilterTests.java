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

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.CommonsRequestLoggingFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.TestNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the endpoint behind servlet filters of the application, over the wire, on
 * Tomcat.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class NotificationServletFilterTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	@Test
	void postWhenFilterDoesNotSupportAsyncThenRepliesAsEver(CapturedOutput output) throws Exception {
		int before = output.getAll().length();
		try (NotificationServer server = start(SynchronousFilter.class, NotificationEndpointTests.Application.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			assertThat(server.post(signed).status()).isEqualTo(204);
			assertThat(server.post(signed).status()).isEqualTo(204);
			assertThat(server.bean(NotificationEndpointTests.Recorder.class).notifications()).hasSize(1);
			RawHttp.Reply refused = server.post(TestNotification.paid("O-2").sign().withByteChanged(3));
			assertThat(refused.status()).isEqualTo(401);
			assertThat(refused.body()).contains("{\"code\":\"FAIL\"");
		}
		assertThat(output.getAll().substring(before)).doesNotContain("\tat ");
	}

	@Test
	void postWhenFilterDoesNotSupportAsyncAndHandlerFailsThenReplies500WithoutReason() throws Exception {
		try (NotificationServer server = start(SynchronousFilter.class,
				NotificationEndpointTests.FailingApplication.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			RawHttp.Reply reply = server.post(signed);
			assertThat(reply.status()).isEqualTo(500);
			assertThat(reply.body()).contains("{\"code\":\"FAIL\"").doesNotContain("SECRET");
			assertThat(server.post(signed).status()).isEqualTo(204);
		}
	}

	// Waits for the 4.5 seconds that a handler has
	@Test
	void postWhenFilterDoesNotSupportAsyncAndHandlerIsSlowThenReplies503WhenItsTimeIsUp() throws Exception {
		try (NotificationServer server = start(SynchronousFilter.class,
				NotificationEndpointTests.SlowApplication.class)) {
			TestNotification.Signed signed = TestNotification.paid("O-1").sign();
			long start = System.nanoTime();
			assertThat(server.post(signed).status()).isEqualTo(503);
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(4400));
			server.bean(CountDownLatch.class).countDown();
			server.bean(NotificationReceiver.class).whenIdle().block(TIME_LIMIT);
			assertThat(server.post(signed).status()).isEqualTo(204);
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void postWhenFilterDoesNotSupportAsyncOnVirtualThreadThenRepliesAsEver() throws Exception {
		try (NotificationServer server = start(SynchronousFilter.class, NotificationEndpointTests.Application.class,
				"--spring.threads.virtual.enabled=true")) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isEqualTo(204);
		}
	}

	@Test
	void postWhenAsyncCannotStartThenWorkDoesNotBegin() throws Exception {
		try (NotificationServer server = start(NoAsyncFilter.class, NotificationEndpointTests.Application.class)) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isEqualTo(500);
			server.bean(NotificationReceiver.class).whenIdle().block(TIME_LIMIT);
			assertThat(server.bean(NotificationEndpointTests.Recorder.class).notifications()).isEmpty();
		}
	}

	@Test
	void postWhenFiltersWrapRequestAndResponseThenReplies204() throws Exception {
		try (NotificationServer server = start(WrappingFilters.class, NotificationEndpointTests.Application.class,
				"--spring.mvc.hiddenmethod.filter.enabled=true")) {
			assertThat(server.post(TestNotification.paid("O-1").sign()).status()).isEqualTo(204);
			RawHttp.Reply refused = server.post(TestNotification.paid("O-2").sign().withByteChanged(3));
			assertThat(refused.status()).isEqualTo(401);
			assertThat(refused.body()).contains("{\"code\":\"FAIL\"");
		}
	}

	private static NotificationServer start(Class<?> filter, Class<?> application, String... arguments) {
		return NotificationServer.start(WebApplicationType.SERVLET, new Class<?>[] { application, filter }, arguments);
	}

	/**
	 * As {@code @WebFilter} registers it unless told otherwise.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SynchronousFilter {

		@Bean
		FilterRegistrationBean<?> filter() {
			FilterRegistrationBean<?> filter = new FilterRegistrationBean<>(
					(request, response, chain) -> chain.doFilter(request, response));
			filter.setAsyncSupported(false);
			return filter;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class NoAsyncFilter {

		@Bean
		FilterRegistrationBean<?> filter() {
			return new FilterRegistrationBean<>((request, response, chain) -> chain
				.doFilter(new NoAsyncRequest((HttpServletRequest) request), response));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WrappingFilters {

		@Bean
		CommonsRequestLoggingFilter cachesRequest() {
			CommonsRequestLoggingFilter filter = new CommonsRequestLoggingFilter();
			filter.setIncludePayload(true);
			return filter;
		}

		@Bean
		ShallowEtagHeaderFilter cachesResponse() {
			return new ShallowEtagHeaderFilter();
		}

	}

	/**
	 * Says that it supports asynchronous processing, but does not.
	 */
	private static final class NoAsyncRequest extends HttpServletRequestWrapper {

		NoAsyncRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
			throw new IllegalStateException("No asynchronous processing here");
		}

	}

}
