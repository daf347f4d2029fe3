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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.notification.TestNotification;
import io.github.payscore.test.FakeWeChatPay;

/**
 * An application that receives notifications, on a real server.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationServer implements AutoCloseable {

	static final String PATH = "/wechatpay/notifications";

	private final ConfigurableApplicationContext context;

	private final int port;

	private NotificationServer(ConfigurableApplicationContext context) {
		this.context = context;
		this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	static NotificationServer start(WebApplicationType type, Class<?> application, String... arguments) {
		return start(type, new Class<?>[] { application }, arguments);
	}

	static NotificationServer start(WebApplicationType type, Class<?>[] application, String... arguments) {
		return start(type, application, properties(), arguments);
	}

	static NotificationServer start(WebApplicationType type, Class<?>[] application, TestProperties properties,
			String... arguments) {
		List<String> all = new ArrayList<>(Arrays.asList(properties.toArguments()));
		all.add("--server.port=0");
		all.addAll(Arrays.asList(arguments));
		return new NotificationServer(
				new SpringApplicationBuilder(application).web(type).run(all.toArray(String[]::new)));
	}

	static NotificationServer start(WebApplicationType type, FakeWeChatPay fake, Class<?> application,
			String... arguments) {
		TestProperties properties = TestProperties.of(fake);
		return start(type, new Class<?>[] { application }, properties, arguments);
	}

	static TestProperties properties() {
		return TestProperties.valid()
			.with("platform-public-key-id", TestNotification.SERIAL)
			.with("platform-public-key-path", TestNotification.publicKeyPath())
			.with("api-v3-key", TestNotification.API_V3_KEY)
			.with("notification.path", PATH);
	}

	int port() {
		return this.port;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	RawHttp.Reply post(TestNotification.Signed signed) throws IOException {
		return RawHttp.post(this.port, PATH, signed);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
