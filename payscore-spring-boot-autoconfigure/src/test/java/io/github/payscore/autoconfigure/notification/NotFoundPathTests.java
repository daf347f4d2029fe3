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

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.notification.TestNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that names which do not exist are answered as the application answers any path
 * that does not exist, however it does that.
 *
 * @author PayScore for Spring Boot contributors
 */
@Timeout(120)
class NotFoundPathTests {

	@ParameterizedTest
	@CsvSource({ "REACTIVE,true,true", "REACTIVE,false,true", "SERVLET,true,true", "SERVLET,false,true",
			"SERVLET,false,false", "SERVLET,true,false" })
	void postWhenNameIsUnknownThenIsAnsweredLikeUnknownPath(WebApplicationType type, boolean resources,
			boolean problemDetails) throws IOException {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		try (NotificationServer server = NotificationServer.start(type, new Class<?>[] { Application.class },
				NotificationServer.properties().with("notification.path", "/wechatpay/{merchant}/notifications"),
				"--spring.mvc.problemdetails.enabled=" + problemDetails,
				"--spring.webflux.problemdetails.enabled=" + problemDetails,
				"--spring.web.error.include-message=always", "--spring.web.resources.add-mappings=" + resources)) {
			assertThat(text(server, "/wechatpay/nobody/notifications", signed))
				.isEqualTo(text(server, "/wechatpay/nobody/notificationz", signed))
				.startsWith("HTTP/1.1 404");
			assertThat(RawHttp.post(server.port(), "/wechatpay/default/notifications", signed).status()).isEqualTo(204);
		}
	}

	/**
	 * Post a notification.
	 * @param server the server
	 * @param path the path
	 * @param signed the notification
	 * @return the reply, without what differs from one request to the next
	 */
	static String text(NotificationServer server, String path, TestNotification.Signed signed) throws IOException {
		RawHttp.Reply reply = RawHttp.post(server.port(), path, signed);
		return (reply.headers() + "\r\n\r\n" + reply.body()).replace(path, "PATH")
			.replace(path.substring(1), "PATH")
			.replaceAll("Date: [^\r]*", "Date: now")
			.replaceAll("\"timestamp\":\"[^\"]*\"", "")
			.replaceAll("\"requestId\":\"[^\"]*\"", "")
			.replaceAll("(?i)content-length: [0-9]+", "");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
